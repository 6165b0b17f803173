"""A file is what the ending of its name says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.checks.attached_files import attached, place_of_file, sealed_files
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model.file_policy import FILE_TYPES, FileType, ending_of, type_of_file

RULE = Rule("file-content", "A file is what its name says")
LOOKED_AT = 1024
"""Bytes in which the mark of a kind must be; readers of PDF look as far (ISO 32000-2, annex I)."""

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|script)\b",
    re.IGNORECASE | re.DOTALL,
)


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every file whose bytes are of another kind than its ending."""
    for path, data in attached(scope):
        kind = type_of_file(path)
        found = _other_kind(kind, data[:LOOKED_AT]) if kind else ""
        if found and path not in sealed_files(scope):
            yield Diagnostic(
                RULE,
                place_of_file(scope, path),
                f"this file ends in {ending_of(path)}, but {found}",
                "save it again from the program that made it, or download it again; a download that needs "
                "you to sign in often saves the sign-in page instead",
                seen=path.rpartition("/")[2],
            )


def _other_kind(kind: FileType, start: bytes) -> str:
    """What the file holds in the place of what its ending says; nothing where it is right."""
    if not start:
        return "it is empty" if kind.marks else ""
    if _PAGE.match(start):
        return "it contains a web page (HTML)"
    if not kind.marks or _has_mark(kind, start):
        return ""
    other = next((one for one in FILE_TYPES if one.marks and _has_mark(one, start)), None)
    return f"its content is that of a {other.endings[0]} file" if other else "its content is of another kind"


def _has_mark(kind: FileType, start: bytes) -> bool:
    if kind.endings == (".pdf",):
        return any(mark in start for mark in kind.marks)
    return start[kind.offset :].startswith(kind.marks)
