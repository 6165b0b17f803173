"""From HTML to a tagged PDF (PDF/UA-1), with the files of the site and the fonts of this package alone."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.mkdocs_adapter.pdf.fonts import (
    FAMILIES,
    fixed_day,
    font_faces,
    only_our_fonts,
    own_file,
)
from mkdocs_evidence.mkdocs_adapter.pdf.tags import complete_tags

NOWHERE = "https://site.invalid"
"""The address of a site that has none (RFC 2606), so that its files can be named."""
DECORATIVE = 'Image "%s" has no required alt description'
"""What WeasyPrint says of an image with an empty alternative text, which becomes an artifact."""


def write_pdf(html: str, site_url: str, site: Path) -> tuple[bytes, tuple[str, ...]]:
    """A page as a PDF, and what could not be put into it.

    Files are read from the folder `site`, which is published at `site_url`; other hosts are not asked.
    """
    from weasyprint import CSS, HTML

    fetcher = _fetcher(site_url, site)
    with only_our_fonts() as fonts, fixed_day(), _warnings_of_weasyprint() as warnings:
        faces = CSS(string=font_faces(), font_config=fonts, url_fetcher=fetcher)
        _require_fonts(warnings)
        source = HTML(string=html, base_url=f"{site_url}/", url_fetcher=fetcher)
        document = source.render(font_config=fonts, stylesheets=[faces])
        data: bytes = document.write_pdf(finisher=_finish, pdf_variant="pdf/ua-1", pdf_identifier=True)
    return data, tuple(dict.fromkeys(warnings))


def _require_fonts(warnings: list[str]) -> None:
    """Stop where a font could not be loaded: without any, Pango ends the whole process."""
    if warnings:
        raise SiteProblemError(
            f"the fonts of PDF files could not be loaded ({warnings[0]}); update Pango and Fontconfig"
        )


def _finish(document: Any, pdf: Any) -> None:
    """Make sure that the fonts are ours, and complete the tags."""
    foreign = sorted({font.family for font in document.fonts.values()} - FAMILIES)
    if foreign:
        raise SiteProblemError(
            f"a PDF file was set in {', '.join(foreign)}, a font of this machine, so that it would differ "
            "elsewhere; please report this to the maintainers of mkdocs-evidence"
        )
    complete_tags(document, pdf)


@cache
def engine() -> str:
    """The versions of the libraries that lay out the text and write the file."""
    from weasyprint import VERSION
    from weasyprint.text.ffi import pango

    return f"weasyprint {VERSION}, pango {pango.pango_version()}"


def local_file(url: str, site_url: str, site: Path) -> Path | None:
    """The file of the built site at an address; None where the address is not of the site."""
    if not url.startswith(f"{site_url}/"):
        return None
    return site / unquote(urlsplit(url.removeprefix(f"{site_url}/")).path)


def _fetcher(site_url: str, site: Path) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
        """Reads our style sheet, our fonts and the files of the site."""

        def fetch(self, url: str, headers: object = None) -> Any:
            """Return the file at an address; ValueError for any other address."""
            if ours := own_file(url):
                kind = "text/css" if url.endswith(".css") else "font/ttf"
                return URLFetcherResponse(url, ours, {"Content-Type": kind})
            path = local_file(url, site_url, site)
            if path is None:
                raise ValueError("PDF files hold no files of other hosts")
            return super().fetch(path.as_uri(), headers)

    return OwnFiles(allowed_protocols=("file",))


class _Collector(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        """Collect a message."""
        if record.msg != DECORATIVE:
            self._messages.append(record.getMessage())


@contextmanager
def _warnings_of_weasyprint() -> Iterator[list[str]]:
    """Collect the warnings of WeasyPrint."""
    logger, messages = logging.getLogger("weasyprint"), list[str]()
    handler, handlers, propagates = _Collector(messages), logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [handler], False
    try:
        yield messages
    finally:
        logger.handlers, logger.propagate = handlers, propagates
