"""The parts that pages have in common: head links, mast and foot, made once and then only put in.

On pages of the same folder, or of folders that lie in the same way to all that a part links to, a part
is the same. So its links are first left as holes; what they stand for tells on which pages it is the same.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import accumulate

import jinja2
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from mkdocs_evidence.graph.addresses import NOT_FOUND
from mkdocs_evidence.graph.relative_addresses import encoded_path
from mkdocs_evidence.mkdocs_adapter.holes import addresses_in, filled_by
from mkdocs_evidence.mkdocs_adapter.page_links import PageLinks


class RepeatedParts:
    """Renders parts for one page after the other; `ours` is the folder of our own templates.

    A part sees what the whole site has in common, and what it is given; other names are errors. A
    part that a site has put in the place of ours is made for every page, and sees all of the page.
    """

    def __init__(self, env: jinja2.Environment, links: PageLinks, ours: str) -> None:
        self._env = env
        self._strict = env.overlay(undefined=jinja2.StrictUndefined)
        self._links = links
        self._ours = ours
        self._parts: dict[Hashable, _Part] = {}

    @pass_context
    def repeated(self, context: Context, name: str, **given: Hashable) -> Markup:
        """A part as it stands on the page that is being rendered."""
        key = (name, *given.items())
        part = self._parts.get(key)
        if part is None:
            template = self._env.get_template(name)
            if not str(template.filename).startswith(self._ours):
                return _html(template.render({**context.get_all(), **given}))
            part = self._parts[key] = self._made(name, given)
        return part.on(self._links)

    def _made(self, name: str, given: dict[str, Hashable]) -> _Part:
        with self._links.left_open():
            return _Part(self._strict.get_template(name).render(given))


class _Part:
    """The HTML of a part with holes, and what it is in folders where it was asked for."""

    def __init__(self, html: str) -> None:
        self._html = html
        linked = (_html(address).unescape() for address in addresses_in(html))
        self._forks = frozenset(folder for address in linked for folder in _folders(address))
        self._known: dict[Hashable, Markup] = {}

    def on(self, links: PageLinks) -> Markup:
        """The part as it stands on the page on which links start."""
        key = self._way(links.page)
        if key not in self._known:
            self._known[key] = _html(
                filled_by(lambda one: escape(links.to(_html(one).unescape())), self._html)
            )
        return self._known[key]

    def _way(self, page: str) -> Hashable:
        """How a page lies to all that is linked: the last folder that it shares with any, and its depth."""
        if page == NOT_FOUND:
            return page
        folders = tuple(_folders(page))
        shared = [folder for folder in folders if folder in self._forks]
        return shared[-1] if shared else "", len(folders)


def _folders(address: str) -> Iterator[str]:
    """The folders in which an address lies, from the root: /, /blogs/, /blogs/x/."""
    path = encoded_path(address.partition("#")[0])
    return accumulate(f"{part}/" for part in path.split("/")[:-1])


def _html(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - rendered by our templates, which escape
