r"""Signs of a tree's texts that this site reads otherwise, written so that they stay text.

pandoc escapes what CommonMark reads, but not &amp;, and drops a sign that follows a backslash. Ours besides:
$ (formulas), @ (citations), ~ (struck out), a colon at the begin of a line (definitions), braces that would
be attributes, and addresses, in which it would escape what needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mkdocs_evidence.authoring.word.walking import Element, elements, plain_text, raw_inline, string

_SIGN = re.compile(r"\\|&(?=#?\w+;)|(?<!\w)@(?=[\w{])|~|\$|\{(?=:?[ .#A-Za-z])")
_ATTRIBUTES = re.compile(r"\{:?[ ]*(?:[.#][\w-]|[A-Za-z][\w:-]*=)[^{}]*\}")
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#~+,:@-]*[\w/]", re.IGNORECASE)
TAGS = {"Emph": "em", "Strong": "strong", "Strikeout": "del"}
"""Elements that Markdown writes with signs, which must touch words on their inner side."""
_LINES = re.compile(r"\s*\n\s*")


def written(tree: Element) -> Element:
    """The tree with every paragraph, heading and cell written for this site's reader."""
    return {**tree, "blocks": _blocks(tree["blocks"], in_table=False)}


def _blocks(node: Any, *, in_table: bool) -> Any:
    if isinstance(node, list):
        return [_blocks(one, in_table=in_table) for one in node]
    if not isinstance(node, dict):
        return node
    kind: str = node.get("t", "")
    content: Any = node.get("c")
    if kind in ("Para", "Plain"):
        return {**node, "c": _paragraph(content, in_table=in_table)}
    if kind == "Header":
        return {**node, "c": [*content[:2], _paragraph(content[2], in_table=False)]}
    if kind == "DefinitionList":
        return {
            **node,
            "c": [
                [_paragraph(term, in_table=False), _blocks(said, in_table=False)] for term, said in content
            ],
        }
    return {key: _blocks(one, in_table=in_table or kind == "Table") for key, one in node.items()}


def _paragraph(inlines: list[Element], *, in_table: bool) -> list[Element]:
    """The inlines of a paragraph, heading or cell, with formulas and signs as Markdown."""
    text = plain_text(inlines)
    has_formula = any(one["t"] == "Math" for one in elements(inlines))
    escaped = "\\&@~" + ("$" if has_formula or text.count("$") > 1 else "")
    escaped += "{" if _ATTRIBUTES.search(text) else ""
    writer = _Writer(escaped, in_table=in_table)
    made = list(writer.inlines(inlines))
    if made and made[0]["t"] == "Str" and made[0]["c"].startswith((":", "~")):
        made = [raw_inline("\\" + made[0]["c"][0]), *_rest(made[0]), *made[1:]]
    return made


class _Writer:
    def __init__(self, escaped: str, *, in_table: bool) -> None:
        self._escaped = escaped
        self._in_table = in_table

    def inlines(self, inlines: list[Element], *, in_link: bool = False) -> Iterator[Element]:
        """Yield inlines and what they hold, rewritten."""
        for at, one in enumerate(inlines):
            kind: str = one["t"]
            content: Any = one.get("c")
            if kind == "Str":
                yield from self._string(content, in_link=in_link)
            elif kind == "Math":
                yield raw_inline(
                    self._formula(content, inlines[max(at - 1, 0) : at], inlines[at + 1 : at + 2])
                )
            elif kind in TAGS:
                inner = list(self.inlines(content, in_link=in_link))
                if _stands_alone(inlines, at):
                    yield {**one, "c": inner}
                elif inner:
                    yield from (raw_inline(f"<{TAGS[kind]}>"), *inner, raw_inline(f"</{TAGS[kind]}>"))
            elif kind in ("Superscript", "Subscript"):
                yield {**one, "c": list(self.inlines(content, in_link=in_link))}
            elif kind == "Link":
                yield {**one, "c": [content[0], list(self.inlines(content[1], in_link=True)), content[2]]}
            elif kind == "Note":
                yield {**one, "c": _blocks(content, in_table=False)}
            else:
                yield one

    def _formula(self, math: list[Any], before: list[Element], after: list[Element]) -> str:
        """A formula between its signs, kept apart from letters beside them, which would make it text."""
        kind, tex = math
        tex = _LINES.sub(" ", tex.strip())
        tex = tex.replace("|", r"\|") if self._in_table else tex
        sign = "$$" if kind["t"] == "DisplayMath" else "$"
        first = "<wbr>" if plain_text(before)[-1:].isalnum() else ""
        last = "<wbr>" if plain_text(after)[:1].isalnum() else ""
        return f"{first}{sign}{tex}{sign}{last}"

    def _string(self, text: str, *, in_link: bool) -> Iterator[Element]:
        position = 0
        for found in () if in_link else _ADDRESS.finditer(text):
            address = found[0]
            yield from self._escapes(text[position : found.start()])
            yield _link(address)
            position = found.start() + len(address)
        yield from self._escapes(text[position:])

    def _escapes(self, text: str) -> Iterator[Element]:
        position = 0
        for sign in _SIGN.finditer(text):
            if sign[0] in self._escaped:
                if before := text[position : sign.start()]:
                    yield string(before)
                yield raw_inline("{<wbr>" if sign[0] == "{" else f"\\{sign[0]}")
                position = sign.end()
        if rest := text[position:]:
            yield string(rest)


def _stands_alone(inlines: list[Element], at: int) -> bool:
    """Return True if CommonMark reads the signs of emphasis around an inline as such (its part 6.2)."""
    text = plain_text(inlines[at])
    before, after = (plain_text(one) for one in (inlines[max(at - 1, 0) : at], inlines[at + 1 : at + 2]))
    inner = inlines[at]["c"]
    ends = (inner[0], inner[-1]) if len(inner) > 1 else ()
    beside = (*inlines[max(at - 1, 0) : at], *inlines[at + 1 : at + 2])
    touches_emphasis = any(one["t"] in TAGS for one in (*beside, *ends))
    is_worded = text[:1].isalnum() and text[-1:].isalnum()
    is_apart = not before[-1:].isalnum() and not after[:1].isalnum()
    return bool(text) and text == text.strip() and not touches_emphasis and (is_worded or is_apart)


def _link(address: str) -> Element:
    target = address if address[:4].lower() == "http" else f"http://{address}"
    return {"t": "Link", "c": [["", [], []], [string(address)], [target, ""]]}


def _rest(text: Element) -> list[Element]:
    return [string(text["c"][1:])] if len(text["c"]) > 1 else []
