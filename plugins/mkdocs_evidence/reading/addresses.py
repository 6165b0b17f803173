"""The addresses to which a text leads: Markdown's links, pictures and definitions, and raw HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_evidence.reading.commonmark import prose_of

_IN_MARKDOWN = re.compile(
    r"\]\(\s*(?:<([^<>\n]*)>|((?:[^\s<>()]|\([^\s()]*\))+))"  # [words](address), ![words](<an address>)
    r"|^ {0,3}\[(?!\^)[^\[\]\n]+\]:[ \t]*\n?[ \t]*(?:<([^<>\n]*)>|(\S+))"  # [name]: address
    r"|<((?:[Ff]|[Hh][Tt])[Tt][Pp][Ss]?://[^\s<>]*)>",  # <https://…>
    re.MULTILINE,
)
_TAG = re.compile(r"<[a-zA-Z](?:\"[^\"]*+\"|'[^']*+'|[^'\">]++)*+>|\{:?[^{}\n]*+\}")
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(action|background|cite|data|formaction|href|imagesrcset|longdesc|ping|poster|src|srcset"
    r"|xlink:href)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>}]+))",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^ {0,3}<([a-zA-Z][\w-]*)\b", re.MULTILINE)
_ELEMENT = re.compile(r"<(/?)([a-zA-Z][\w-]*+)[^>]*+>")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_UNSEEN = re.compile(r"[\x00-\x20]+")
_BEHIND_WORDS = re.compile(r"\][(:]")


class WrittenAddress(NamedTuple):
    """An address as it was written, and where it begins in its text."""

    written: str
    start: int

    @property
    def scheme(self) -> str:
        """The scheme as a browser understands it."""
        return scheme_of(html.unescape(self.written))


def scheme_of(address: str) -> str:
    """The scheme of an address as a browser understands it, which passes over spaces and line ends."""
    found = _SCHEME.match(_UNSEEN.sub("", address))
    return found[1].lower() if found else ""


def may_hold_addresses(text: str) -> bool:
    """Return True if a text has a sign without which it leads nowhere."""
    return "<" in text or "{" in text or _BEHIND_WORDS.search(text) is not None


def addresses_in(text: str) -> Iterator[WrittenAddress]:
    """Every address to which a text that holds no code leads, in Markdown or in HTML."""
    if not may_hold_addresses(text):
        return
    for match in _IN_MARKDOWN.finditer(text):
        group = match.lastindex or 0
        yield WrittenAddress(match[group], match.start(group))
    for tag in _TAG.finditer(text):
        for match in _ATTRIBUTE.finditer(text, tag.start(), tag.end()):
            yield from _of_attribute(match)


def _of_attribute(match: re.Match[str]) -> Iterator[WrittenAddress]:
    group = match.lastindex or 0
    if not match[1].lower().endswith("srcset"):
        yield WrittenAddress(match[group], match.start(group))
        return
    for one in re.finditer(r"[^\s,][^\s]*", match[group]):
        yield WrittenAddress(one[0], match.start(group) + one.start())


def addresses_of_body(body: str) -> Iterator[WrittenAddress]:
    """Every address in the Markdown of a record; none from code or comments."""
    if may_hold_addresses(body):
        yield from addresses_in(markup_of_body(body))


def markup_of_body(body: str) -> str:
    """The Markdown of a record without code and comments, each character in its place.

    In an element of HTML that begins a line nothing is code, whatever signs Markdown would see in it.
    """
    prose = prose_of(body)
    return _with_raw_html(body, prose) if "<" in prose and prose != body else prose


def _with_raw_html(body: str, prose: str) -> str:
    """The prose, with elements of HTML that begin a line as they were written."""
    pieces, position = [], 0
    ends = _ends_of_elements(body)
    for match in _OPENING.finditer(prose):
        if match.start() >= position:
            end = ends.get(match.start(1) - 1, match.end())
            pieces += [prose[position : match.start()], body[match.start() : end]]
            position = end
    return "".join((*pieces, prose[position:]))


def _ends_of_elements(body: str) -> dict[int, int]:
    """Where each element that is closed ends, by where it begins."""
    ends: dict[int, int] = {}
    begun: dict[str, list[int]] = {}
    for tag in _ELEMENT.finditer(body):
        opened = begun.setdefault(tag[2].lower(), [])
        if not tag[1]:
            opened.append(tag.start())
        elif opened:
            ends[opened.pop()] = tag.end()
    return ends
