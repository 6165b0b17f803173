"""A link to a heading, or to another marked place, leads to one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.checks.scope import AnchorLink, RenderedText, Scope
from mkdocs_evidence.checks.written_links import linking_texts, places_of_link
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, Severity, nearest
from mkdocs_evidence.graph.addresses import key_at
from mkdocs_evidence.model import CommonFields, ProtocolFields, Record, ReportFields
from mkdocs_evidence.reading import is_record_path, key_for_path

RULE = Rule("anchor-missing", "Links to headings lead to headings", Severity.WARNING)
OF_PAGES = re.compile(r"(?:cite|facet|field|line|part|plot|ref|word)-.+|main|top")
"""Anchors that pages have besides those of their text; those of outcomes and findings are known exactly.

Browsers take `#top` for the top of each page.
"""


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every link to an anchor that neither the text of the page nor the page itself has."""
    for record, rendered in linking_texts(scope):
        for link in dict.fromkeys(rendered.anchor_links):
            target = _target(scope, record, link)
            text = rendered if target is record else scope.rendered(target) if target else None
            if link.anchor and target and text and not _is_there(target, text, link.anchor):
                for place in places_of_link(scope, record, link.written):
                    yield _fault(scope, record, link, target, text, place)


def _target(scope: Scope, record: Record[CommonFields], link: AnchorLink) -> Record[CommonFields] | None:
    """The record on whose page the anchor would be; None for pages that are no records."""
    if not link.path:
        return record
    if link.path.startswith("/"):
        key = key_at(link.path)
    else:
        key = key_for_path(link.path) if is_record_path(link.path) else None
    return scope.record(key) if key else None


def _is_there(target: Record[CommonFields], text: RenderedText, anchor: str) -> bool:
    return anchor in text.anchors or anchor in _of_fields(target) or OF_PAGES.fullmatch(anchor) is not None


def _of_fields(record: Record[CommonFields]) -> frozenset[str]:
    """The anchors that a page has of the outcomes or findings of its record."""
    fields = record.fields
    if isinstance(fields, ProtocolFields):
        return frozenset(f"outcome-{outcome.id}" for outcome in fields.outcomes)
    if isinstance(fields, ReportFields):
        return frozenset(f"finding-{number + 1}" for number in range(len(fields.findings)))
    return frozenset()


def _fault(
    scope: Scope,
    record: Record[CommonFields],
    link: AnchorLink,
    target: Record[CommonFields],
    text: RenderedText,
    place: Place,
) -> Diagnostic:
    where = "this text" if target is record else f"the text of {target.key}"
    return Diagnostic(
        RULE,
        place,
        f"there is no heading `#{link.anchor}` in {where}",
        "an anchor is the heading in small letters with hyphens for spaces; correct it, or link to the page",
        seen=link.written,
        nearest=nearest(link.anchor, (*text.anchors, *_of_fields(target))),
    )
