"""What is public is finished: no text that only says what is to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.model import Source
from mkdocs_evidence.model.placeholder import TO_BE_WRITTEN
from mkdocs_evidence.reading import locate_in_body

_FIELD = re.compile(r"[\s-]*(\w+):")
RULE = Rule("text-placeholder", "What is no draft has no text that is still to be written")
_WRITTEN = f"{TO_BE_WRITTEN}:"


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every line of a record, drafts apart, that holds a placeholder."""
    for record in scope.records:
        if not record.fields.draft:
            for place in _places(record.source, scope.graph.text_of(record)):
                where = _where(record.source, place)
                yield Diagnostic(
                    RULE,
                    place,
                    f"“{TO_BE_WRITTEN}” is still {where}, and the record is not a draft",
                    "write what belongs here; or put back `draft: true` until somebody has",
                )


def _where(source: Source, place: Place) -> str:
    """The field that holds a place; here, where that is in the text."""
    match = _FIELD.match(place.source_line) if place.line < source.body_line else None
    return f"in `{match[1]}`" if match else "here"


def _places(source: Source, body: str) -> Iterator[Place]:
    for number, column, line in _lines_with(source.header, source.header_line):
        yield Place(source.shown_path, number, column, len(TO_BE_WRITTEN), line)
    for number, column, _ in _lines_with(body, source.body_line):
        yield locate_in_body(source, number, column, len(TO_BE_WRITTEN))


def _lines_with(text: str, first: int) -> Iterator[tuple[int, int, str]]:
    """Each line that holds the placeholder, with its number and the column."""
    if _WRITTEN not in text:
        return
    for number, line in enumerate(text.split("\n"), first):
        column = line.find(_WRITTEN)
        if column >= 0:
            yield number, column + 1, line
