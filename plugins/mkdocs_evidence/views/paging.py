"""Long lists in pages of a sensible length, each at an address of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_evidence.graph.addresses import part_address
from mkdocs_evidence.views.parts import Card, PageLink, Shelf

PER_PAGE = 100
NEAR = 2


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a list a page shows; an empty link in `pages` stands for those left out."""

    number: int
    of: int
    first: int
    last: int
    previous: str
    next: str
    pages: tuple[PageLink, ...]


def split(groups: Iterable[Shelf], per_page: int = PER_PAGE) -> tuple[tuple[Shelf, ...], ...]:
    """The groups cut into pages; a group that is cut goes on under its heading on the next page."""
    cards = [(group, card) for group in groups for card in group.cards]
    starts = range(0, len(cards), per_page)
    return tuple(tuple(_regrouped(cards[start : start + per_page])) for start in starts)


def _regrouped(cards: Iterable[tuple[Shelf, Card]]) -> Iterator[Shelf]:
    groups: dict[tuple[str, str], list[Card]] = {}
    for group, card in cards:
        groups.setdefault((group.heading, group.anchor), []).append(card)
    for (heading, anchor), members in groups.items():
        yield Shelf(heading, tuple(members), anchor)


def paging(address: str, number: int, count: int, per_page: int = PER_PAGE) -> Paging:
    """The paging of one page of a list of `count` cards whose first page stands at `address`."""
    of = -(-count // per_page)
    return Paging(
        number=number,
        of=of,
        first=(number - 1) * per_page + 1,
        last=min(number * per_page, count),
        previous=part_address(address, number - 1) if number > 1 else "",
        next=part_address(address, number + 1) if number < of else "",
        pages=tuple(_page_links(address, number, of)),
    )


def _page_links(address: str, number: int, of: int) -> Iterator[PageLink]:
    shown = [one for one in range(1, of + 1) if one in (1, of) or abs(one - number) <= NEAR]
    before = 0
    for one in shown:
        if one > before + 1:
            yield PageLink("…")
        yield PageLink(str(one), part_address(address, one))
        before = one
