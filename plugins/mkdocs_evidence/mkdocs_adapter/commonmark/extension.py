"""A Markdown extension that puts the tree of the dialect's parser in the place of Python-Markdown's.

`markdown` stays the frame: preprocessors and tree processors of a site's extensions run as before.
Extensions that parse blocks or inline syntax themselves have no effect.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import ElementTree

from markdown import Extension, Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.util import ETX, STX

from mkdocs_evidence.mkdocs_adapter.commonmark.attributes import AttributeLists
from mkdocs_evidence.mkdocs_adapter.commonmark.tree import MakesCitation, MakesLink, tree_of
from mkdocs_evidence.reading.commonmark import parse

AS_ATTR_LIST, AS_ABBR = 8, 7
"""Priorities of Python-Markdown's extensions of these names."""
REPLACED = {
    "preprocessors": ("html_block", "fenced_code_block", "normalize_whitespace"),
    "treeprocessors": ("inline", "prettify", "unescape"),
}


class CommonMark(Extension):
    """Reads texts as CommonMark. It must be the last of a converter's extensions."""

    def __init__(self, record_link: MakesLink | None = None, citation: MakesCitation | None = None) -> None:
        super().__init__()
        self._make = (record_link, citation)
        self._abbreviations: dict[str, str] = {}

    def reset(self) -> None:
        """Forget the abbreviations of the text before."""
        self._abbreviations.clear()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Take the places of the parser and of the parts that belong to it."""
        md.registerExtension(self)
        md.parser = TreeParser(md, *self._make)  # type: ignore[assignment]
        for registry, names in REPLACED.items():
            for name in names:
                if name in getattr(md, registry):
                    getattr(md, registry).deregister(name)
        md.treeprocessors.register(AttributeLists(md), "attr_list", AS_ATTR_LIST)
        if "abbr" not in md.treeprocessors:
            md.treeprocessors.register(AbbrTreeprocessor(md, self._abbreviations), "abbr", AS_ABBR)


class TreeParser:
    """Stands in for Python-Markdown's `BlockParser`."""

    def __init__(self, md: Markdown, record_link: MakesLink | None, citation: MakesCitation | None) -> None:
        self.md = md
        self.blockprocessors = md.parser.blockprocessors
        self._make = (record_link, citation)

    def parseDocument(self, lines: Sequence[str]) -> ElementTree:  # noqa: N802 - Python-Markdown's
        """The tree of a text, without attribute lists, contents, and what else tree processors add."""
        text = "\n".join(lines)
        parsed = parse(text.replace(STX, "").replace(ETX, ""))
        abbreviations = self.md.treeprocessors["abbr"]
        if isinstance(abbreviations, AbbrTreeprocessor):
            abbreviations.abbrs.update(parsed.abbreviations)
        return ElementTree(tree_of(parsed, self.md.htmlStash.store, *self._make))
