"""The policy for bodies held against one text: for pages that are no records."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks import blocked_by_policy, markup_not_allowed, markup_unbalanced, maths_syntax
from mkdocs_evidence.checks.may_hold_markup import may_hold_markup
from mkdocs_evidence.checks.rendered_texts import RenderedText
from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.model import Source


def policy_faults(html: str, source: Source) -> Iterator[Diagnostic]:
    """Everything in a standalone page that is beyond the policy or no formula, at its place in its Markdown.

    The page's front matter is the `header` of its source, its Markdown the `body`.
    """
    yield from maths_syntax.faults_in(source, source.body)
    if may_hold_markup(source.body):
        text = RenderedText(html, source, source.body, is_record=False)
        for rule in (markup_not_allowed, markup_unbalanced, blocked_by_policy):
            yield from rule.faults_in(text)
