"""Comments in the files of records, as rules tell of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Place
from mkdocs_evidence.model import FIELDS_BY_TYPE, CommonFields, Record
from mkdocs_evidence.model.field_hints import is_hint
from mkdocs_evidence.model.outlines import HINTS
from mkdocs_evidence.reading import field_names, header_comments, locate_offset, place_in_header

MANY_WORDS = 3
"""A comment of fewer words is a mark, such as “end of list”."""
SHOWN = 60
"""So many characters of a comment are shown in a message."""


@dataclass(frozen=True, slots=True)
class FoundComment:
    """A comment with words: where it begins, its words in one line, and how many they are.

    `start` is its offset in the text; None in the front matter.
    """

    place: Place
    text: str
    words: int
    start: int | None = None

    @property
    def in_short(self) -> str:
        """Its words in quotation marks, shortened."""
        return f"“{self.text}”" if len(self.text) <= SHOWN else f"“{self.text[:SHOWN].rsplit(' ', 1)[0]} …”"


def comments_in(scope: Scope, record: Record[CommonFields]) -> Iterator[FoundComment]:
    """Every closed comment of a record's file that has words for people, hints for its fields apart."""
    source, text = record.source, scope.graph.text_of(record)
    names = field_names(FIELDS_BY_TYPE[record.key.type])
    for comment in header_comments(source.header):
        if comment.words and not is_hint(comment.text, names):
            line = source.header.count("\n", 0, comment.start)
            column = comment.start - source.header.rfind("\n", 0, comment.start) - 1
            place = place_in_header(source, line, column, comment.end - comment.start)
            yield FoundComment(place, comment.text, comment.words)
    for comment in source.comments:
        if comment.words and not comment.is_open:
            length = comment.end + len("-->") - comment.start
            place = locate_offset(source, text, comment.start, length)
            yield FoundComment(place, comment.text, comment.words, comment.start)


def long_comments_in(scope: Scope, record: Record[CommonFields]) -> Iterator[FoundComment]:
    """Every comment of several words, hints of `new` apart, and fields that were made comments."""
    names = field_names(FIELDS_BY_TYPE[record.key.type])
    for comment in comments_in(scope, record):
        is_field = comment.start is None and comment.text.partition(":")[0] in names
        if comment.words >= MANY_WORDS and not is_field and comment.text not in HINTS:
            yield comment
