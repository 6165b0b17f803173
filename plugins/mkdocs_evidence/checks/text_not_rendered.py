"""Every text can be made into a page."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.checks.written_links import linking_texts
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading import locate_in_body

RULE = Rule("text-not-rendered", "Texts can be rendered")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every text that Markdown, or an extension of it, refuses."""
    for record, rendered in linking_texts(scope):
        if rendered.trouble:
            yield Diagnostic(
                RULE,
                locate_in_body(record.source, record.source.body_line, 1),
                f"this text cannot be made into a page: {rendered.trouble}",
                "bring back what it includes, or mend `markdown_extensions` in mkdocs.yml",
            )
