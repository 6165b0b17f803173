"""Attribute lists, {: .class #id name=value}, for elements of a finished tree.

The places are those of Python-Markdown's `attr_list`. Braces with anything else in them stay text: no word
of a text is taken for an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_ITEM = r"(?:\.[\w-]+|#[\w:.-]+|[A-Za-z][\w:-]*=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'{}=]+))"
_LIST = rf"\{{:?[ ]*(?P<items>{_ITEM}(?:[ ]+{_ITEM})*)[ ]*\}}"
AT_BEGIN = re.compile(_LIST)
AT_END = re.compile(rf"[ ]+{_LIST}[ ]*$")
ON_LAST_LINE = re.compile(rf"\n[ ]*{_LIST}[ ]*$")
_ITEMS = re.compile(_ITEM)
_NAMED = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "td", "th"))
_BLOCKS = frozenset(("blockquote", "dd", "li", "p"))
_LISTS = frozenset(("ul", "ol"))


class AttributeLists(Treeprocessor):
    """Gives elements the attributes that are written behind them, and takes the lists out of the text."""

    def run(self, root: Element) -> None:
        """Look at all elements."""
        if any("{" in text for text in root.itertext()):
            for element in root.iter():
                _read_lists(element)


def _read_lists(element: Element) -> None:
    if element.tag in _NAMED or element.tag in _BLOCKS:
        pattern = AT_END if element.tag in _NAMED else ON_LAST_LINE
        before = _last_before_list(element)
        words = (before.tail if before is not None else element.text) or ""
        if found := pattern.search(words):
            _assign(element, found["items"])
            if before is not None:
                before.tail = words[: found.start()]
            else:
                element.text = words[: found.start()]
    elif element.tag != "pre" and (found := AT_BEGIN.match(element.tail or "")):
        _assign(element, found["items"])
        element.tail = (element.tail or "")[found.end() :]


def _last_before_list(element: Element) -> Element | None:
    """The last child before a list that stands in an element; None where its own text is the last."""
    last = None
    for child in element:
        if child.tag in _LISTS:
            break
        last = child
    return last


def _assign(element: Element, items: str) -> None:
    for name, value in _pairs(items):
        if name == "class" and (known := element.get("class")):
            element.set("class", f"{known} {value}")
        else:
            element.set(name, value)


def _pairs(items: str) -> Iterator[tuple[str, str]]:
    for item in _ITEMS.findall(items):
        if item[0] == ".":
            yield "class", item[1:]
        elif item[0] == "#":
            yield "id", item[1:]
        else:
            name, _, value = item.partition("=")
            yield name, value[1:-1] if value[0] in "\"'" else value
