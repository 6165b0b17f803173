"""Comments end where their writers mean: one that does not takes text away, or is shown to readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import CommonFields, Record
from mkdocs_evidence.reading import locate_offset, read_prose

RULE = Rule("comment-open", "Comments are closed where they begin")
OPENING = "<!--"
_SHOWN = re.compile(rf"(?<!\\){OPENING}")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every comment that is not closed, in a text that may still be edited."""
    for record in scope.records:
        text = scope.graph.text_of(record)
        if OPENING in text:
            found = tuple(_faults(record, text))
            if found and may_be_edited(scope, record):
                yield from found


def _faults(record: Record[CommonFields], text: str) -> Iterator[Diagnostic]:
    source = record.source
    for comment in source.comments:
        if comment.is_open:
            yield Diagnostic(
                RULE,
                locate_offset(source, text, comment.start, len(OPENING)),
                "this comment is not closed before what is around it ends, so readers may miss text that "
                "they should see, and see words that they should not",
                "write `-->` where the comment ends, or delete it",
            )
    for match in _SHOWN.finditer(read_prose(text).citable):
        yield Diagnostic(
            RULE,
            locate_offset(source, text, match.start(), len(OPENING)),
            "this begins no comment, so readers would see it and the words after it: there is no `-->` in "
            "the same paragraph or table cell",
            "write `-->` where the comment ends, or delete it; if readers should see these signs, put "
            "them in backticks",
        )
