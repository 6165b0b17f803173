"""A tree as XHTML, in the very words of `markdown.serializers.to_xhtml_string`."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.serializers import RE_AMP, to_xhtml_string

RAW = frozenset(("script", "style"))


def to_xhtml(element: Element) -> str:
    """An element, all below it and its tail as XHTML."""
    pieces: list[str] = []
    waiting: list[Element[Any] | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
        elif isinstance(one.tag, str):
            _open(one, pieces, waiting)
        else:  # a comment, a processing instruction, a name with its namespace
            pieces.append(to_xhtml_string(one))
    return "".join(pieces)


def _open(element: Element[Any], pieces: list[str], waiting: list[Element[Any] | str]) -> None:
    """Write an element's start tag and text; what comes after them waits, the next at the end."""
    tag, text, tail = element.tag, element.text, element.tail
    low = tag.lower()
    if tail:
        waiting.append(_escaped(tail))
    attributes = _attributes(element) if element.keys() else ""
    if low in HTML_EMPTY:
        pieces.append(f"<{tag}{attributes} />")
        return
    inner = (text if low in RAW else _escaped(text)) if text else ""
    if len(element):
        pieces.append(f"<{tag}{attributes}>{inner}")
        waiting.append(f"</{tag}>")
        waiting.extend(reversed(element))
    else:
        pieces.append(f"<{tag}{attributes}>{inner}</{tag}>")


def _attributes(element: Element[Any]) -> str:
    """The attributes of an element in the order of their names."""
    items: list[tuple[Any, Any]] = sorted(element.items())
    return "".join(
        f" {name}" if value is None else f' {name}="{_escaped(str(value)).replace(chr(34), "&quot;")}"'
        for name, value in items
    )


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text
