"""The HTML of the records' texts, and what of it is beyond the policy for bodies, at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from mkdocs_evidence.checks.markup_faults import Beyond, MarkupFault, markup_faults
from mkdocs_evidence.checks.markup_places import place_of_fault, written_addresses
from mkdocs_evidence.checks.markup_remedies import remedy
from mkdocs_evidence.checks.may_hold_markup import may_hold_markup
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.checks.signs import Replacement
from mkdocs_evidence.checks.signs.sign_fault import code_of, line_start
from mkdocs_evidence.diagnostics import Diagnostic, Place
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.metadata.policy import content_policy
from mkdocs_evidence.model import CommonFields, Record, Source
from mkdocs_evidence.model.body_policy import SCHEMES
from mkdocs_evidence.reading import scheme_of

PAGE = "docs/what-a-text-may-hold.md"
"""The list for those who write."""
_WORD_BEFORE = re.compile(r"\S*$")
_WORD_AFTER = re.compile(r"[^>\n]*>?\S*")
_UNSEEN = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class RenderedText:
    """The HTML of a text, and the Markdown of which it was made: the `body` of its `source`.

    Of records the rule `link-scheme` reports addresses, as far as it finds them in the Markdown.
    """

    html: str
    source: Source
    body: str
    is_record: bool = True

    def shown_remedy(self, fault: MarkupFault) -> str:
        """The lines that are right in the place of a fault, as code; empty if they are not known."""
        right = remedy(self.body, fault)
        shown = _around(self.body, right).strip() if right else ""
        return code_of(shown) if shown else ""

    def faults(self, kinds: Collection[Beyond]) -> Iterator[tuple[MarkupFault, Place, str]]:
        """What is beyond the policy in one of these ways, with its place and what is written."""
        for fault in markup_faults(self.html, content_policy()):
            if fault.beyond in kinds and not (self.is_record and _is_of_link_scheme(fault, self.body)):
                yield fault, *place_of_fault(self.source, self.body, fault)


def rendered_texts(scope: Scope) -> Iterator[tuple[Record[CommonFields], RenderedText]]:
    """Each record whose text may hold HTML, with that; none where nobody renders."""
    if scope.texts is None:
        return
    for record in scope.records:
        body = scope.graph.text_of(record)
        if scope.texts.makes_other_markup or may_hold_markup(body):
            rendered = scope.texts.rendered(scope.graph, record)
            yield record, RenderedText(rendered.at(address_of(record.key)), record.source, body)


def faults_that_can_be_mended(
    scope: Scope, faults_in: Callable[[RenderedText], Iterator[Diagnostic]]
) -> Iterator[Diagnostic]:
    """The faults of all texts but those of sealed versions, which nobody may edit."""
    for record, text in rendered_texts(scope):
        faults = tuple(faults_in(text))
        if faults and may_be_edited(scope, record):
            yield from faults


def _around(body: str, right: Replacement) -> str:
    """The text that is right, with the rest of the tag, link or word in which it stands."""
    start, end = right.start, right.end
    tag = body.rfind("<", line_start(body, start), start)
    picture = body.rfind("![", line_start(body, start), start)
    if tag >= 0 and ">" not in body[tag:start]:
        start, close = tag, body.find(">", end)
        end = close + 1 if close >= 0 else end
    elif picture >= 0 and not re.search(r"\)", body[picture:start]):
        start, close = picture, body.find(")", end)
        end = close + 1 if close >= 0 else end
    elif body[end - 1 : end] == "<":  # a sign: the words on both sides of it
        start = start - len(_WORD_BEFORE.search(body, 0, start)[0])  # type: ignore[index]
        end = _WORD_AFTER.match(body, end).end()  # type: ignore[union-attr]
    return f"{body[start : right.start]}{right.text}{body[right.end : end]}"


def _is_of_link_scheme(fault: MarkupFault, body: str) -> bool:
    if fault.beyond is not Beyond.ADDRESS:
        return False
    meant = _UNSEEN.sub("", fault.value)
    return any(
        scheme_of(address) not in ("", *SCHEMES) and _UNSEEN.sub("", address) in meant
        for _, address in written_addresses(body)
    )
