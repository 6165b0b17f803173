"""Single faults planted in the valid files of the base, one line changed for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"(?P<indent> *(?:- )?)(?P<key>[a-z_]+):(?: (?P<value>.+))?")
_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?")
_WORDS = frozenset(
    [
        "kind",
        "status",
        "event",
        "design",
        "coverage",
        "direction",
        "effect_measure",
        "aspect",
        "class",
        "outcome_data_seen",
    ]
)
_REFERENCES = frozenset(
    [
        "project",
        "evaluator",
        "follows_on_from",
        "lead",
        "delivered_by",
        "programme",
        "evaluates",
        "organisation",
        "target",
    ]
)
_ENTRIES = re.compile(r"\[(?P<first>[a-z/@0-9-]+)(?P<rest>.*)\]")


@dataclass(frozen=True, slots=True)
class Planted:
    """A line of a file as it is written wrong; `number` counts from 1."""

    kind: str
    path: str
    number: int
    key: str
    line: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.path}:{self.number} {self.line.strip()}"


def planted(files: dict[str, bytes]) -> Iterator[Planted]:
    """Every fault of every kind that the lines of these files can take."""
    for path, data in sorted(files.items()):
        lines = data.decode("utf-8").split("\n")
        end = lines.index("---", 1)
        for number, line in enumerate(lines, 1):
            match = _LINE.fullmatch(line) if number <= end else None
            if match:
                for kind, wrong in _wrong_lines(match["indent"], match["key"], match["value"] or ""):
                    if kind == "quote not closed" and '"' in lines[number]:
                        continue  # the next quotation mark closes it, and the fault shows there
                    yield Planted(kind, path, number, match["key"], wrong)
            elif number > end + 1 and "[[" in line:
                yield Planted("unknown link", path, number, "", f"{line} See [[projects/nothing-like-it]].")
            elif number > end + 1 and line and not line.startswith("#"):
                yield Planted("unknown citation", path, number, "", f"{line} As others say [@nobody1999].")


def with_planted(files: dict[str, bytes], faults: tuple[Planted, ...]) -> dict[str, bytes]:
    """The files with these faults in them."""
    changed = dict(files)
    for fault in faults:
        lines = changed[fault.path].decode("utf-8").split("\n")
        lines[fault.number - 1] = fault.line
        changed[fault.path] = "\n".join(lines).encode("utf-8")
    return changed


def _wrong_lines(indent: str, key: str, value: str) -> Iterator[tuple[str, str]]:
    after = f" {value}" if value else ""
    yield "misspelt name", f"{indent}{key}{key[-1]}:{after}"
    yield "name in capitals", f"{indent}{key.upper()}:{after}"
    if not indent:
        yield "no colon", f"{key}{after}"
    if indent.startswith("  "):
        yield "tab", f"\t{indent[2:]}{key}:{after}"
    if value:
        yield "empty", f"{indent}{key}:"
        yield "group for a value", f"{indent}{key}: {{colour: blue}}"
        yield "bracket not closed", f"{indent}{key}: [{value.strip('[]')}"
        yield "anchor", f"{indent}{key}: &here {value}"
        yield from _wrong_values(indent, key, value)


def _wrong_values(indent: str, key: str, value: str) -> Iterator[tuple[str, str]]:
    if value[0] not in '["{':
        yield "quote not closed", f'{indent}{key}: "{value}'
        yield "second colon", f"{indent}{key}: What follows: {value}"
        yield "alias", f"{indent}{key}: *there"
    if _DATE.fullmatch(value):
        yield "date in another form", f"{indent}{key}: 20/03/2019"
        yield "no such day", f"{indent}{key}: 2021-02-30"
    if key in _WORDS:
        yield "word that is not on the list", f"{indent}{key}: nonsense_word"
    if key in _REFERENCES:
        yield "unknown reference", f"{indent}{key}: nobody-has-this-id"
        yield "reference in another form", f"{indent}{key}: Nobody Has This"
    if key in ("topics", "about", "authors") and (match := _ENTRIES.fullmatch(value)):
        name = {"about": "projects/nobody-has-this-id"}.get(key, "nobody-has-this-id")
        yield "unknown entry", f"{indent}{key}: [{name}{match['rest']}]"
