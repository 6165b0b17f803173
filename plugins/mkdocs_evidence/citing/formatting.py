"""All citations of a site: planned as units, answered by what is kept or by the engine, put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from mkdocs_evidence.citing.documents import Cites, Engine
from mkdocs_evidence.citing.groups import Likeness
from mkdocs_evidence.citing.kept import (
    Answer,
    answer_of,
    digest_of,
    name_of_text,
    name_of_works,
    text_of,
)
from mkdocs_evidence.citing.packing import Asking, answers_to, works_alone
from mkdocs_evidence.citing.style import Style, Working
from mkdocs_evidence.citing.texts import GroupedTexts, NumberedTexts, Planner, WholeTexts, reference_unit
from mkdocs_evidence.citing.units import Kind, Unit
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
    cited = {name: known for name, clusters in texts.items() if any(known := _known(clusters, items))}
    if not cited:
        return FormattedSite({}, (), {})
    digests = {key: digest_of(item) for key, item in items.items()}
    works = name_of_works(digests, style)
    names = {name: name_of_text(clusters, digests, style) for name, clusters in cited.items()}
    answers = {name: kept[name] for name in (works, *names.values()) if name in kept}
    missing = {names[name]: clusters for name, clusters in cited.items() if names[name] not in answers}
    planner = _planner(style, items)
    if missing or works not in answers:
        answers |= _asked(missing, works, answers.get(works), Asking(items, style, engine))
    alone = _shown_alone(planner, works_alone(answers[works]))
    return FormattedSite(
        {name: text_of(answers[names[name]], alone) for name in cited},
        tuple(FormattedReference(key, html) for key, html in alone.items()),
        answers,
    )


def _asked(
    missing: Mapping[str, tuple[Cites, ...]], works_name: str, works: Answer | None, asking: Asking
) -> dict[str, Answer]:
    """The answers for these texts, and for the whole bibliography where that is not kept."""
    planner = _planner(asking.style, asking.items)
    all_works = Unit(Kind.WORKS, listed=tuple(sorted(asking.items)))
    wanted = {unit for clusters in missing.values() for unit in planner.units(clusters)}
    if works is None:
        wanted.add(all_works)
    answers = answers_to(wanted, asking, Likeness(asking.items, asking.style).family_of)
    works = works or answers[all_works]
    alone = works_alone(works)
    answers |= {reference_unit(key, (key,)): (html,) if html else () for key, html in alone.items()}
    places = {key: place for place, key in enumerate(alone)}
    shown = _shown_alone(planner, alone)
    found = {
        name: answer_of(planner.text(clusters, answers, places), shown) for name, clusters in missing.items()
    }
    return {works_name: works, **found}


def _shown_alone(planner: Planner, alone: Mapping[str, str]) -> dict[str, str]:
    """Each work's reference as a list shows it: without the number that it had among all works."""
    return {key: planner.without_number((html,) if html else (), key)[1] for key, html in alone.items()}


def _known(clusters: Iterable[CitationCluster], items: Mapping[str, CslItem]) -> tuple[Cites, ...]:
    """The cites of each citation, none of unknown works; an empty one where there is no other."""
    return tuple(tuple(cite for cite in one.cites if cite.key in items) for one in clusters)


def _planner(style: Style, items: Mapping[str, CslItem]) -> Planner:
    if style.working is Working.GROUPED:
        return GroupedTexts(Likeness(items, style), items, style)
    if style.working is Working.NUMBERED:
        return NumberedTexts(items, style)
    return WholeTexts(items, style)
