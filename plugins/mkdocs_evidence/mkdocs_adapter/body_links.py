"""Links and pictures of a text: from what is written to holes for addresses of the site.

Relative paths start in the folder of the text's file. A path from the root is one of the content folder, or
an address of the site. Links in HTML that the text wrote itself are resolved like those of Markdown.
"""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from mkdocs_evidence.graph.canonical_addresses import UNENCODED, canonical_address
from mkdocs_evidence.mkdocs_adapter.holes import OPEN, hole
from mkdocs_evidence.mkdocs_adapter.picture_sizes import give_size, path_in_content, path_of_picture
from mkdocs_evidence.model.body_policy import ADDRESSES
from mkdocs_evidence.reading import SCHEMES

_TAG = re.compile(r"<(?:a|area|audio|blockquote|del|img|ins|q|source|track|video)\b[^<>]*>", re.IGNORECASE)
"""A tag that the text wrote itself, of an element that may lead elsewhere or show a file."""
_ADDRESS_IN_TAG = re.compile(
    rf"""(?P<before>\s(?P<name>{"|".join(sorted(ADDRESSES))})\s*=\s*)"""
    r"""(?P<quotes>["'])(?P<address>[^"'<>]*)(?P=quotes)""",
    re.IGNORECASE,
)
LINKS = ("href", "cite", "longdesc")
"""Attributes that lead to a page; the others of ADDRESSES show a file."""
ADDRESSED = {"a": "href", "img": "src"}
"""Elements that lead to another place, and the attribute that says where."""
REMOVED = "#"
"""End of the address to which links to a removed record, or to a file of one, lead."""


@dataclass(frozen=True, slots=True)
class AnchorLink:
    """A link to an anchor in a file's page (the same page, where `path` is empty), as it was written.

    A `path` that begins with / is an address of the site.
    """

    path: str
    anchor: str
    written: str


class KnowsFiles(Protocol):
    """Whoever knows the files of the content folder by their paths."""

    def address_of(self, path: str) -> str | None:
        """The address on the site of a path; None where there is nothing.

        It ends with # where a removed record is meant, whose anchors are not there.
        """
        ...

    def present_address(self, address: str) -> str | None:
        """The present address of what the site has at an address; None where it has nothing."""
        ...

    def picture_size(self, path: str) -> tuple[int, int] | None:
        """How wide and high a picture is, in pixels; None where that is not known."""
        ...


def _is_mail_address(written: str) -> bool:
    """Whether this is an <e-mail@address>, which Python-Markdown writes in character references."""
    return AMP_SUBSTITUTE in written and html.unescape(written.replace(AMP_SUBSTITUTE, "&")).startswith(
        "mailto:"
    )


def path_on_site(written: str, site_url: str) -> str | None:
    """The address from the root of the site, without its anchor; None for an address of another site."""
    try:
        own, parts = urlsplit(site_url), urlsplit(written)
    except ValueError:  # such as http://[
        return None
    if not own.netloc or parts.netloc.lower() != own.netloc.lower() or parts.scheme not in ("http", "https"):
        return None
    base = own.path.rstrip("/")
    if parts.path.rstrip("/") != base and not parts.path.startswith(f"{base}/"):
        return None
    query = f"?{parts.query}" if parts.query else ""
    return (parts.path[len(base) :] or "/") + query


def _replace_by_words(picture: Element) -> None:
    """Put the words of a picture in its place."""
    words, tail = picture.get("alt", ""), picture.tail
    picture.clear()
    picture.tag, picture.text, picture.tail = "span", words, tail


