"""A front matter cut into its fields by the look of its lines, for where it does not parse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mkdocs_evidence.model import FIELDS_BY_TYPE

_KEY = re.compile(r"""(?:"[^"]*"|'[^']*'|\w[\w@/.-]*)\s*:(?:\s|$)""")
_GOES_ON = re.compile(r"$|[\s#\]}-]")
_NAME = re.compile(r"""\s*(?:-\s+)?["']?(\w[\w -]*)""")

_FIELDS = frozenset(
    info.alias or name for model in FIELDS_BY_TYPE.values() for name, info in model.model_fields.items()
)


class Block(NamedTuple):
    """The lines of a field, counted from 0: `first` up to, not with, `end`.

    From the line `stray` on they begin at the margin, and are neither an entry, a comment nor a bracket.
    """

    first: int
    stray: int
    end: int


def blocks_of(lines: Sequence[str]) -> Iterator[Block]:
    """Every field's lines, in their order; what is before the first field is a block of its own."""
    starts = {number for number, line in enumerate(lines) if _KEY.match(line) or _names_a_field(line)}
    for first, end in zip(sorted({0, *starts}), [*sorted(starts - {0}), len(lines)], strict=True):
        after = first + 1 if _KEY.match(lines[first]) else first
        stray = next((number for number in range(after, end) if not _GOES_ON.match(lines[number])), end)
        yield Block(first, stray, end)


def _names_a_field(line: str) -> bool:
    """Return True if a line at the margin begins with a field's name, and lacks the colon."""
    return not line[:1].isspace() and line.split(" ", 1)[0] in _FIELDS


def first_words(lines: Iterable[str]) -> Iterator[str]:
    """What each line may name as a field: the words before its colon, or its first word."""
    for line in lines:
        if match := _NAME.match(line):
            yield match[1].strip()
            yield match[1].split()[0]
