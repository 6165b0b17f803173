"""Styles of a Word file: what a paragraph or a run takes from them (ECMA-376, part 1, 17.7)."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.authoring.word.xml import VAL, Node, child, is_on, name, style_of, value

_LONGEST = 20
"""Styles that are based on each other; more are a circle."""


class Styles:
    """Styles by their ids."""

    def __init__(self, root: Node | None) -> None:
        found = () if root is None else root.iter(name("w:style"))
        self._styles = {one.get(name("w:styleId"), ""): one for one in found}
        defaults = None if root is None else child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self._hidden_by_default = bool(is_on(child(defaults, "w:vanish")))

    def name_of(self, paragraph: Node) -> str:
        """Return the name of a paragraph's style in lower case, such as `heading 1`."""
        return self.named(style_of(paragraph))

    def named(self, style: str) -> str:
        """Return the name of a style in lower case; its id where it has none."""
        found = self._styles.get(style)
        return (value(child(found, "w:name")) or style).lower() if found is not None else style.lower()

    def heading_level(self, paragraph: Node) -> int:
        """Return the level of the heading that a paragraph is; 0 where it is none."""
        for style in self._line(style_of(paragraph)):
            words = value(child(style, "w:name")).lower().split()
            if len(words) == 2 and words[0] == "heading" and words[1].isdecimal():
                return int(words[1])
        return 0

    def is_hidden(self, paragraph: Node | None, run: Node) -> bool:
        """Return True if nobody sees a run: Word's own choice, then the character's style, then the rest."""
        own = child(run, "w:rPr")
        if (said := is_on(child(own, "w:vanish"))) is not None:
            return said
        for style in (value(child(own, "w:rStyle")), "" if paragraph is None else style_of(paragraph)):
            if (said := self._vanishes(style)) is not None:
                return said
        return self._hidden_by_default

    def numbering_of(self, paragraph: Node) -> tuple[str, str]:
        """Return the list and the level of a paragraph, its own or its style's; empty where there is none."""
        own = child(paragraph, "w:pPr", "w:numPr")
        found = [own, *(child(style, "w:pPr", "w:numPr") for style in self._line(style_of(paragraph)))]
        number, level = (
            next((value(child(one, tag)) for one in found if child(one, tag) is not None), "")
            for tag in ("w:numId", "w:ilvl")
        )
        return number, level

    def color_of(self, run: Node) -> str:
        """Return the colour of a run's letters, as six hexadecimal digits; empty where it is automatic."""
        own = child(run, "w:rPr", "w:color")
        if own is not None:
            return own.get(VAL, "").lower()
        for style in self._line(value(child(run, "w:rPr", "w:rStyle"))):
            if (found := child(style, "w:rPr", "w:color")) is not None:
                return found.get(VAL, "").lower()
        return ""

    def is_shaded(self, style: str) -> bool:
        """Return True if a style gives a ground of another colour, to all of a table or to some of it."""
        return any(one.find(f".//{name('w:shd')}") is not None for one in self._line(style))

    def _vanishes(self, style: str) -> bool | None:
        said = (is_on(child(one, "w:rPr", "w:vanish")) for one in self._line(style))
        return next((one for one in said if one is not None), None)

    def _line(self, style: str) -> Iterator[Node]:
        """Yield a style and those that it is based on."""
        for _ in range(_LONGEST):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = value(child(found, "w:basedOn"))
