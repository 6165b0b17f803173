"""One text's citations: the units that they need, and how the answers are put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Protocol

from mkdocs_evidence.citing.documents import Cites
from mkdocs_evidence.citing.groups import Group, Likeness
from mkdocs_evidence.citing.kept import Answer
from mkdocs_evidence.citing.style import Style
from mkdocs_evidence.citing.units import Kind, Unit, dummy_key, numbered, placeless
from mkdocs_evidence.model import CitedText, CslItem, FormattedReference

Answers = Mapping[Unit, Answer]
Places = Mapping[str, int]
_NUMBER = re.compile(r"^(?P<front>(?:\s|<[^>]*>)*)(?P<label>[^0-9<\s]*\d+[^\s<]*)\s*")
_COLUMNS = re.compile(
    r'<div class="csl-left-margin">\s*</div>\s*<div class="csl-right-inline">(.*)</div>\s*', re.DOTALL
)


class Planner(Protocol):
    """Plans and puts together the citations of one text."""

    def units(self, clusters: tuple[Cites, ...]) -> Iterator[Unit]:
        """What must be answered for these citations."""

    def text(self, clusters: tuple[Cites, ...], answers: Answers, places: Places) -> CitedText:
        """The text's citations from the answers; `places` is the order of the whole bibliography."""

    def without_number(self, answer: Answer, key: str) -> tuple[str, str]:
        """The number that a reference begins with, as the style writes it, and the rest."""


class _Planner:
    def __init__(self, items: Mapping[str, CslItem], style: Style) -> None:
        self._items = items
        self._style = style

    def without_number(self, answer: Answer, key: str) -> tuple[str, str]:
        """No number; a work that the style leaves out of its lists is told in plain words."""
        return "", answer[0] if answer else _in_plain_words(self._items[key])

    def _in_order(self, clusters: tuple[Cites, ...], places: Places) -> list[str]:
        cited = list(dict.fromkeys(cite.key for cites in clusters for cite in cites))
        return sorted(cited, key=places.__getitem__) if self._style.is_sorted else cited


class GroupedTexts(_Planner):
    """For styles in which a citation depends on the works that it could be taken for."""

    def __init__(self, likeness: Likeness, items: Mapping[str, CslItem], style: Style) -> None:
        super().__init__(items, style)
        self._likeness = likeness

    def _groups(self, clusters: tuple[Cites, ...]) -> Mapping[str, Group]:
        return self._likeness.groups(cite.key for cites in clusters for cite in cites)

    def _cluster(self, cites: Cites, groups: Mapping[str, Group]) -> Unit:
        named = sorted({groups[cite.key] for cite in cites})
        return Unit(Kind.CLUSTER, (placeless(cites),), groups=tuple(named))

    def units(self, clusters: tuple[Cites, ...]) -> Iterator[Unit]:
        """A unit for each citation, and for each reference that others of the text could be taken for."""
        groups = self._groups(clusters)
        for cites in clusters:
            if cites:
                yield self._cluster(cites, groups)
        for key, group in groups.items():
            if len(group) > 1:
                yield reference_unit(key, group)

    def text(self, clusters: tuple[Cites, ...], answers: Answers, places: Places) -> CitedText:
        """The answers, in the order of the text and of the style."""
        groups = self._groups(clusters)
        html = tuple(answers[self._cluster(cites, groups)][0] if cites else "" for cites in clusters)
        keys = self._in_order(clusters, places)
        found = ((key, answers[reference_unit(key, groups[key])]) for key in keys)
        references = (FormattedReference(key, self.without_number(answer, key)[1]) for key, answer in found)
        return CitedText(html, tuple(references))


class NumberedTexts(_Planner):
    """For styles in which a citation is made of numbers: who is meant does not matter to its form."""

    def units(self, clusters: tuple[Cites, ...]) -> Iterator[Unit]:
        """A unit for each citation by numbers; references are formatted once for all texts."""
        number_of = self._numbers(self._in_order(clusters, {}))
        for cites in clusters:
            if cites:
                yield Unit(Kind.NUMBERED, clusters=(numbered(cites, number_of),))

    def _numbers(self, keys: list[str]) -> dict[str, int]:
        return {key: number for number, key in enumerate(keys, 1)}

    def text(self, clusters: tuple[Cites, ...], answers: Answers, places: Places) -> CitedText:
        """The answers, with the works of this text behind the numbers."""
        keys = self._in_order(clusters, places)
        number_of = self._numbers(keys)
        html = tuple(self._cluster(cites, number_of, answers) if cites else "" for cites in clusters)
        references = (self._reference(key, number, answers) for key, number in number_of.items())
        return CitedText(html, tuple(references))

    def _cluster(self, cites: Cites, number_of: Mapping[str, int], answers: Answers) -> str:
        html = answers[Unit(Kind.NUMBERED, clusters=(numbered(cites, number_of),))][0]
        for cite in cites:
            dummy = dummy_key(number_of[cite.key])
            html = html.replace(f'"#ref-{dummy}"', f'"#ref-{escape(cite.key)}"')
        return html

    def _reference(self, key: str, number: int, answers: Answers) -> FormattedReference:
        label, html = self.without_number(answers[reference_unit(key, (key,))], key)
        return FormattedReference(key, html, re.sub(r"\d+", str(number), label, count=1) or f"{number}.")

    def without_number(self, answer: Answer, key: str) -> tuple[str, str]:
        """The number that stands first in every reference of such a style, and the rest."""
        _, html = super().without_number(answer, key)
        match = _NUMBER.match(html) if answer else None
        if match is None:
            return "", html
        rest = match["front"] + html[match.end() :]
        columns = _COLUMNS.fullmatch(rest)
        return match["label"], columns[1] if columns else rest


class WholeTexts(_Planner):
    """For styles in which a citation depends on all that the text cites before: texts are formatted whole."""

    def units(self, clusters: tuple[Cites, ...]) -> Iterator[Unit]:
        """One unit for the whole text."""
        yield Unit(Kind.PAGE, clusters=tuple(placeless(cites) for cites in clusters if cites))

    def text(self, clusters: tuple[Cites, ...], answers: Answers, places: Places) -> CitedText:
        """The answer, taken apart."""
        return _whole(self, clusters, answers)


def _whole(planner: _Planner, clusters: tuple[Cites, ...], answers: Answers) -> CitedText:
    """A whole text's answer: the HTML of its citations, then key and HTML of each reference."""
    cited = tuple(placeless(cites) for cites in clusters if cites)
    answer = answers[Unit(Kind.PAGE, clusters=cited)]
    formatted = iter(answer[: len(cited)])
    html = tuple(next(formatted) if cites else "" for cites in clusters)
    rest = answer[len(cited) :]
    listed = dict(zip(rest[::2], rest[1::2], strict=True))
    missing = {cite.key for cites in cited for cite in cites} - set(listed)
    references = [(key, (text,)) for key, text in listed.items()] + [(key, ()) for key in sorted(missing)]
    shown = ((key, planner.without_number(answer, key)) for key, answer in references)
    return CitedText(html, tuple(FormattedReference(key, text, label) for key, (label, text) in shown))


def reference_unit(key: str, group: Group) -> Unit:
    """What must be answered for a work on the list of a text that has these works like it."""
    return Unit(Kind.REFERENCE, listed=(key,), groups=(group,))


def _in_plain_words(item: CslItem) -> str:
    names = ", ".join(name.in_words for name in item.author)
    return escape(". ".join(part for part in (names, item.title) if part) + ".")
