"""All citations of a site: planned as units, answered by what is kept or by the engine, put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from mkdocs_evidence.citing.documents import Cites, Engine
from mkdocs_evidence.citing.groups import Likeness
from mkdocs_evidence.citing.packing import Asking, answers_to, works_alone
from mkdocs_evidence.citing.style import Style, Working
from mkdocs_evidence.citing.texts import GroupedTexts, NumberedTexts, Planner, WholeTexts, reference_unit
from mkdocs_evidence.citing.units import Answer, Kind, Unit, placeless
from mkdocs_evidence.model import Bibliography, CitationCluster, CitedText, CslItem, FormattedReference

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class FormattedSite(Generic[K]):
    """Each text's citations, the whole bibliography in order, and the answers that were used."""

    texts: Mapping[K, CitedText]
    works: tuple[FormattedReference, ...]
    answers: Mapping[str, Answer]


def format_site(
    texts: Mapping[K, tuple[CitationCluster, ...]],
    bibliography: Bibliography,
    style: Style,
    engine: Engine,
    kept: Mapping[str, Answer],
) -> FormattedSite[K]:
    """The citations of these texts in a style; `kept` are answers of earlier builds under their names.

    Keys that the bibliography does not have are passed over. The engine is not called where all
    answers are kept, and nothing is formatted where nothing is cited.
    """
    items = {entry.key: entry.item for entry in bibliography.entries}
    cited = {name: known for name, clusters in texts.items() if (known := _known(clusters, items))}
    if not cited:
        return FormattedSite({}, (), {})
    likeness = Likeness(items, style)
    planner = _planner(style, items, likeness)
    works = Unit(Kind.WORKS, listed=tuple(sorted(items)))
    wanted = {works}
    for clusters in cited.values():
        wanted.update(planner.units(clusters))
    answers, used = answers_to(wanted, Asking(items, style, engine, likeness.family_of), kept)
    alone = works_alone(answers[works])
    answers = {**answers, **{reference_unit(key, (key,)): answer for key, answer in alone.items()}}
    places = {key: place for place, key in enumerate(alone)}
    return FormattedSite(
        {name: planner.text(clusters, answers, places) for name, clusters in cited.items()},
        tuple(
            FormattedReference(key, planner.without_number(answer, key)[1]) for key, answer in alone.items()
        ),
        used,
    )


def _known(clusters: Iterable[CitationCluster], items: Mapping[str, CslItem]) -> tuple[Cites, ...]:
    """The cites of each citation, none of unknown works; an empty one where there is no other."""
    return tuple(placeless(tuple(cite for cite in one.cites if cite.key in items)) for one in clusters)


def _planner(style: Style, items: Mapping[str, CslItem], likeness: Likeness) -> Planner:
    if style.working is Working.GROUPED:
        return GroupedTexts(likeness, items, style)
    if style.working is Working.NUMBERED:
        return NumberedTexts(items, style)
    return WholeTexts(items, style)
