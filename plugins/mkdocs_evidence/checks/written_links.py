"""Links and pictures as a text writes them: which texts may hold any, and where each stands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from mkdocs_evidence.checks.scope import RenderedText, Scope
from mkdocs_evidence.diagnostics import Place
from mkdocs_evidence.model import CommonFields, Record, Source
from mkdocs_evidence.reading import addresses_of_body, locate_in_body, locate_offset, may_hold_addresses

_MAY_LEAD = re.compile(
    r"\]\((?!\s*<?(?:https?://|mailto:|tel:))"  # [words](path) and ![words](path)
    r"|\[(?!\^)[^\[\]]*\]:"  # [name]: path
    r"|<(?!https?://)[A-Za-z]"
    r"|\{",  # {: href=… }
    re.ASCII,
)
"""Signs of Markdown and HTML without which a text leads to no file and to no address of the site."""


@lru_cache(maxsize=8)  # several rules look at the same text, one after the other
def may_lead_to_files(text: str, site_url: str = "") -> bool:
    """Return True if a text may hold a link or a picture of the site itself. Sound, not exact."""
    may_lead = may_hold_addresses(text) and _MAY_LEAD.search(text) is not None
    return may_lead or _may_name_site(text, site_url)


def _may_name_site(text: str, site_url: str) -> bool:
    """Return True if the name of the site's host may be in a text."""
    host = urlsplit(site_url).netloc
    return bool(host) and (host in text or host.lower() in text.lower())


def linking_texts(scope: Scope) -> Iterator[tuple[Record[CommonFields], RenderedText]]:
    """Each record whose text may lead somewhere on the site, with its rendered text."""
    texts, text_of, url = scope.texts, scope.graph.text_of, scope.graph.settings.url
    for record in scope.records if texts else ():
        if texts and (texts.has_other_extensions or may_lead_to_files(text_of(record), url)):
            yield record, texts.rendered(scope.graph, record)


def places_of_link(scope: Scope, record: Record[CommonFields], written: str) -> tuple[Place, ...]:
    """Each place where this address is written; the first line of the text where it is not found."""
    return places_in_body(record.source, written, scope.graph.text_of(record))


def places_in_body(source: Source, written: str, text: str | None = None) -> tuple[Place, ...]:
    """The same in the body of a source, or in its `text` where that is known."""
    body = source.body if text is None else text
    found = tuple(
        locate_offset(source, body, address.start, len(address.written))
        for address in addresses_of_body(body)
        if _plain(address.written) == _plain(written)
    )
    if found:
        return found
    start = body.find(written)
    if start >= 0:
        return (locate_offset(source, body, start, len(written)),)
    return (locate_in_body(source, source.body_line, 1),)


def _plain(address: str) -> str:
    """An address without the ways in which Markdown and HTML write the same one."""
    return unquote(html.unescape(address)).replace("\\", "").strip("<> ")
