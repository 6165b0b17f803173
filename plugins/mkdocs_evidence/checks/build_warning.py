"""The strict build has no warning of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.checks.registered import content_path
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, Severity

RULE = Rule("build-warning", "The public build has no warning", Severity.WARNING)
CONFIGURATION = "mkdocs.yml"
_FILE = re.compile(r"'([^'\n]+\.md)'")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every warning of a build, at the file that it names; only where the site has been built."""
    for warning in scope.build_warnings:
        named = _FILE.search(warning)
        place = Place(content_path(scope, named[1]) if named else CONFIGURATION)
        yield Diagnostic(
            RULE,
            place,
            warning.strip().rstrip("."),
            "mend what it names: the public build stops at a warning",
        )
