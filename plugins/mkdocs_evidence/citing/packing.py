"""Units to documents and back: as many units in one document as do not disturb each other.

An engine reads the style anew for each document (10 ms for APA), and disambiguation grows with the
square of the works in one (2,000 works in APA: 80 s of CPU). So units whose works cannot be taken for
each other share documents of the style without disambiguation; the others share small ones
in which every family of works is met in one group only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from mkdocs_evidence.citing.composing import Composer
from mkdocs_evidence.citing.documents import Cites, Document, Engine, Formatted, Variant
from mkdocs_evidence.citing.groups import Group
from mkdocs_evidence.citing.kept import Answer
from mkdocs_evidence.citing.style import Style
from mkdocs_evidence.citing.units import Kind, Unit, dummy_key
from mkdocs_evidence.model import Cite, CslItem, CslName

TOGETHER = 400
"""How many units share a document at most, where they cannot disturb each other."""
AMONG_OTHERS = 60
"""How many works share a document in which they are disambiguated."""
OPEN_SHELVES = 40

Units = tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked about, and who is asked: works in a style, of an engine."""

    items: Mapping[str, CslItem]
    style: Style
    engine: Engine


def answers_to(units: Iterable[Unit], asking: Asking, family_of: Mapping[str, str]) -> dict[Unit, Answer]:
    """The answer to each unit; works of different families could not be taken for each other."""
    composition = Composer(asking.items, asking.style, family_of).plan(units)
    answers = _asked(composition.asked, asking, family_of)
    composed = composition.composed(answers)
    left = composition.left(composed)
    return answers | composed | (_asked(left, asking, family_of) if left else {})


def _asked(units: Iterable[Unit], asking: Asking, family_of: Mapping[str, str]) -> dict[Unit, Answer]:
    units = sorted(units, key=Unit.order)
    packed = list(_packed(units, family_of))
    known = {**asking.items, **_dummies(units)}
    formatted = asking.engine(asking.style, known, [document for _, document in packed])
    answers: dict[Unit, Answer] = {}
    for (held, _), one in zip(packed, formatted, strict=True):
        answers.update(_answers(held, one))
    return answers


def _packed(units: list[Unit], family_of: Mapping[str, str]) -> Iterator[tuple[Units, Document]]:
    """The documents that answer these units, each with the units that it answers."""
    by_kind: dict[Kind, list[Unit]] = {kind: [] for kind in Kind}
    for unit in units:
        by_kind[unit.kind].append(unit)
    named = by_kind[Kind.CLUSTER] + by_kind[Kind.REFERENCE]
    # In the order of their works, so that a document holds few works besides those it shares.
    alone = sorted((unit for unit in named if unit.is_alone), key=lambda unit: unit.clusters[0][0].key)
    for some in _batches(alone):
        yield some, Document(Variant.CITES, _clusters(some))
    for some in _shelved([unit for unit in named if not unit.is_alone], family_of):
        works = sorted({key for unit in some for key in unit.keys})
        yield some, Document(Variant.FULL, _clusters(some), tuple(works))
    for some in _batches(by_kind[Kind.NUMBERED]):
        yield some, Document(Variant.CITES, (_in_turn(some), *_clusters(some)))
    for unit in by_kind[Kind.WORKS]:
        yield (unit,), Document(Variant.APART, (), unit.listed)
    for unit in by_kind[Kind.ORDER]:
        yield (unit,), Document(Variant.ORDER, (), unit.listed)
    for unit in by_kind[Kind.PAGE]:
        yield (unit,), Document(Variant.FULL, unit.clusters)


@dataclass(slots=True)
class _Shelf:
    """Units that can share a document: of each family, all of them name the same group."""

    units: list[Unit] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    works: int = 0

    def takes(self, wanted: Mapping[str, Group]) -> bool:
        """Whether groups of these families disturb no other on this shelf."""
        fits = all(self.groups.get(family, group) == group for family, group in wanted.items())
        return fits and self.works < AMONG_OTHERS

    def put(self, unit: Unit, wanted: Mapping[str, Group]) -> None:
        """Take a unit."""
        self.units.append(unit)
        self.works += sum(len(group) for family, group in wanted.items() if family not in self.groups)
        self.groups.update(wanted)


def _shelved(units: list[Unit], family_of: Mapping[str, str]) -> Iterator[Units]:
    """Units among others, first-fit on the last few shelves."""
    shelves: list[_Shelf] = []
    for unit in units:
        wanted = _groups_by_family(unit, family_of)
        shelf = next((one for one in shelves if one.takes(wanted)), None)
        if shelf is None:
            shelf = _Shelf()
            shelves.append(shelf)
        shelf.put(unit, wanted)
        if len(shelves) > OPEN_SHELVES:
            yield tuple(shelves.pop(0).units)
    yield from (tuple(shelf.units) for shelf in shelves)


def _groups_by_family(unit: Unit, family_of: Mapping[str, str]) -> Mapping[str, Group]:
    """All works of each family that a unit names; of one family, a text may name several groups."""
    families: dict[str, set[str]] = {}
    for group in unit.groups:
        families.setdefault(family_of[group[0]], set()).update(group)
    return {family: tuple(sorted(keys)) for family, keys in families.items()}


def _answers(units: Units, formatted: Formatted) -> Iterator[tuple[Unit, Answer]]:
    """The answers that a document holds, unit for unit."""
    references = dict(formatted.references)
    first = units[0].kind is Kind.NUMBERED
    clusters = iter(formatted.clusters[1:] if first else formatted.clusters)
    for unit in units:
        if unit.kind in (Kind.CLUSTER, Kind.NUMBERED):
            yield unit, (next(clusters),)
        elif unit.kind is Kind.REFERENCE:
            found = references.get(unit.listed[0])
            yield unit, () if found is None else (found,)
        elif unit.kind is Kind.WORKS:
            left_out = sorted(set(unit.listed) - set(references))
            yield unit, (*_flat(formatted.references), *_flat((key, "") for key in left_out))
        elif unit.kind is Kind.ORDER:
            yield unit, tuple(references)
        else:
            yield unit, (*formatted.clusters, *_flat(formatted.references))


def works_alone(answer: Answer) -> dict[str, str]:
    """Each work's reference where none is like it, in the order of the style; empty where it lists none."""
    return dict(zip(answer[::2], answer[1::2], strict=True))


def _flat(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(part for pair in pairs for part in pair)


def _batches(units: list[Unit]) -> Iterator[Units]:
    for start in range(0, len(units), TOGETHER):
        yield tuple(units[start : start + TOGETHER])


def _clusters(units: Iterable[Unit]) -> tuple[Cites, ...]:
    return tuple(cites for unit in units for cites in unit.clusters)


def _in_turn(units: Iterable[Unit]) -> Cites:
    """One citation of all dummies, so that each gets its own number."""
    return tuple(Cite(key) for key in _dummies(units))


def _dummies(units: Iterable[Unit]) -> dict[str, CslItem]:
    """The works that stand for numbers, up to the highest that is cited."""
    cited = [cite.key for unit in units if unit.kind is Kind.NUMBERED for cite in unit.clusters[0]]
    highest = int(max(cited).lstrip("n")) if cited else 0
    keys = map(dummy_key, range(1, highest + 1))
    return {key: CslItem(key, "book", title=key, author=(CslName(family=key),)) for key in keys}
