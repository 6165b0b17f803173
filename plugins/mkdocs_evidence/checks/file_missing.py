"""A file that a version attaches is there, in the record's own folder."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import VersionedFields

RULE = Rule("file-missing", "Attached files are there")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every `path` of an attached file at which no file is, or that leads out of the folder."""
    if scope.has_file is None:
        return
    for record in scope.records:
        if not isinstance(record.fields, VersionedFields):
            continue
        folder = posixpath.dirname(record.source.path)
        for index, file in enumerate(record.fields.files):
            if file.path is None:
                continue
            path = posixpath.normpath(posixpath.join(folder, file.path))
            place = value_of(record, "files", index, "path")
            if not path.startswith(f"{folder}/files/"):
                message = "an attached file must lie in the folder `files` beside the record"
                step = f"move the file to {folder}/files/ and write its path as files/<name>"
                yield Diagnostic(RULE, place, message, step, seen=file.path)
            elif not scope.has_file(path):
                message = f"there is no file {path}"
                step = "add the file there, or correct the path; capitals count"
                yield Diagnostic(RULE, place, message, step, seen=file.path)
