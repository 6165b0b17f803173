"""The links of the page that is being rendered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import pass_context
from jinja2.runtime import Context

from mkdocs_evidence.graph.addresses import NOT_FOUND
from mkdocs_evidence.graph.canonical_addresses import served_at
from mkdocs_evidence.graph.relative_addresses import absolute_address, relative_address, rooted_address
from mkdocs_evidence.mkdocs_adapter.holes import hole


class PageLinks:
    """Makes the links of one page after the other.

    Macros are made once for the whole build, so they know nothing of the page that calls them: whoever
    renders a page says first where it stands. `site_url` is the site's own address, or empty.

    The filters take Jinja's context, which they have no use for, so that Jinja calls them for every
    page: what is made of constants by other filters, Jinja makes once when it compiles a template.
    """

    def __init__(self, site_url: str) -> None:
        self._site_url = site_url
        self.page = "/"
        self._is_open = False

    def start_at(self, page: str) -> None:
        """From now on, links stand on the page of this address."""
        self.page = served_at(page)

    @contextmanager
    def left_open(self) -> Iterator[None]:
        """Meanwhile, leave holes for addresses: what is made will stand on many pages."""
        self._is_open = True
        try:
            yield
        finally:
            self._is_open = False

    @pass_context
    def href(self, _: Context, target: str) -> str:
        """The filter `href`: an address as the page links to it."""
        return self.to(target)

    def to(self, target: str) -> str:
        """An address as the page links to it.

        The page for missing addresses is served at any depth, so its links start at the host's root.
        """
        if self._is_open:
            return hole(target)
        if self.page == NOT_FOUND:
            return rooted_address(target, self._site_url)
        return relative_address(target, self.page)

    @pass_context
    def absolute(self, _: Context, target: str) -> str:
        """An address with the site's host, for what is read away from the site; empty without `site_url`."""
        return absolute_address(target, self._site_url)