class LinkResolver(Treeprocessor):
    """Resolves the links of a finished tree: files become holes; anchors and faults are recorded."""

    def __init__(self, md: Markdown, files: KnowsFiles, site_url: str = "") -> None:
        super().__init__(md)
        self._files = files
        self._site_url = site_url
        self.start("")

    def start(self, path: str) -> None:
        """Begin the text of another file."""
        self._folder = posixpath.dirname(path)
        self._page = f"/{path.removesuffix('.md')}/"
        self.anchors: set[str] = set()
        self.anchor_links: list[AnchorLink] = []
        self.problems: list[str] = []
        self.old_links: list[tuple[str, str]] = []

    def run(self, root: Element) -> None:
        """Look at every element once, then at the HTML that the text wrote itself."""
        for element in root.iter():
            if anchor := element.get("id"):
                self.anchors.add(anchor)
            if pictures := element.get("srcset"):
                element.set("srcset", self._candidates(pictures))
            name = ADDRESSED.get(element.tag)
            written = element.get(name) if name else None
            if name and written and not written.startswith(OPEN):
                if name == "src" and self._is_removed(written):
                    _replace_by_words(element)
                    continue
                if not _is_mail_address(written):
                    element.set(name, self._resolved(written, is_link=name == "href"))
                if name == "src":
                    give_size(element, self._size(written))
        blocks = self.md.htmlStash.rawHtmlBlocks
        for number, block in enumerate(blocks):
            if isinstance(block, str) and "=" in block:
                blocks[number] = _TAG.sub(self._resolved_tag, block)

    def _resolved_tag(self, tag: re.Match[str]) -> str:
        return _ADDRESS_IN_TAG.sub(self._resolved_in_tag, tag[0])

    def _resolved_in_tag(self, attribute: re.Match[str]) -> str:
        before, quotes, name = attribute["before"], attribute["quotes"], attribute["name"].lower()
        written = html.unescape(attribute["address"])
        if name == "srcset":
            return f"{before}{quotes}{html.escape(self._candidates(written))}{quotes}"
        known = len(self.problems)
        resolved = self._resolved(written, is_link=name in LINKS) if written else ""
        if len(self.problems) > known and (from_page := self._resolved_from_page(written)):
            del self.problems[known:]
            resolved = from_page
        return f"{before}{quotes}{html.escape(resolved)}{quotes}"

    def _candidates(self, written: str) -> str:
        """The pictures of a `srcset`: addresses, each perhaps with a width or a density."""
        pictures = (one.split() for one in written.split(",") if one.strip())
        return ", ".join(" ".join((self._resolved(at, is_link=False), *size)) for at, *size in pictures)

    def _resolved_from_page(self, written: str) -> str | None:
        """The address of a link in HTML that starts at the text's page; None for a dead one."""
        path, mark, anchor = written.partition("#")
        try:
            target = urljoin(self._page, path)
        except ValueError:  # such as http://[
            return None
        if not target.startswith("/") or target.startswith("//"):
            return None
        address = self._present(target)
        return hole(f"{address.removesuffix(REMOVED)}{mark}{anchor}") if address else None

    def _present(self, address: str) -> str | None:
        """The present address of what the site has at an address, or at its path without a question."""
        path = address.partition("?")[0]
        return (
            self._files.address_of(unquote(path).lstrip("/"))
            or self._files.present_address(address)
            or (self._files.present_address(path) if path != address else None)
        )

    def _size(self, written: str) -> tuple[int, int] | None:
        path = path_of_picture(self._folder, written)
        return self._files.picture_size(path) if path else None

    def _is_removed(self, written: str) -> bool:
        """Return True if a picture went with a removed record."""
        path = path_of_picture(self._folder, written)
        return bool(path) and (self._files.address_of(path or "") or "").endswith(REMOVED)

    def _elsewhere(self, written: str, scheme: str) -> str:
        if scheme in ("", *SCHEMES):
            return written
        self.problems.append(written)
        return ""

    def _resolved(self, written: str, *, is_link: bool) -> str:
        try:
            parts = urlsplit(written)
        except ValueError:  # such as http://[
            self.problems.append(written)
            return ""
        if parts.scheme or parts.netloc:
            on_site = path_on_site(written, self._site_url)
            if on_site is not None and self._present(on_site) is None:
                self.problems.append(written)
            return self._elsewhere(written, parts.scheme)
        if not parts.path:
            self.anchor_links.append(AnchorLink("", unquote(parts.fragment), written))
            return written
        path = path_in_content("" if parts.path.startswith("/") else self._folder, parts.path.lstrip("/"))
        address = self._files.address_of(path)
        if address is None and is_link:
            address = self._address_on_site(path, parts)
            path = address or path
        if address is None:
            self.problems.append(written)
            return written
        query = f"?{parts.query}" if parts.query and "?" not in address else ""
        if not parts.fragment or address.endswith(REMOVED):
            return hole(address.removesuffix(REMOVED) + query)
        self.anchor_links.append(AnchorLink(path, unquote(parts.fragment), written))
        return hole(f"{address}{query}#{parts.fragment}")

    def _address_on_site(self, path: str, parts: SplitResult) -> str | None:
        """The address of what the site has at an address; an old one is recorded with the present one."""
        if path.startswith(".."):
            return None
        slash = "/" if parts.path.endswith("/") and path not in ("", ".") else ""
        address = f"/{quote(path, safe=UNENCODED) if path != '.' else ''}{slash}"
        queried = f"{address}?{parts.query}" if parts.query else address
        present = self._files.present_address(queried)
        if present is None and parts.query:
            queried, present = address, self._files.present_address(address)
        if present is not None and present != canonical_address(queried):
            self.old_links.append((parts.geturl(), present))
        return present
