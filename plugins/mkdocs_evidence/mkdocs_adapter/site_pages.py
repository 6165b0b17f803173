"""The pages of a built site, and the digests of what their readers read."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from mkdocs_evidence.graph.reading_text import reading_text_of
from mkdocs_evidence.incremental import Store

KIND = "reading"


class SitePages:
    """The pages of the site that lies in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def html(self, address: str) -> str | None:
        """The HTML of the page at an address; None where there is no page."""
        file = self._folder / address.lstrip("/") / "index.html"
        return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else None

    def reading_digest(self, address: str) -> str | None:
        """The digest of that page's reading text."""
        page = self.html(address)
        return None if page is None else self._digest(page)

    def _digest(self, page: str) -> str:
        return reading_text_of(page).digest


class CachedSitePages(SitePages):
    """The same, with the digest of each page cached by the page's bytes: few pages differ between builds.

    `software` is the fingerprint of what computes digests.
    """

    def __init__(self, folder: Path, store: Store, software: str) -> None:
        super().__init__(folder)
        self._store = store
        self._software = software
        self._used: list[str] = []

    def _digest(self, page: str) -> str:
        key = blake2b(f"{self._software}\0{page}".encode(), digest_size=16).hexdigest()
        self._used.append(key)
        cached = self._store.get(KIND, key)
        if cached is not None:
            return cached.decode()
        digest = super()._digest(page)
        self._store.put(KIND, [(key, digest.encode())])
        return digest

    def forget_unused(self) -> None:
        """Remove the digests of pages that nobody asked for."""
        self._store.keep_only(KIND, self._used)
