"""Which works could be taken for each other in citations that name authors and years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mkdocs_evidence.citing.style import GivenNames, Style
from mkdocs_evidence.model import CslItem, CslName

Group = tuple[str, ...]
NAMELESS = ""
"""The family of works without names: some styles show no title of them, but the year alone."""


class Likeness:
    """Tells which of the works of a page need each other to be cited rightly.

    Citations show the first name and the year. Two works can be taken for each other where both are
    the same; and two first authors with one family name, where the style tells them apart by
    initials in whatever year. Works of different families never are.
    """

    def __init__(self, items: Mapping[str, CslItem], style: Style) -> None:
        self._items = items
        self._given_names = style.given_names
        self._shows_years = style.shows_years
        self.family_of = _families(items.values(), all_names=style.given_names is GivenNames.OF_ALL)

    def groups(self, keys: Iterable[str]) -> Mapping[str, Group]:
        """For each of these works, those among them that it could be taken for, itself included; sorted."""
        families: dict[str, list[str]] = {}
        for key in dict.fromkeys(keys):
            families.setdefault(self.family_of[key], []).append(key)
        groups = (group for family in families.values() for group in self._parted(family))
        return {key: tuple(sorted(group)) for group in groups for key in group}

    def _parted(self, family: list[str]) -> Iterable[list[str]]:
        if len(family) == 1 or not self._shows_years or self._needs_initials(family):
            return (family,)
        years: dict[object, list[str]] = {}
        for key in family:
            years.setdefault(_year(self._items[key]), []).append(key)
        return years.values()

    def _needs_initials(self, family: list[str]) -> bool:
        if self._given_names is GivenNames.WHERE_AMBIGUOUS:
            return False
        firsts = {next(_names(self._items[key]), None) for key in family}
        return self._given_names is GivenNames.OF_ALL or len(firsts) > 1


def _families(items: Iterable[CslItem], *, all_names: bool) -> Mapping[str, str]:
    """The family of each work: the first family name (or, with `all_names`, any), else none."""
    parent: dict[str, str] = {}

    def find(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    first: dict[str, str] = {}
    for item in items:
        names = [(name.family or name.literal).casefold() for name in _names(item)]
        names = (names if all_names else names[:1]) or [item.title.casefold(), NAMELESS]
        for name in names[1:]:
            parent[find(name)] = find(names[0])
        first[item.id] = names[0]
    return {key: find(name) for key, name in first.items()}


def _names(item: CslItem) -> Iterator[CslName]:
    return iter((*item.author, *item.editor, *item.translator))


def _year(item: CslItem) -> object:
    """What a citation shows of a work's date, at least."""
    start = item.issued.start if item.issued else None
    return start.year if start else None
