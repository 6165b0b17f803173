"""Formulas of a text as MathML, each with what was written for it (docs/adr/0073).

While the tree is made a formula is an element that holds its TeX as text, so that contents lists, ids and
names of tables have that. `ShownFormulas` puts the MathML in its place when they are done.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markdown_it.token import Token

from mkdocs_evidence.mkdocs_adapter.commonmark.literal import literal
from mkdocs_evidence.model.formula_markup import CLASS, LINES, LONG, WRITTEN
from mkdocs_evidence.reading.commonmark import formula_of, formulas_in, token_of
from mkdocs_evidence.reading.tex import TexError, mathml_of

AFTER_CONTENTS = 4
"""Below Python-Markdown's `toc` (5) and the shaping of tables (5), above MkDocs' look at links (0)."""
LONG_FROM = 30
"""Characters of TeX from which a formula in a line may be too wide for a phone."""
BLOCK, INLINE = "formula", "formula-in-line"
"""Tags of formulas until they are shown."""


def formula_element(token: Token) -> Element | None:
    """The element of a formula's token; None for a token of another kind."""
    formula = formula_of(token)
    if formula is None:
        return None
    element = Element(INLINE if token.type == "math_inline" else BLOCK)
    element.text = AtomicString(literal(token.content.rstrip("\n")))
    element.set("tex", formula.tex)
    element.set("lines", "lines" if formula.is_display else "")
    return element


def add_words(element: Element, words: str) -> None:
    """Add words that are no Markdown, such as those of a caption, with their formulas."""
    position = 0
    for found in formulas_in(words) if "$" in words else ():
        _add(element, words[position : found.start()])
        shown = formula_element(token_of(found))
        assert shown is not None
        element.append(shown)
        position = found.end()
    _add(element, words[position:])


def _add(element: Element, words: str) -> None:
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''}{words}"
    else:
        element.text = f"{element.text or ''}{words}"


class ShownFormulas(Treeprocessor):
    """Puts MathML in the place of TeX; a formula with a fault stays code, as it is written."""

    def run(self, root: Element) -> None:
        """Show all formulas of a text."""
        for kind in (BLOCK, INLINE):
            for element in list(root.iter(kind)):
                self._show(element)

    def _show(self, element: Element) -> None:
        assert self.md is not None
        written, tex, is_display = element.text or "", element.get("tex", ""), bool(element.get("lines"))
        is_block = element.tag == BLOCK
        for child in list(element):
            element.remove(child)
        element.attrib.clear()
        try:
            mathml = mathml_of(tex, is_display=is_display)
        except TexError:
            element.tag = "pre" if is_block else "code"
            held = SubElement(element, "code") if is_block else element
            element.text = None if is_block else element.text
            held.text = AtomicString(written)
            return
        element.tag = "div" if is_block else "span"
        element.attrib.update(_attributes(written, tex, is_display=is_display))
        element.text = self.md.htmlStash.store(mathml)


def _attributes(written: str, tex: str, *, is_display: bool) -> dict[str, str]:
    kind = f" {LINES}" if is_display else f" {LONG}" if len(tex) >= LONG_FROM else ""
    window = {"tabindex": "0", "role": "group", "aria-label": "Formula"} if kind else {}
    return {"class": f"{CLASS}{kind}", **window, WRITTEN: written, "data-pagefind-index-attrs": WRITTEN}
