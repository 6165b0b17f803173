"""HTML as a sequence of tags, words and comments: what the policy for bodies is held against."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from mkdocs_evidence.graph.lenient_parser import LenientParser

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
"""Elements without an end (HTML Standard, 13.1.2)."""
SELF_ENDING = frozenset(
    ("caption", "colgroup", "dd", "dt", "li", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr")
)
"""Elements whose end tag may be left out (HTML Standard, 13.1.2.4)."""
IMPLIED = frozenset(("colgroup", "p", "tbody", "tr"))
"""Elements that a browser adds by itself; without attributes they mean nothing of their own."""

Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StartTag:
    """A start tag: its name, and its attributes in the order in which they are written."""

    name: str
    attributes: Attributes = ()

    def get(self, attribute: str) -> str | None:
        """The value of an attribute; the first counts, as in a browser."""
        return next((value for name, value in self.attributes if name == attribute), None)


@dataclass(frozen=True, slots=True)
class EndTag:
    """An end tag that closes no element which is open, or the element that one leaves open."""

    name: str
    is_unclosed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Text, or what is no element: comments and declarations."""

    text: str


Token = StartTag | EndTag | Words


def tokens_of(markup: str) -> tuple[Token, ...]:
    """The start tags, words and comments of HTML, and the tags that do not match, in their order."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    reader.end()
    return tuple(reader.tokens)


def meaning_of(tokens: tuple[Token, ...]) -> list[object]:
    """What a browser makes of the tokens: without what it adds by itself and without spaces."""
    found: list[object] = []
    words: list[str] = []
    for token in tokens:
        if isinstance(token, Words):
            words += token.text.split()
        elif isinstance(token, StartTag) and not (token.name in IMPLIED and not token.attributes):
            if words:
                found.append("".join(words))
                words = []
            found.append((token.name, frozenset(_first_of_each(token))))
    return [*found, "".join(words)] if words else found


def _first_of_each(tag: StartTag) -> Iterator[tuple[str, str]]:
    """Attributes with their values as they are read, however often these are escaped."""
    seen: set[str] = set()
    for name, value in tag.attributes:
        if name not in seen:
            seen.add(name)
            yield name, " ".join(_unescaped(value).split())


def _unescaped(text: str) -> str:
    while (plain := html.unescape(text)) != text:
        text = plain
    return text


@dataclass
class _Reader(LenientParser):
    tokens: list[Token] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    crossed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tokens.append(StartTag(tag, tuple((name, value or "") for name, value in attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read a tag that ends with a slash, which counts only in drawings and formulas."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID and ("svg" in self.open or "math" in self.open):
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            if tag in self.crossed:
                self.crossed.remove(tag)
            elif tag != "p":  # a browser makes an empty paragraph of it
                self.tokens.append(EndTag(tag))
            return
        while (left := self.open.pop()) != tag:
            self._leave(left)
            self.crossed.append(left)

    def end(self) -> None:
        """Tell the elements that are open at the end of the text."""
        while self.open:
            self._leave(self.open.pop())

    def _leave(self, name: str) -> None:
        if name not in SELF_ENDING:
            self.tokens.append(EndTag(name, is_unclosed=True))

    def set_cdata_mode(self, elem: str, **options: bool) -> None:
        """Read what is in a script as text; where it never ends, as tags, so that their faults are told."""
        if f"</{elem}" in self._small:
            super().set_cdata_mode(elem, **options)

    @cached_property
    def _small(self) -> str:
        return self.rawdata.lower()

    def handle_data(self, data: str) -> None:
        self.tokens.append(Words(_unescaped(data)))

    def handle_comment(self, data: str) -> None:
        self.tokens.append(Words(f"<!--{data}-->"))

    def handle_decl(self, decl: str) -> None:
        self.tokens.append(Words(f"<!{decl}>"))

    def handle_pi(self, data: str) -> None:
        self.tokens.append(Words(f"<?{data}>"))

    def unknown_decl(self, data: str) -> None:
        self.tokens.append(Words(f"<![{data}]>"))
