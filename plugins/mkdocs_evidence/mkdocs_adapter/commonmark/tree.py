"""Elements of a text, from the tokens of its parser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString
from markdown_it.token import Token

from mkdocs_evidence.mkdocs_adapter.citations.in_text import MARK, OPEN
from mkdocs_evidence.mkdocs_adapter.commonmark.code import MakesCode, highlighted
from mkdocs_evidence.mkdocs_adapter.commonmark.formulas import formula_element
from mkdocs_evidence.mkdocs_adapter.commonmark.literal import literal
from mkdocs_evidence.reading.commonmark import Parsed, without_html_comments

WITHOUT_HOST = re.compile(r"https?://")
TAGS = {"s": "del"}
NO_BREAK_SPACE, WAY_BACK = "\u00a0", "\u21a9"

Store = Callable[[str], str]
MakesLink = Callable[[str, str], Element]
"""Makes the element of a link to a record from its target and its own words."""
MakesCitation = Callable[[int], str]
"""Makes the HTML of a citation from its number."""


def tree_of(
    parsed: Parsed,
    store: Store,
    record_link: MakesLink | None = None,
    citation: MakesCitation | None = None,
    code: MakesCode = highlighted,
) -> Element:
    """The element `div` that holds all of a text. `store` keeps HTML, and returns what stands for it."""
    root = Element("div")
    _Builder(parsed, store, record_link, citation, code).build(root)
    return root


class _Builder:
    def __init__(
        self,
        parsed: Parsed,
        store: Store,
        record_link: MakesLink | None,
        citation: MakesCitation | None,
        code: MakesCode,
    ) -> None:
        self._parsed = parsed
        self._numbers = {label: number for number, label in enumerate(parsed.notes, 1)}
        self._references: dict[str, int] = {}
        self._notes: dict[str, Element] = {}
        self._store = store
        self._record_link = record_link or _plain_link
        self._citation = citation
        self._code = code

    def build(self, root: Element) -> None:
        """Fill the root, then add the notes that were referred to."""
        self._blocks(root)
        if notes := self._note_list():
            root.append(notes)

    def _blocks(self, root: Element) -> None:
        open_elements = [root]
        for token in self._parsed.tokens:
            parent = open_elements[-1]
            if token.nesting == 1:
                open_elements.append(self._opened(parent, token))
            elif token.nesting == -1:
                open_elements.pop()
            elif token.type == "inline":
                self._inline(parent, token.children or ())
            else:
                self._leaf(parent, token)

    def _opened(self, parent: Element, token: Token) -> Element:
        """The element in which what follows a token stands."""
        if token.hidden:  # a paragraph of a tight list
            if len(parent) and parent[-1].tag != "input":
                _break_line(parent)
            return parent
        if token.type == "footnote_reference_open":
            note = Element("li")
            self._notes.setdefault(token.meta["label"], note)  # the first one counts
            return note
        element = _block(parent, TAGS.get(token.tag, token.tag), _attributes(token))
        if token.type == "list_item_open" and "checked" in token.meta:
            _add_box(element, is_done=token.meta["checked"])
        elif token.type == "alert_open":
            element.set("role", "group")
            element.set("aria-label", token.meta["kind"].capitalize())
        return element

    def _leaf(self, parent: Element, token: Token) -> None:
        if (formula := formula_element(token)) is not None:
            _break_line(parent)
            formula.tail = "\n"
            parent.append(formula)
        elif token.type in ("fence", "code_block"):
            language = token.info.split()[0] if token.info.strip() else ""
            _add_line(parent, self._store(self._code(token.content, language)))
        elif token.type == "html_block":
            html = without_html_comments(token.content).rstrip("\n")
            if html.strip():
                _add_line(parent, self._store(html))
        else:
            _block(parent, token.tag)

    def _inline(self, parent: Element, tokens: Iterable[Token]) -> None:
        open_elements = [parent]
        for token in tokens:
            parent = open_elements[-1]
            if token.nesting == 1:
                open_elements.append(self._opened_inline(parent, token))
            elif token.nesting == -1:
                open_elements.pop()
            elif (formula := formula_element(token)) is not None:
                parent.append(formula)
            else:
                self._inline_leaf(parent, token)

    @staticmethod
    def _opened_inline(parent: Element, token: Token) -> Element:
        """The element in which what follows stands; a bare address without a host is text."""
        if token.info == "auto" and WITHOUT_HOST.fullmatch(str(token.attrs.get("href", ""))):
            return parent
        return SubElement(parent, TAGS.get(token.tag, token.tag), _attributes(token))

    def _inline_leaf(self, parent: Element, token: Token) -> None:
        kind = token.type
        if kind in ("text", "text_special"):
            self._text(parent, token.content)
        elif kind == "softbreak":
            _add(parent, "\n")
        elif kind == "hardbreak":
            SubElement(parent, "br").tail = "\n"
        elif kind == "code_inline":
            SubElement(parent, "code").text = AtomicString(literal(token.content))
        elif kind == "html_inline":
            if not token.content.startswith("<!--"):
                _add(parent, self._store(token.content))
        elif kind == "image":
            SubElement(parent, "img", {**_attributes(token), "alt": literal(_words(token.children or ()))})
        elif kind == "record_link":
            parent.append(self._link_to_record(token))
        elif kind == "footnote_ref":
            self._reference(parent, token.meta["label"])
        else:
            raise ValueError(f"unknown token {kind}")

    def _text(self, parent: Element, text: str) -> None:
        """Add a text, with the HTML of its citations in the place of their marks."""
        if self._citation is None or OPEN not in text:
            _add(parent, literal(text))
            return
        position = 0
        for mark in MARK.finditer(text):
            _add(parent, literal(text[position : mark.start()]))
            _add(parent, self._store(self._citation(int(mark[1]))))
            position = mark.end()
        _add(parent, literal(text[position:]))

    def _link_to_record(self, token: Token) -> Element:
        link = self._record_link(token.meta["target"], token.content)
        if token.children:
            words = Element("words")
            self._inline(words, token.children)
            link.text = words.text
            for place, element in enumerate(words):
                link.insert(place, element)
        return link

    def _reference(self, parent: Element, label: str) -> None:
        count = self._references[label] = self._references.get(label, 0) + 1
        superscript = SubElement(parent, "sup", {"id": _reference_id(label, count)})
        link = SubElement(superscript, "a", {"href": f"#fn:{label}", "class": "footnote-ref"})
        link.text = str(self._numbers[label])

    def _note_list(self) -> Element | None:
        listed = [label for label in self._parsed.notes if label in self._notes]
        if not listed:
            return None
        division = Element("div", {"class": "footnote"})
        division.text = "\n"
        _block(division, "hr")
        notes = _block(division, "ol")
        notes.text = "\n"
        for label in listed:
            note = self._notes[label]
            note.set("id", f"fn:{label}")
            note.tail = "\n"
            notes.append(note)
            self._add_ways_back(note, label)
        return division

    def _add_ways_back(self, note: Element, label: str) -> None:
        last = note[-1] if len(note) and note[-1].tag == "p" else _block(note, "p")
        if last.text or len(last):
            _add(last, NO_BREAK_SPACE)
        for count in range(1, self._references.get(label, 1) + 1):
            title = f"Jump back to footnote {self._numbers[label]} in the text"
            link = SubElement(last, "a", {"class": "footnote-backref", "title": title})
            link.set("href", f"#{_reference_id(label, count)}")
            link.text = WAY_BACK


def _reference_id(label: str, count: int) -> str:
    return f"fnref{count if count > 1 else ''}:{label}"


def _add_box(item: Element, *, is_done: bool) -> None:
    box = SubElement(item, "input", {"type": "checkbox", "disabled": "disabled"})
    box.set("aria-label", "Done" if is_done else "To do")
    if is_done:
        box.set("checked", "checked")
    box.tail = " "


def _plain_link(target: str, text: str) -> Element:
    element = Element("span")
    element.text = text or target
    return element


def _attributes(token: Token) -> dict[str, str]:
    return {name: literal(str(value)) for name, value in token.attrs.items()} if token.attrs else {}


def _block(parent: Element, tag: str, attributes: dict[str, str] | None = None) -> Element:
    _break_line(parent)
    element = SubElement(parent, tag, attributes or {})
    element.tail = "\n"
    return element


def _break_line(parent: Element) -> None:
    """Begin a line after what an element holds."""
    if len(parent):
        if not (parent[-1].tail or "").endswith("\n"):
            parent[-1].tail = f"{parent[-1].tail or ''}\n"
    elif not parent.text:
        parent.text = None if parent.tag in ("li", "dd") else "\n"
    elif not parent.text.endswith("\n"):
        parent.text += "\n"


def _add_line(parent: Element, text: str) -> None:
    """Add a block that is no element, such as what stands for HTML."""
    _break_line(parent)
    _add(parent, f"{text}\n")


def _add(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _words(tokens: Sequence[Token]) -> str:
    """Alternative text of a picture, without marks."""
    pieces = []
    for token in tokens:
        if token.type == "image":
            pieces.append(_words(token.children or ()))
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif token.type != "html_inline":
            pieces.append(token.content)
    return "".join(pieces)
