"""A citation style (CSL 1.0.2): how its citations depend on each other, and its variants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from hashlib import blake2b

_CITATION = re.compile(r"<citation\b[^>]*>.*?</citation>", re.DOTALL)
_BIBLIOGRAPHY = re.compile(r"<bibliography\b[^>]*>.*?</bibliography>", re.DOTALL)
_LAYOUT = re.compile(r"<layout\b[^>]*>.*</layout>", re.DOTALL)
_FORMAT = re.compile(r'citation-format="([a-z-]+)"')
_TITLE = re.compile(r"<title>([^<]*)</title>")
_PARENT = re.compile(r'<link[^>]*href="([^"]+)"[^>]*rel="independent-parent"')
_DISAMBIGUATION = re.compile(r'\s(?:disambiguate-[a-z-]+|givenname-disambiguation-rule)="[^"]*"')
_RULE = re.compile(r'givenname-disambiguation-rule="([a-z-]+)"')
_IS_NUMERIC = re.compile(r'\bis-numeric="([^"]+)"')
_NO_DATE = re.compile(r'<text\b[^>]*\bterm="no date"')
_SORT = re.compile(r"<sort\b.*?</sort>", re.DOTALL)
# Options of <citation> that <bibliography> has not.
_OF_CITATIONS = re.compile(
    r'\s(?:collapse|cite-group-delimiter|after-collapse-delimiter|year-suffix-delimiter|near-note-distance)="[^"]*"'
)
_VARIABLE = re.compile(r'\bvariable="([^"]+)"')
_MACRO = re.compile(r'\bmacro="([^"]+)"')
# What makes a citation depend on those before it in the text: ibid, "first reference note" and the like.
_ON_POSITION = re.compile(r"\bposition=|et-al-subsequent|near-note|subsequent-author-substitute")
_NUMBERS = frozenset({"citation-number", "locator"})


class StyleError(ValueError):
    """A file that is no style which can be used; the text is a plain reason."""


class Working(Enum):
    """What a citation of a style depends on.

    GROUPED: on the works of its page that could be taken for the ones it names (Smith 2020a).
    NUMBERED: on the numbers of the works that it names. WHOLE_PAGE: on all that its page cites before.
    """

    GROUPED = "grouped"
    NUMBERED = "numbered"
    WHOLE_PAGE = "whole page"


class GivenNames(Enum):
    """When a style adds given names or initials to tell authors apart (givenname-disambiguation-rule)."""

    WHERE_AMBIGUOUS = "by-cite"
    OF_FIRST = "primary-name"
    OF_ALL = "all-names"


@dataclass(frozen=True)
class Style:
    """A style in a language; `text` is its CSL, `engine` names the engine and its version."""

    text: str
    language: str
    engine: str

    @cached_property
    def digest(self) -> str:
        """What tells this style from any other, in any language and engine."""
        parts = "\0".join((self.text, self.language, self.engine))
        return blake2b(parts.encode(), digest_size=16).hexdigest()

    @cached_property
    def title(self) -> str:
        """The style's own name."""
        match = _TITLE.search(self.text)
        return match[1].strip() if match else ""

    @cached_property
    def working(self) -> Working:
        """What a citation of this style depends on."""
        kind = _FORMAT.search(self.text)
        if _ON_POSITION.search(self.text):
            return Working.WHOLE_PAGE
        if kind and kind[1] in ("author-date", "author"):
            return Working.GROUPED
        if kind and kind[1] == "numeric" and self._can_be_numbered:
            return Working.NUMBERED
        return Working.WHOLE_PAGE

    @cached_property
    def is_sorted(self) -> bool:
        """Whether the style orders the references itself; else they stand in the order of citing."""
        return "<sort" in self._bibliography

    @cached_property
    def given_names(self) -> GivenNames:
        """When given names are added; by-cite is CSL's default."""
        rule = _RULE.search(self.text)
        kinds = (kind for kind in GivenNames if rule and rule[1].startswith(kind.value))
        return next(kinds, GivenNames.WHERE_AMBIGUOUS)

    @cached_property
    def shows_years(self) -> bool:
        """Whether citations hold years."""
        kind = _FORMAT.search(self.text)
        return bool(kind and kind[1] == "author-date")

    @property
    def without_disambiguation(self) -> str:
        """The style for works that cannot be taken for each other: many can then be formatted at once."""
        return _CITATION.sub(lambda match: _DISAMBIGUATION.sub("", match[0]), self.text)

    @property
    def for_citations(self) -> str:
        """The style for citations alone: a reference is one letter, in any order.

        Without a bibliography, pandoc would not link citations to it.
        """
        bare = '<bibliography><layout><text value="x"/></layout></bibliography>'
        return self.without_disambiguation.replace(self._bibliography, bare)

    @property
    def for_order(self) -> str:
        """The style for the order of works within a citation: references of one letter, in that order."""
        citation = _CITATION.search(self.without_disambiguation)
        opening = _OF_CITATIONS.sub("", citation[0].partition(">")[0]) if citation else ""
        options = opening.removeprefix("<citation")
        bare = (
            f'<bibliography{options}>{self._citation_sort}<layout><text value="x"/></layout></bibliography>'
        )
        return self.without_disambiguation.replace(self._bibliography, bare)

    @cached_property
    def orders_citations(self) -> bool:
        """Whether works within a citation stand in an order of the style; else as they were cited."""
        return bool(self._citation_sort)

    @cached_property
    def orders_by_number(self) -> bool:
        """Whether that order is made of numbers, which depend on the text."""
        return "citation-number" in self._citation_sort

    @cached_property
    def says_no_date(self) -> bool:
        """Whether the style has words of its own for works without a date."""
        return bool(_NO_DATE.search(self.text))

    @property
    def marks_estimates(self) -> bool:
        """Whether the style has a sign for dates that are estimates."""
        return "is-uncertain-date" in self.text

    @cached_property
    def shows_status(self) -> bool:
        """Whether the style shows what state a work is in (in press)."""
        return any("status" in names.split() for names in _VARIABLE.findall(self.text))

    @cached_property
    def maybe_numbers(self) -> frozenset[str]:
        """The variables of which the style asks whether they are numbers."""
        return frozenset(name for names in _IS_NUMERIC.findall(self.text) for name in names.split())

    @cached_property
    def _citation_sort(self) -> str:
        citation = _CITATION.search(self.text)
        match = _SORT.search(citation[0]) if citation else None
        return match[0] if match else ""

    @cached_property
    def _bibliography(self) -> str:
        match = _BIBLIOGRAPHY.search(self.text)
        return match[0] if match else ""

    @property
    def _can_be_numbered(self) -> bool:
        """Whether numbers follow the order of citing, and nothing else makes a citation."""
        return not self.is_sorted and self._only_numbers and self._begins_with_number

    @property
    def _only_numbers(self) -> bool:
        """Whether citations are made of numbers, locators and affixes alone."""
        seen: set[str] = set()
        parts = [match[0] for match in _CITATION.finditer(self.text)]
        variables: set[str] = set()
        while parts:
            part = parts.pop()
            variables.update(name for names in _VARIABLE.findall(part) for name in names.split())
            for macro in set(_MACRO.findall(part)) - seen:
                seen.add(macro)
                body = re.search(rf'<macro name="{re.escape(macro)}".*?</macro>', self.text, re.DOTALL)
                parts += [body[0]] if body else []
        return variables <= _NUMBERS

    @property
    def _begins_with_number(self) -> bool:
        layout = _LAYOUT.search(self._bibliography)
        first = _VARIABLE.search(layout[0]) if layout else None
        macro = _MACRO.search(layout[0]) if layout else None
        if first is None or first[1] != "citation-number":
            return False
        return macro is None or macro.start() > first.start()


def style_of(text: str, language: str, engine: str) -> Style:
    """The style that a CSL file holds; StyleError with a plain reason where it holds none."""
    parent = _PARENT.search(text)
    if parent and not _CITATION.search(text):
        raise StyleError(f"only points to another style; use that one: {parent[1]}")
    if not _CITATION.search(text):
        raise StyleError("is not a CSL style: it has no <citation>")
    if not _BIBLIOGRAPHY.search(text):
        raise StyleError("has no <bibliography>, so it can give no list of references")
    return Style(text, language, engine)
