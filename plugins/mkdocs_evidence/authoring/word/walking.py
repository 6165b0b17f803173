"""Ways over pandoc's document tree, in which an element is {"t": its type, "c": its content}."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from mkdocs_evidence.diagnostics import invisible_in

Element: TypeAlias = dict[str, Any]
SPACES = ("Space", "SoftBreak", "LineBreak")


def elements(node: Any) -> Iterator[Element]:
    """Yield every element of a part of a tree, in the order of the text."""
    if isinstance(node, list):
        for one in node:
            yield from elements(one)
    elif isinstance(node, dict):
        if "t" in node:
            yield node
        yield from elements(node.get("c"))


def plain_text(node: Any) -> str:
    """The words of a part of a tree, without marks."""
    if isinstance(node, list):
        return "".join(plain_text(one) for one in node)
    if not isinstance(node, dict):
        return ""
    kind = node.get("t")
    if kind == "Str":
        return without_invisible(str(node["c"]))
    if kind in SPACES:
        return " "
    content: Any = node.get("c")
    return without_invisible(str(content[1])) if kind in ("Code", "Math") else plain_text(content)


def without_invisible(text: str) -> str:
    """The text without characters that nobody can see, such as the soft hyphens that Word puts into words."""
    hidden = frozenset(position for position, _ in invisible_in(text))
    return "".join(one for at, one in enumerate(text) if at not in hidden) if hidden else text


def string(text: str) -> Element:
    """Return a text as an inline."""
    return {"t": "Str", "c": text}


def raw_inline(markdown: str, form: str = "commonmark") -> Element:
    """Return an inline that is written as it is."""
    return {"t": "RawInline", "c": [form, markdown]}


def raw_block(html: str) -> Element:
    """Return HTML as a block."""
    return {"t": "RawBlock", "c": ["html", html]}
