"""Inline Markdown, as Python-Markdown's `InlineProcessor` finds it, without asking patterns in vain.

The order of all steps is that of `markdown.treeprocessors.InlineProcessor` (3.11), whose words the
comments use; tests hold the two against each other. Only what cannot change a text is left out: the
patterns that cannot match it (`inline_signs`), and taking apart what holds no placeholder.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER, INLINE_PLACEHOLDER_PREFIX, INLINE_PLACEHOLDER_RE, AtomicString

from mkdocs_evidence.mkdocs_adapter.swift_markdown.inline_signs import Step, Steps

Found = tuple[Element, list[str]]
"""An element, and the tags of those that it stands in."""


class SwiftInline(InlineProcessor):
    """Puts elements in the place of inline Markdown in the texts of a tree."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._expressions: list[tuple[Pattern, re.Pattern[str]]] = []
        self._steps = Steps(())

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Look at all texts below an element, level by level, and at those of what was found."""
        self._learn_patterns()
        self.stashed_nodes: dict[str, Element | str] = {}
        waiting: deque[Found] = deque([(tree, [*(ancestors or ()), tree.tag.lower()])])
        while waiting:
            element, self.ancestors = waiting.popleft()
            if element is not tree:
                self.ancestors.append(element.tag.lower())
            self._look_at_children(element, waiting)
        return tree

    def _learn_patterns(self) -> None:
        """Sort the patterns anew where an extension has added or changed one since the last text."""
        patterns = tuple(self.md.inlinePatterns)
        expressions = [(pattern, pattern.getCompiledRegExp()) for pattern in patterns]
        if expressions != self._expressions:
            self._expressions = expressions
            self._steps = Steps(patterns)

    def _look_at_children(self, parent: Element, waiting: deque[Found]) -> None:
        found_in_texts: list[tuple[Element, list[Found]]] = []
        for child in parent:  # an element that is put behind a child comes next
            text, tail = child.text, child.tail
            if text and not isinstance(text, AtomicString):
                steps = self._steps.due(text)
                if steps or INLINE_PLACEHOLDER_PREFIX in text:
                    found = self._look_at_text(child, text, steps)
                    waiting.extend(found)
                    found_in_texts.append((child, found))
            if tail:
                steps = self._steps.due(tail)
                if steps or INLINE_PLACEHOLDER_PREFIX in tail:
                    self._look_at_tail(parent, child, tail, steps)
            if len(child):
                waiting.append((child, self.ancestors[:]))
        for child, found in found_in_texts:
            self._insert(found, child, 0)

    def _look_at_text(self, child: Element, text: str, steps: Iterable[Step]) -> list[Found]:
        self.ancestors.append(child.tag.lower())
        child.text = None
        found = self._taken_apart(self._with_placeholders(text, steps), child, is_text=True)
        self.ancestors.pop()
        return found

    def _look_at_tail(self, parent: Element, child: Element, tail: str, steps: Iterable[Step]) -> None:
        tail = self._with_placeholders(tail, steps)
        child.tail = None
        found = self._taken_apart(tail, child, is_text=False)
        self._insert(found, parent, list(parent).index(child) + 1)

    def _with_placeholders(self, text: str, steps: Iterable[Step]) -> str:
        """A text with placeholders for what some patterns find in it."""
        if not isinstance(text, AtomicString):
            for step in steps:
                if not self._is_excluded(step.pattern):
                    text = self._replaced(text, step.pattern, step.place)
        return text

    def _is_excluded(self, pattern: Pattern) -> bool:
        return any(tag.lower() in self.ancestors for tag in pattern.ANCESTOR_EXCLUDES)

    def _replaced(self, text: str, pattern: Pattern, place: int) -> str:
        """A text with placeholders for all that one pattern finds."""
        position: int | None = 0
        while position is not None:
            if isinstance(pattern, InlinePattern):
                text, position = self._found_by_new(text, pattern, place, position)
            else:
                text, position = self._found_by_old(text, pattern, place, position)
        return text

    def _found_by_new(
        self, text: str, pattern: InlinePattern, place: int, position: int
    ) -> tuple[str, int | None]:
        for match in pattern.getCompiledRegExp().finditer(text, position):
            node, start, end = pattern.handleMatch(match, text)
            if start is None or end is None:  # not accepted: the next match may be
                continue
            if node is None:
                return text, end
            placeholder = self._stashed(node, place)
            return f"{text[:start]}{placeholder}{text[end:]}", start + len(placeholder)
        return text, None

    def _found_by_old(self, text: str, pattern: Pattern, place: int, position: int) -> tuple[str, int | None]:
        """The older kind of pattern: its expression takes in the whole of the text, in groups."""
        match = pattern.getCompiledRegExp().match(text[position:])
        if not match:
            return text, None
        node = pattern.handleMatch(match)
        if node is None:
            return text, match.end(0)
        placeholder = self._stashed(node, place)
        before = text[:position] + match.group(1) + placeholder
        return before + match.groups()[-1], len(before)

    def _stashed(self, node: Element | str, place: int) -> str:
        """The placeholder of something found, whose own texts are looked at first."""
        if not isinstance(node, str) and not isinstance(node.text, AtomicString):
            for child in (node, *node):
                if child.text:
                    self.ancestors.append(child.tag.lower())
                    child.text = self._with_placeholders(child.text, self._steps.due(child.text, place + 1))
                    self.ancestors.pop()
                if child.tail:
                    child.tail = self._with_placeholders(child.tail, self._steps.due(child.tail, place))
        number = f"{len(self.stashed_nodes):04}"
        self.stashed_nodes[number] = node
        return INLINE_PLACEHOLDER % number

    def _taken_apart(self, text: str, owner: Element, *, is_text: bool) -> list[Found]:
        """The elements in a text or a tail of an element, which keeps what stands before the first."""
        found: list[Found] = []
        position = 0
        while (start := text.find(INLINE_PLACEHOLDER_PREFIX, position)) != -1:
            match = INLINE_PLACEHOLDER_RE.search(text, start)
            node = self.stashed_nodes.get(match[1]) if match else None
            if match is None or node is None:  # no placeholder of ours
                end = start + len(INLINE_PLACEHOLDER_PREFIX)
                _append(text[position:end], found, owner, is_text=is_text)
            else:
                end = match.end()
                _append(text[position:start], found, owner, is_text=is_text)
                if isinstance(node, str):
                    _append(node, found, owner, is_text=is_text)
                else:
                    self._take_node_apart(node)
                    found.append((node, self.ancestors[:]))
            position = end
        rest = text[position:]
        _append(AtomicString(rest) if isinstance(text, AtomicString) else rest, found, owner, is_text=is_text)
        return found

    def _take_node_apart(self, node: Element) -> None:
        for child in (node, *node):
            tail, text = child.tail, child.text
            if tail and INLINE_PLACEHOLDER_PREFIX in tail:
                child.tail = None
                place = 0 if child is node else list(node).index(child) + 1
                self._insert(self._taken_apart(tail, child, is_text=False), node, place)
            if text and INLINE_PLACEHOLDER_PREFIX in text:
                child.text = None
                self._insert(self._taken_apart(text, child, is_text=True), child, 0)

    @staticmethod
    def _insert(found: list[Found], parent: Element, place: int) -> None:
        for element, _ in reversed(found):
            parent.insert(place, element)


def _append(text: str, found: list[Found], owner: Element, *, is_text: bool) -> None:
    """Add text after what was found last, or to the owner's own text or tail."""
    if not text:
        return
    if found:
        last = found[-1][0]
        last.tail = last.tail + text if last.tail else text
    elif is_text:
        owner.text = owner.text + text if owner.text else text
    else:
        owner.tail = owner.tail + text if owner.tail else text
