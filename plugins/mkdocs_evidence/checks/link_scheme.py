"""Texts lead to pages, addresses of mail and telephones, and to nothing that runs."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.model import Source
from mkdocs_evidence.reading import SCHEMES, WrittenAddress, addresses_in, addresses_of_body, locate_offset

RULE = Rule("link-scheme", "Texts lead to pages, mail and telephones alone")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every address with another scheme, in the text of a record or in its fields."""
    for record in scope.records:
        source, body = record.source, scope.graph.text_of(record)
        for address in filter(_is_refused, addresses_in(source.header)):
            yield _told(_place_in_header(source, address), address)
        for address in filter(_is_refused, addresses_of_body(body)):
            yield _told(locate_offset(source, body, address.start, len(address.written)), address)


def _is_refused(address: WrittenAddress) -> bool:
    return address.scheme not in ("", *SCHEMES)


def _told(place: Place, address: WrittenAddress) -> Diagnostic:
    return Diagnostic(
        RULE,
        place,
        f"an address that begins with `{address.scheme}:` leads to no page",
        "write the address of a page, or take the link out and keep its words",
        seen=address.written,
        allowed=tuple(f"{scheme}:" for scheme in SCHEMES),
    )


def _place_in_header(source: Source, address: WrittenAddress) -> Place:
    header, start = source.header, address.start
    line, column = header.count("\n", 0, start), start - header.rfind("\n", 0, start)
    shown = source.header.split("\n")[line]
    length = min(len(address.written), len(shown) - column + 1)
    return Place(source.shown_path, source.header_line + line, column, length, shown)
