"""Holes: marks in HTML that stand for addresses until it is known on which page the HTML will stand."""

from __future__ import annotations

import re
from collections.abc import Callable

from mkdocs_evidence.graph.relative_addresses import relative_address

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Unicode noncharacters, which no text may hold (Unicode 15, section 23.7): they mark the holes."""
_HOLE = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")


def hole(address: str) -> str:
    """The mark that stands for an address until the text is put into a page."""
    return f"{OPEN}{address}{CLOSE}" if address.startswith("/") else address


def filled(html: str, page: str) -> str:
    """HTML with its holes filled, as it stands on the page at this address."""
    return filled_by(lambda address: relative_address(address, page), html)


def filled_in_full(html: str, site: str) -> str:
    """HTML with its holes filled, as it can stand anywhere: `site` is the site's address without a slash."""
    return filled_by(lambda address: site + address, html)


def filled_by(link: Callable[[str], str], html: str) -> str:
    """HTML with its holes filled by what makes a link of an address."""
    return _HOLE.sub(lambda hole: link(hole[1]), html)


def addresses_in(html: str) -> tuple[str, ...]:
    """What the holes of HTML stand for."""
    return tuple(_HOLE.findall(html))
