"""Every section of what will be sealed has a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import CommonFields, Record
from mkdocs_evidence.reading import locate_in_body, prose_of

RULE = Rule("text-empty", "Protocols and reports have a text under each heading")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]*([^\s#].*)$", re.MULTILINE)
# A quick search: most texts have no heading that is followed by nothing but space and comments.
# It begins with the character itself, so that the engine leaps from one to the next.
_MAY_BE_EMPTY = re.compile(
    r"#(?:(?<=^#)|(?<=^ #)|(?<=^  #)|(?<=^   #))[^\n]*+(?:\s++|(?><!--[\s\S]*?-->))*+(?=\Z|#)", re.MULTILINE
)
_STEP = (
    "write the section; delete the heading if it does not apply; or put back `draft: true` until somebody "
    "has written it"
)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every heading without a text in a protocol or report, drafts apart.

    Other records are never sealed: they may be published first and filled later.
    """
    for record in scope.records:
        if record.index_entry.is_draft or not record.key.type.is_versioned:
            continue
        faults = tuple(_faults(record, scope.graph.text_of(record)))
        if faults and may_be_edited(scope, record):
            yield from faults


def empty_headings(body: str) -> Iterator[tuple[int, str]]:
    """The headings with neither text nor a lower heading below them: line from 0, and title."""
    for heading, _ in empty_sections(body):
        yield body.count("\n", 0, heading.start()), body[heading.start(2) : heading.end(2)].strip(" #")


def empty_sections(body: str) -> Iterator[tuple[re.Match[str], int]]:
    """The headings with neither text nor a lower heading below them, each with the end of its section.

    Comments, such as the hints of an outline, are no text; code, pictures and tables are.
    """
    if not _MAY_BE_EMPTY.search(body):
        return
    headings = list(_HEADING.finditer(prose_of(body)))
    for heading, following in zip_longest(headings, headings[1:]):
        end = following.start() if following else len(body)
        has_parts = following is not None and len(following[1]) > len(heading[1])
        if not has_parts and not _has_text(body[heading.end() : end]):
            yield heading, end


def _faults(record: Record[CommonFields], body: str) -> Iterator[Diagnostic]:
    source = record.source
    for line, title in empty_headings(body):
        place = locate_in_body(source, source.body_line + line, 1, len(body.split("\n")[line].rstrip()))
        yield Diagnostic(RULE, place, f"there is no text under the heading “{title}”", _STEP)


def _has_text(part: str) -> bool:
    return bool(_COMMENT.sub("", part).strip())


__all__ = ["RULE", "check", "empty_headings", "empty_sections"]
