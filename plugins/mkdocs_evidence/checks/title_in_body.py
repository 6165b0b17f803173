"""The title stands in the front matter; the text's own headings begin at the second level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity
from mkdocs_evidence.reading import locate_in_body, prose_of

RULE = Rule("title-in-body", "Headings in the text begin at the second level", Severity.WARNING)

_FIRST_LEVEL = re.compile(r"^ {0,3}#(?!#)[ \t]*\S.*$|^ {0,3}\S.*\n=+[ \t]*$", re.MULTILINE)
# Begins with the character itself, so that the engine leaps from one to the next.
_SINGLE_HASH = re.compile(r"#(?:(?<=^#)|(?<=^ #)|(?<=^  #)|(?<=^   #))(?!#)", re.MULTILINE)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every first-level heading in a text."""
    for record in scope.records:
        source, body = record.source, scope.graph.text_of(record)
        if not _may_have_first_level(body):
            continue
        for match in _FIRST_LEVEL.finditer(prose_of(body)):
            line = source.body_line + body.count("\n", 0, match.start())
            yield Diagnostic(
                RULE,
                locate_in_body(source, line, 1, len(match[0].partition("\n")[0])),
                "this heading is of the first level, which is for the title of the page alone",
                "begin it with ## and not with #; delete it if it repeats the title",
            )


def _may_have_first_level(body: str) -> bool:
    """Whether a line begins with = or with a single #: in most texts none does, and this is soon seen."""
    return bool(_SINGLE_HASH.search(body)) or ("=" in body and "\n=" in body)
