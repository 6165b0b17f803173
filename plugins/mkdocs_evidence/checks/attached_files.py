"""Places in files that are no texts, for the rules on them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.checks.sealed_versions import seal_of
from mkdocs_evidence.diagnostics import Place
from mkdocs_evidence.reading import is_page

LONGEST_LINE = 400
"""Characters of a line that a message can show."""


def is_attachment(path: str) -> bool:
    """Return True if a file of the content folder is published as it is."""
    return not is_page(path)


def attached(scope: Scope, *endings: str) -> Iterator[tuple[str, bytes]]:
    """Each file that the policy governs, with its bytes; those with these endings, where some are given."""
    if scope.attachments is None:
        return
    for path in scope.attachments.paths:
        if not endings or path.lower().endswith(endings):
            yield path, scope.attachments.read(path)


def sealed_files(scope: Scope) -> frozenset[str]:
    """The paths of all files that are sealed with a version, which nobody can mend.

    A rule asks this last, of what it would report.
    """
    return frozenset(
        posixpath.normpath(posixpath.join(posixpath.dirname(record.source.path), path))
        for record in scope.graph.everything.records
        for seal in (seal_of(scope, record),)
        for path, _ in (seal.files if seal else ())
    )


def place_of_file(scope: Scope, path: str, data: bytes = b"", line: int = 1, column: int = 1) -> Place:
    """A file, or a line and column in one that is text."""
    lines = data.decode("utf-8", "replace").split("\n") if data else []
    shown = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    readable = shown if len(shown) <= LONGEST_LINE else ""
    return Place(scope.graph.settings.shown_path(path), line, column, 1, readable)
