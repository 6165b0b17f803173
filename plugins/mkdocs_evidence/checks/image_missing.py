"""The picture that a record names is there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule

RULE = Rule("image-missing", "Pictures are there")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every `image` at which no file is."""
    if scope.has_file is None:
        return
    for record in scope.records:
        image = record.fields.image
        if image is None:
            continue
        path = posixpath.normpath(posixpath.join(posixpath.dirname(record.source.path), image))
        if image.startswith("/") or not scope.has_file(path):
            yield Diagnostic(
                RULE,
                value_of(record, "image"),
                f"there is no picture {image.lstrip('/') if image.startswith('/') else path}",
                "write the path from the record's own file, as in images/school.jpg; capitals count",
                seen=image,
            )
