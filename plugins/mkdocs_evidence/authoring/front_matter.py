"""Front matter as text: fields in their order, every text in quotes, so that YAML cannot misread it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Plain:
    """A value that is written without quotes: a date, a word of a vocabulary, a reference, true."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A field that is still to be filled in, with a word on what belongs there."""

    hint: str


Value: TypeAlias = str | Plain | Blank | tuple["Value", ...] | Mapping[str, "Value"]
Entry: TypeAlias = tuple[str, Value]

INDENT = "  "


def render_front_matter(entries: Iterable[Entry]) -> str:
    """The fields as the lines between the fences."""
    return "".join(f"{line}\n" for name, value in entries for line in _field(name, value, ""))


def render_file(entries: Iterable[Entry], body: str) -> str:
    """A whole file: the fields between their fences, then the text."""
    text = body.strip("\n")
    return f"---\n{render_front_matter(entries)}---\n" + (f"\n{text}\n" if text else "")


def quoted(text: str) -> str:
    """A text in double quotes, which YAML reads as JSON does (YAML 1.2, section 7.3.1)."""
    return json.dumps(text, ensure_ascii=False)


def _field(name: str, value: Value, indent: str) -> list[str]:
    if isinstance(value, Mapping):
        inner = [line for key, one in value.items() for line in _field(key, one, indent + INDENT)]
        return [f"{indent}{name}:", *inner]
    if isinstance(value, tuple):
        return [f"{indent}{name}:", *(line for one in value for line in _item(one, indent + INDENT))]
    return [f"{indent}{name}:{_scalar(value)}"]


def _item(value: Value, indent: str) -> list[str]:
    if not isinstance(value, Mapping):
        assert not isinstance(value, tuple), "no field of a record is a list of lists"
        return [f"{indent}-{_scalar(value)}"]
    lines = [line for key, one in value.items() for line in _field(key, one, indent + INDENT)]
    return [f"{indent}- {lines[0].lstrip()}", *lines[1:]]


def _scalar(value: str | Plain | Blank) -> str:
    if isinstance(value, Blank):
        return f" # {value.hint}" if value.hint else ""
    return f" {value.text if isinstance(value, Plain) else quoted(value)}"
