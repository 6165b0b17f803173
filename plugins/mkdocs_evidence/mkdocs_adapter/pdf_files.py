"""A PDF of each version of a protocol or report, from the page that the site shows.

WeasyPrint (https://weasyprint.org) is the optional extra [pdf]: it needs libraries of the system that
pip cannot bring. The files are tagged (PDF/UA-1), have bookmarks and links, and ask no host: what a page
uses is taken from the site's own folder.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of, pdf_address
from mkdocs_evidence.incremental import Store
from mkdocs_evidence.model import Key

KIND = "pdf"
NOWHERE = "https://site.invalid/"
"""The address of a site that has none (RFC 2606), so that its files can be named."""
DAY = "946684800"
"""What fonts inside the files give as their date, the same on every day (SOURCE_DATE_EPOCH)."""
SHEET = """
.chip, .finding__role { display: inline; padding: 0.1em 0.4em; }
.icon, .section--brief, .theme, .head__tools { display: none; }
.banner__line > * { margin-right: 0.5em; }
"""
"""What WeasyPrint lays out unlike browsers, and what a copy on paper can do without."""


def why_not() -> str:
    """Why PDF files cannot be made here, as a sentence; nothing where they can."""
    try:
        import weasyprint  # noqa: F401 - whether it and its libraries load
    except ImportError:
        return "The extra for PDF is not installed: pip install 'mkdocs-evidence[pdf]'."
    except OSError:
        return (
            "Pango is missing, which sets the text; on Debian: "
            "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0."
        )
    return ""


def pdf_files(graph: Graph, site: Path, store: Store) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of each PDF; those whose page has not changed are taken from the store."""
    sheets = b"".join(path.read_bytes() for path in sorted(site.glob("assets/**/*.css")))
    used = []
    for key in _versions(graph):
        page = (site / address_of(key).lstrip("/") / "index.html").read_bytes()
        told = (version("weasyprint").encode(), SHEET.encode(), sheets, page)
        name = hashlib.sha256(b"\0".join(told)).hexdigest()
        used.append(name)
        data = store.get(KIND, name)
        if data is None:
            data = _render(page.decode(), graph.settings.url or NOWHERE, address_of(key), site)
            store.put(KIND, [(name, data)])
        yield pdf_address(key).lstrip("/"), data
    store.keep_only(KIND, used)
    store.commit()


def _versions(graph: Graph) -> Iterator[Key]:
    return (record.key for record in graph.corpus.records if record.key.type.is_versioned)


def _render(html: str, site_url: str, address: str, site: Path) -> bytes:
    """A page as a PDF; its links lead to the public site, and what it shows comes from the folder."""
    from weasyprint import CSS, HTML

    document = HTML(
        string=html,
        base_url=site_url.rstrip("/") + address,
        url_fetcher=_fetcher(site_url, site),
    )
    with _fixed_day():
        data: bytes = document.write_pdf(stylesheets=[CSS(string=SHEET)], pdf_variant="pdf/ua-1")
    return data


def _fetcher(site_url: str, site: Path) -> Any:
    """What WeasyPrint asks for the files that a page uses: the site's own, and no other."""
    from weasyprint.urls import URLFetcher

    class OwnFiles(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
        def fetch(self, url: str, headers: object = None) -> Any:
            """The file of the site at an address; ValueError for any other address."""
            if not url.startswith(site_url):
                raise ValueError(f"a PDF asks no other host: {url}")
            path = site / unquote(urlsplit(url.removeprefix(site_url)).path)
            return super().fetch(path.as_uri(), headers)

    return OwnFiles(allowed_protocols=("file",))


@contextmanager
def _fixed_day() -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
