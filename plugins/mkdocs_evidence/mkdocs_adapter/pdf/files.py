"""The PDF files of a site: each version alone, and what has come since on each day."""

from __future__ import annotations

import hashlib
import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import jinja2

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import pdf_address, since_address
from mkdocs_evidence.graph.later_events import Version
from mkdocs_evidence.graph.redirects import former_keys
from mkdocs_evidence.incremental import Store, digest
from mkdocs_evidence.mkdocs_adapter.body_rendering import RendersTexts
from mkdocs_evidence.mkdocs_adapter.holes import filled_in_full
from mkdocs_evidence.mkdocs_adapter.pdf.document import NOWHERE, engine, local_file, write_pdf
from mkdocs_evidence.mkdocs_adapter.pdf.fonts import fingerprint, with_names
from mkdocs_evidence.mkdocs_adapter.pdf.headings import without_gaps
from mkdocs_evidence.views.since_copy import SinceCopy, since_copies
from mkdocs_evidence.views.version_copy import VersionCopy, version_copy

KIND = "pdf"
VERSION_TEMPLATE = "evidence/pdf/version.html"
SINCE_TEMPLATE = "evidence/pdf/since.html"
_SHOWN_FILE = re.compile(r'\bsrc="([^"]+)"')
_LINK_NOWHERE = re.compile(rf' href="{re.escape(NOWHERE)}[^"]*"')


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A file of the site, and what readers of the build must know of it."""

    path: str
    data: bytes
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class PdfFiles:
    """Makes the PDF files of a site, each only if the store does not have it.

    `env` has our templates, `site` is the folder of the built site, and `program` the fingerprint of
    the software.
    """

    graph: Graph
    env: jinja2.Environment
    renderer: RendersTexts
    site: Path
    store: Store
    program: str
    _used: list[str] = field(default_factory=list)

    def make(self) -> Iterator[PdfFile]:
        """Each file: a version, then its sheets of what has come since, under former addresses too."""
        for version in self._versions():
            keys = (version.key, *former_keys(self.graph, version.key))
            html = self.html_of(version_copy(self.graph, version))
            yield from self._files([pdf_address(key) for key in keys], html)
            for since in since_copies(self.graph, version):
                html = self.html_of_since(since)
                yield from self._files([since_address(key, since.until) for key in keys], html)
        self.store.keep_only(KIND, self._used)
        self.store.commit()

    def html_of(self, copy: VersionCopy) -> str:
        """The HTML of a version alone."""
        rendered = self.renderer.render(copy.body)
        return self._html(
            VERSION_TEMPLATE,
            copy=copy,
            text=without_gaps(filled_in_full(rendered.html, self._site_url)),
            picture=filled_in_full(rendered.picture, self._site_url),
            terms=rendered.terms,
        )

    def html_of_since(self, copy: SinceCopy) -> str:
        """The HTML of what has come since."""
        return self._html(SINCE_TEMPLATE, copy=copy)

    def _html(self, template: str, **values: object) -> str:
        html = self.env.get_template(template).render(**values)
        return _LINK_NOWHERE.sub("", html)

    @property
    def _site_url(self) -> str:
        return self.graph.settings.url.rstrip("/") or NOWHERE

    def _versions(self) -> Iterator[Version]:
        for record in self.graph.corpus.records:
            if record.key.type.is_versioned:
                yield cast("Version", record)

    def _files(self, addresses: list[str], html: str) -> Iterator[PdfFile]:
        """One file under each of its addresses; what must be known of it is said once."""
        key = self._key(html)
        self._used.append(key)
        kept = self.store.get(KIND, key)
        if kept is None:
            kept = pickle.dumps(self._made(html))
            self.store.put(KIND, [(key, kept)])
        data, remarks = pickle.loads(kept)  # noqa: S301 - our own cache, as trusted as our code
        path, *others = (address.lstrip("/") for address in addresses)
        yield PdfFile(path, data, tuple(f"{path}: {remark}" for remark in remarks))
        yield from (PdfFile(other, data) for other in others)

    def _made(self, html: str) -> tuple[bytes, tuple[str, ...]]:
        """The bytes of a file, and remarks on it."""
        named, missing = with_names(html)
        data, warnings = write_pdf(named, self._site_url, self.site)
        if not missing:
            return data, warnings
        listed = ", ".join(f"{one} (U+{ord(one):04X})" for one in missing)
        return data, (*warnings, f"the fonts lack {listed}, so the file has the Unicode names instead")

    def _key(self, html: str) -> str:
        """The fingerprint of all that a file is made from: its page, its pictures, fonts and software."""
        files = (local_file(url, self._site_url, self.site) for url in _SHOWN_FILE.findall(html))
        pictures = [
            hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file and file.is_file()
        ]
        return digest(self.program, engine(), fingerprint(), html, pictures)
