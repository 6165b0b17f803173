"""The reach of an act: pages that carry a notice, and pages that change with what they show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mkdocs_evidence.changes.shown_links import addresses_shown_otherwise
from mkdocs_evidence.graph.addresses import address_of, key_at
from mkdocs_evidence.model import Key
from mkdocs_evidence.views import Page
from mkdocs_evidence.views.parts import NoticeBox, RelianceNote


@dataclass(frozen=True, slots=True)
class Reach:
    """The pages of two states, and for each address the pages that show it otherwise than before."""

    before: Mapping[str, Page]
    after: Mapping[str, Page]
    otherwise: Mapping[str, tuple[str, ...]]

    def others(self, *keys: Key) -> tuple[str, ...]:
        """The pages that show one of these otherwise, without their own pages."""
        own = tuple(address_of(key.work) for key in keys)
        pages = {page for key in keys for page in self.otherwise.get(address_of(key.work), ())}
        return tuple(sorted(page for page in pages if not page.startswith(own)))

    def new_banners(self, notice: Key) -> tuple[str, ...]:
        """The pages that show a notice at their top, and did not."""
        was = set(_with_banner(self.before, notice))
        return tuple(page for page in _with_banner(self.after, notice) if page not in was)

    def lost_banners(self, notice: Key) -> tuple[str, ...]:
        """The pages that showed a notice at their top, and do no longer."""
        stays = set(_with_banner(self.after, notice))
        return tuple(page for page in _with_banner(self.before, notice) if page not in stays)


def reach_of(before: Mapping[str, Page] | None, after: Mapping[str, Page] | None) -> Reach:
    """The reach of all acts between two states; of one whose pages are not known, nothing."""
    if before is None or after is None:
        return Reach({}, {}, {})
    found: dict[str, list[str]] = {}
    for page in sorted(before.keys() & after.keys()):
        if before[page] != after[page]:
            for address in addresses_shown_otherwise(before[page], after[page]):
                key = key_at(address)
                work = address_of(key.work) if key else address
                pages = found.setdefault(work, [])
                if page not in pages[-1:]:
                    pages.append(page)
    return Reach(before, after, {address: tuple(pages) for address, pages in found.items()})


def _with_banner(pages: Mapping[str, Page], notice: Key) -> tuple[str, ...]:
    address = address_of(notice)
    return tuple(sorted(one for one, page in pages.items() if address in _notices_at_top(page)))


def _notices_at_top(page: Page) -> Iterator[str]:
    """The addresses of the notices that a page shows at its top, its own or those on what it rests on."""
    for part in (page, getattr(page, "header", None)):
        for name in ("notices", "reliances"):
            shown: Iterable[object] = getattr(part, name, ())
            for one in shown:
                if isinstance(one, NoticeBox):
                    yield one.href
                elif isinstance(one, RelianceNote):
                    yield one.because.href
