"""A raw value to text: delimiters taken off, strings put in, and what should not be there found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_evidence.reading.raw_bibliography import RawField

MONTHS = {
    name: str(number)
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
"""The strings that BibTeX's styles define themselves."""
_BARE = re.compile(r"[^\s#,{}\"=]+")
_NEXT_FIELD = re.compile(r"\s*([A-Za-z][\w-]*)\s*=")
_DELIMITER = re.compile(r'\\.|[{}"]', re.DOTALL)


@dataclass(frozen=True, slots=True)
class SettledValue:
    """A value as text (inner braces and LaTeX kept), the strings that nobody defines, and its rest.

    `rest` is what stands behind the value, where a comma should have ended it.
    """

    text: str
    undefined: tuple[str, ...] = ()
    rest: str = ""


def settle(raw: str, strings: Mapping[str, str]) -> SettledValue:
    """The value that BibTeX would see: pieces in braces, in quotes or named, joined with #."""
    parts: list[str] = []
    undefined: list[str] = []
    position = _skip_space(raw, 0)
    while position < len(raw):
        text, end, is_name = _piece(raw, position)
        if is_name and not text[0].isdigit():
            known = strings.get(text.lower())
            undefined += [text] if known is None else []
            text = text if known is None else known
        parts.append(text)
        position = _skip_space(raw, end)
        if position >= len(raw) or raw[position] != "#":
            break
        position = _skip_space(raw, position + 1)
    return SettledValue("".join(parts), tuple(undefined), raw[position:].strip())


def swallowed_fields(field: RawField, rest: str) -> tuple[RawField, ...]:
    """The fields behind a value whose comma is missing: name, value and line of each."""
    found: list[RawField] = []
    line = field.line + field.value.count("\n", 0, field.value.rfind(rest) if rest else 0)
    while match := _NEXT_FIELD.match(rest):
        value = rest[match.end() :]
        settled = settle(value, MONTHS)
        line += rest.count("\n", 0, match.start(1))
        found.append(RawField(match[1].lower(), value.removesuffix(settled.rest).strip(), line))
        line += rest.count("\n", match.start(1), len(rest) - len(settled.rest))
        rest = settled.rest
    return tuple(found)


def _piece(raw: str, start: int) -> tuple[str, int, bool]:
    """One piece: its text, where it ends, and whether it is a bare word."""
    if raw[start] == "{":
        end = _closing(raw, start, "}")
        return raw[start + 1 : end], end + 1, False
    if raw[start] == '"':
        end = _closing(raw, start, '"')
        return raw[start + 1 : end], end + 1, False
    bare = _BARE.match(raw, start)
    end = bare.end() if bare else start + 1
    return raw[start:end], end, True


def _closing(raw: str, start: int, delimiter: str) -> int:
    depth = 0
    for match in _DELIMITER.finditer(raw, start + 1):
        if match[0] == delimiter and not depth:
            return match.start()
        depth += (match[0] == "{") - (match[0] == "}")
    return len(raw)


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
