"""The menu: which of its links leads to a page, or to what the page belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section

from mkdocs_evidence.mkdocs_adapter.evidence_page import OWNER
from mkdocs_evidence.mkdocs_adapter.session import Session

HOME = "/"


class Menu:
    """The links of the navigation, as addresses."""

    def __init__(self, nav: Navigation) -> None:
        self._links = tuple(dict.fromkeys((HOME, *_links(nav.items))))

    def marks(self, address: str) -> tuple[tuple[str, str], ...]:
        """The links to mark on the page at this address, as `aria-current` says it (WAI-ARIA 1.2)."""
        return tuple(
            (link, "page" if link == address else "true")
            for link in self._links
            if link == address or (link != HOME and address.startswith(link))
        )


def give_titles(nav: Navigation, session: Session) -> None:
    """Give each page of records in the navigation its title, where the navigation gives none.

    MkDocs would look for one in the page's own text.
    """
    for page in nav.pages:
        if page.file.generated_by == OWNER and page.title is None:
            view = session.pages.get(f"/{page.url}")
            page.title = view.head.title if view else page.file.name


def _links(items: Iterable[StructureItem]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Section):
            yield from _links(item.children)
        else:
            url: str = getattr(item, "url", "")
            yield url if "://" in url else f"/{url}"
