"""Compare a register with an earlier copy of itself, line by line as text.

The chain proves lines against each other. Only an earlier copy proves that the chain is the same one.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from mkdocs_evidence.diagnostics import counted


class BreakKind(Enum):
    """Ways in which a register can fail to continue an earlier copy."""

    MISSING = "missing"
    SHORTER = "shorter"
    REMOVED = "removed"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Break:
    """The first line of an earlier copy that a later one does not hold.

    `number` counts from 1; `was` is the line of the earlier copy, `now` that of the later one (empty at
    its end); `missing` is by how many lines the later one is shorter, 0 where it is not.
    """

    number: int
    kind: BreakKind
    was: str
    now: str = ""
    missing: int = 0

    @property
    def in_words(self) -> str:
        """A clause that names the line, its earlier and its present content."""
        if self.kind is BreakKind.MISSING:
            return f"it is empty or gone, and had {counted(self.missing, 'line')}"
        if self.kind is BreakKind.SHORTER:
            if self.missing == 1:
                return f"its last line is missing: line {_shown(self)}"
            return f"its last {self.missing} lines are missing, the first of them line {_shown(self)}"
        if self.kind is BreakKind.REMOVED:
            return f"line {_shown(self)} was taken out"
        return f"line {_shown(self)} was changed: {_differences(self.was, self.now)}"


def lines_of(data: bytes) -> tuple[str, ...]:
    """Return the lines of a register's file; other line ends and a byte order mark do not count."""
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    return tuple(line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line)


def first_break(earlier: Sequence[str], later: Sequence[str]) -> Break | None:
    """Return the first line of `earlier` that `later` does not hold in its place; None if it holds all."""
    for index, (was, now) in enumerate(zip(earlier, later, strict=False)):
        if was != now:
            following = earlier[index + 1] if index + 1 < len(earlier) else ""
            is_removed = _address(now) == _address(following) != _address(was)
            kind = BreakKind.REMOVED if is_removed else BreakKind.ALTERED
            return Break(index + 1, kind, was, now, max(0, len(earlier) - len(later)))
    if len(later) >= len(earlier):
        return None
    kind = BreakKind.SHORTER if later else BreakKind.MISSING
    return Break(len(later) + 1, kind, earlier[len(later)], missing=len(earlier) - len(later))


def _values(line: str) -> dict[str, object]:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _address(line: str) -> object:
    return _values(line).get("address", line)


def _shown(found: Break) -> str:
    values = _values(found.was)
    about = [str(values[name]) for name in ("kind", "address") if name in values]
    sealed = f"sealed on {values['date']}" if "date" in values else ""
    told = ", ".join(part for part in (" ".join(about), sealed) if part)
    return f"{found.number} ({told})" if told else str(found.number)


def _differences(was: str, now: str) -> str:
    """The fields that differ, each as it was and as it is; the whole lines where one is no JSON object."""
    old, new = _values(was), _values(now)
    if not old or not new:
        return f"it was {_short(was)}, and is {_short(now)}"
    names = [name for name in sorted({*old, *new}) if old.get(name) != new.get(name)]
    own = [name for name in names if name != "previous"] or names
    return "; ".join(
        f"`{name}` was {_short(old.get(name))}, and is {_short(new.get(name))}" for name in own
    ) or (f"it was {_short(was)}, and is {_short(now)}")


def _short(value: object) -> str:
    if value is None:
        return "not there"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:79]}…"
