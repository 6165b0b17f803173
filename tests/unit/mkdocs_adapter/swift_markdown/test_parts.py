"""Swift parts take the places of those that they know, and leave what an extension has put there."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor, Pattern, SimpleTagInlineProcessor
from markdown.treeprocessors import InlineProcessor as StockInline
from markdown.treeprocessors import PrettifyTreeprocessor

from both_ways import OF_A_SITE, both_ways
from mkdocs_evidence.mkdocs_adapter.swift_markdown import with_swift_parts
from mkdocs_evidence.mkdocs_adapter.swift_markdown.inline_signs import SIGN_OF


class Own(Extension):
    """An extension that registers what it was made with."""

    def __init__(self, registry: str, name: str, priority: float, make: type | object) -> None:
        super().__init__()
        self.args = registry, name, priority, make

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        registry, name, priority, make = self.args
        holder = md.parser if registry == "blockprocessors" else md
        part = make(holder) if isinstance(make, type) else make
        getattr(holder, registry).register(part, name, priority)


class Shouted(Pattern):
    """An inline pattern of the older kind: !!so!!."""

    def __init__(self) -> None:
        super().__init__(r"!!(.+?)!!")

    def handleMatch(self, m: re.Match[str]) -> Element | str | None:  # noqa: N802 - its name
        if m.group(2) == "no":
            return None
        element = Element("strong")
        element.text = m.group(2)
        return element if m.group(2) != "text" else "just *text*"


class Outside(SimpleTagInlineProcessor):
    """An inline pattern that does not want to be in links or tables."""

    ANCESTOR_EXCLUDES = ("a", "TABLE")


class Letters(BlockProcessor):
    """A block that begins with a letter, as paragraphs do."""

    def test(self, parent: Element, block: str) -> bool:
        return block.startswith("Letter")

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "h3").text = blocks.pop(0)


class LoudInline(StockInline):
    """An extension's own way with inline Markdown."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        super().run(tree, ancestors)
        SubElement(tree, "p").text = "Loud"
        return tree


@pytest.mark.parametrize(
    "own",
    [
        Own("inlinePatterns", "shouted", 65, Shouted()),
        Own("inlinePatterns", "shouted", 185, Shouted()),
        Own("inlinePatterns", "outside", 65, Outside(r"()q(.+?)q", "q")),
        Own("blockprocessors", "letters", 12, Letters),
        Own("treeprocessors", "inline", 20, LoudInline),
        Own("treeprocessors", "inline", 9, StockInline),
        Own("treeprocessors", "prettify", 30, PrettifyTreeprocessor),
    ],
)
def test_what_an_extension_does_stays_as_it_was(own: Own) -> None:
    both = both_ways([*OF_A_SITE, own])
    for text in (
        "Letter to *you*\n\n- `a`",
        "!!so *much*!! !!no!! !!text!! !!so!! `!!`",
        "qoneq [qtwoq *qxq*](b) *qyq*",
    ):
        both.assert_same(text)
        both.assert_same(f"| a | b |\n|---|---|\n| {text} | {text} |\n\n# {text}\n\n> {text}")


def test_a_part_that_an_extension_has_moved_stays_where_it_is() -> None:
    moved = Own("treeprocessors", "prettify", 30, PrettifyTreeprocessor)
    converter = with_swift_parts(Markdown(extensions=[moved]))
    assert type(converter.treeprocessors["prettify"]) is PrettifyTreeprocessor
    assert converter.treeprocessors.get_index_for_name("prettify") == 0


@pytest.mark.parametrize("expression", SIGN_OF)
@settings(deadline=None)
@given(data=st.data())
def test_whatever_a_known_pattern_matches_holds_its_sign(expression: str, data: st.DataObject) -> None:
    matched = data.draw(st.from_regex(re.compile(expression, re.DOTALL)))
    assert SIGN_OF[expression] in matched


def test_a_pattern_that_is_changed_between_two_texts_is_learnt_anew() -> None:
    both = both_ways()
    both.assert_same("~so~ *it* is")
    for converter in (both.plain, both.swift):
        converter.delimiters.add("~", "del")
        converter.inlinePatterns.register(InlineProcessor(r"nothing", converter), "late", 30)
    both.assert_same("~so~ *it* is")
    assert "<del>so</del>" in both.swift.reset().convert("~so~ *it* is")
