"""HTML told tag by tag, as Python's `html.parser` tells it; what is well-formed is told by expat, in C.

Nearly all of our HTML is well-formed, since Python-Markdown writes XHTML. Expat is not shown any
ampersand: what it means is HTML's to say, in both ways by `html.unescape`. It takes a third of the
time. Whatever else the two might see differently is left to `html.parser`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import unescape
from typing import Protocol, TypeVar
from xml.parsers import expat

from mkdocs_evidence.graph.lenient_parser import LenientParser

AMPERSAND = "\ufdd8"
"""A Unicode noncharacter, which no text may hold, stands for it."""
NOT_IN_PLAIN = (AMPERSAND, "<!", "<?", "\r")
RAW = frozenset(
    ("iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp")
)
"""Elements in which `html.parser`, by its version, takes tags for text."""


class Listener(Protocol):
    """Who is told what stands in an HTML text."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins; its name and those of its attributes are in lower case."""
        ...

    def end(self, tag: str) -> None:
        """An element ends, perhaps one that never began."""
        ...

    def text(self, data: str) -> None:
        """Text stands here, with its characters in the place of their names."""
        ...


Hearing = TypeVar("Hearing", bound=Listener)


def told(html: str, begin: Callable[[], Hearing]) -> Hearing:
    """A listener that was told the whole of an HTML text; `begin` makes one that has heard nothing."""
    if not any(sign in html for sign in NOT_IN_PLAIN):
        try:
            return _told_by_expat(html, begin())
        except (expat.ExpatError, _NotPlainError, UnicodeError):
            pass
    listener = begin()
    parser = _Parser(listener)
    parser.feed(html)
    parser.close()
    return listener


class _NotPlainError(Exception):
    """An element was met that only `html.parser` can tell."""


def _told_by_expat(html: str, listener: Hearing) -> Hearing:
    def start(tag: str, attributes: dict[str, str]) -> None:
        tag = tag.lower()
        values = {name.lower(): _meant(value) for name, value in attributes.items()} if attributes else {}
        if tag in RAW or len(values) < len(attributes):
            raise _NotPlainError(tag)
        listener.start(tag, values)

    def end(tag: str) -> None:
        listener.end(tag.lower())

    def text(data: str) -> None:
        listener.text(_meant(data))

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.Parse("<all>")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.Parse(html.replace("&", AMPERSAND))
    parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
    parser.Parse("</all>", True)  # noqa: FBT003 - expat takes no name
    return listener


def _meant(text: str) -> str:
    return unescape(text.replace(AMPERSAND, "&")) if AMPERSAND in text else text


class _Parser(LenientParser):
    def __init__(self, listener: Listener) -> None:
        super().__init__(convert_charrefs=True)
        self._listener = listener

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._listener.start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._listener.end(tag)

    def handle_data(self, data: str) -> None:
        self._listener.text(data)
