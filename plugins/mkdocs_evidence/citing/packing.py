"""Units to documents and back: as many units in one document as do not disturb each other.

An engine reads the style anew for each document (10 ms for APA), and disambiguation grows with the
square of the works in one (2,000 works in APA: 80 s of CPU). So units whose works cannot be taken for
each other share documents of the style without disambiguation; each of the others has its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mkdocs_evidence.citing.documents import Cites, Document, Engine, Formatted, Variant
from mkdocs_evidence.citing.style import Style
from mkdocs_evidence.citing.units import Answer, Kind, Unit, digest_of, dummy_key
from mkdocs_evidence.model import Cite, CslItem, CslName

TOGETHER = 400
"""How many units share a document at most."""

Units = tuple[Unit, ...]


def answers_to(
    units: Iterable[Unit],
    items: Mapping[str, CslItem],
    style: Style,
    engine: Engine,
    kept: Mapping[str, Answer],
) -> tuple[Mapping[Unit, Answer], Mapping[str, Answer]]:
    """The answer to each unit, kept or asked for; and all of them under the names to keep them by."""
    digests = {key: digest_of(item) for key, item in items.items()}
    names = {unit: unit.name(digests) for unit in units}
    answers = {unit: kept[name] for unit, name in names.items() if name in kept}
    missing = sorted((unit for unit in names if unit not in answers), key=names.__getitem__)
    if missing:
        answers |= _asked(missing, items, style, engine)
    return answers, {names[unit]: answer for unit, answer in answers.items()}


def _asked(
    units: list[Unit], items: Mapping[str, CslItem], style: Style, engine: Engine
) -> dict[Unit, Answer]:
    packed = list(_packed(units))
    known = {**items, **_dummies(units)}
    formatted = engine(style, known, [document for _, document in packed])
    answers: dict[Unit, Answer] = {}
    for (held, _), one in zip(packed, formatted, strict=True):
        answers.update(_answers(held, one))
    return answers


def _packed(units: list[Unit]) -> Iterator[tuple[Units, Document]]:
    """The documents that answer these units, each with the units that it answers."""
    by_kind: dict[Kind, list[Unit]] = {kind: [] for kind in Kind}
    among: dict[tuple[str, ...], list[Unit]] = {}
    for unit in units:
        if unit.alone:
            by_kind[unit.kind].append(unit)
        else:
            among.setdefault(unit.context, []).append(unit)
    for some in _batches(by_kind[Kind.CLUSTER] + by_kind[Kind.REFERENCE]):
        yield some, Document(Variant.APART, _clusters(some), tuple(key for one in some for key in one.listed))
    for context, held in among.items():
        yield tuple(held), Document(Variant.FULL, _clusters(held), context)
    for some in _batches(by_kind[Kind.NUMBERED]):
        yield some, Document(Variant.APART, (_in_turn(some), *_clusters(some)))
    for unit in by_kind[Kind.ORDER]:
        yield (unit,), Document(Variant.ORDER, (), unit.listed)
    for unit in by_kind[Kind.PAGE]:
        yield (unit,), Document(Variant.FULL, unit.clusters)


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
        elif unit.kind is Kind.ORDER:
            yield unit, (*references, *sorted(set(unit.listed) - set(references)))
        else:
            listed = (part for pair in formatted.references for part in pair)
            yield unit, (*formatted.clusters, *listed)


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
