"""Links that work from a disk, where nobody answers for a folder and the root is not the site's."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from mkdocs_evidence.graph.canonical_addresses import UNENCODED
from mkdocs_evidence.graph.relative_addresses import relative_address
from mkdocs_evidence.mkdocs_adapter.body_links import path_on_site

PAGE_OF_FOLDER = "index.html"
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DiskLinks:
    """Turns the links of a site into links to its files, of which it knows the paths."""

    files: frozenset[str]
    site_url: str = ""

    def link(self, written: str, page: str, *, may_be_full: bool = False) -> str:
        """Return the link from the page in a file; what leads to no other file stays as it is.

        Where it `may_be_full`, the site's own address with its host is a link to a file too.
        """
        address, mark, fragment = written.strip().partition("#")
        path, question, query = address.partition("?")
        found = self._file(self._from_the_root(path, page, may_be_full=may_be_full))
        if found is None:
            return written
        to_file = relative_address(quote(f"/{found}", safe=UNENCODED), f"/{page}")
        return f"{to_file}{question}{query}{mark}{fragment}"

    def file(self, written: str, page: str) -> str | None:
        """Return the path of the file to which a link of a page leads, if it is one of the site."""
        path = written.strip().partition("#")[0].partition("?")[0]
        return self._file(self._from_the_root(path, page, may_be_full=False))

    def _from_the_root(self, path: str, page: str, *, may_be_full: bool) -> str | None:
        """Return a path from the site's root, decoded; None for the page itself and other sites."""
        if _ELSEWHERE.match(path):
            on_site = path_on_site(path, self.site_url) if may_be_full else None
            return unquote(on_site) if on_site else None
        if not path.startswith("/"):
            return posixpath.join("/", posixpath.dirname(page), unquote(path)) if path else None
        base = urlsplit(self.site_url).path.rstrip("/")
        return unquote(path[len(base) :]) if path.startswith(f"{base}/") else None

    def _file(self, path: str | None) -> str | None:
        if path is None:
            return None
        name = posixpath.normpath(f"/{path.lstrip('/')}").removeprefix("/")
        return next((one for one in (name, posixpath.join(name, PAGE_OF_FOLDER)) if one in self.files), None)
