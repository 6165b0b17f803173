"""All citations of a site: planned as units, answered by what is kept or by the engine, put together."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

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
from mkdocs_evidence.model.citations import fingerprint_of_citations

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class CitingText:
    """A text that cites: which works in which order, a fingerprint of how, and, when asked, each citation."""

    cited: tuple[str, ...]
    said: str
    clusters: Callable[[], tuple[CitationCluster, ...]]

    @classmethod
    def of(cls, clusters: tuple[CitationCluster, ...]) -> Self:
        """The text with these citations."""
        cited = dict.fromkeys(key for cluster in clusters for key in cluster.keys)
        return cls(tuple(cited), fingerprint_of_citations(clusters), lambda: clusters)


def citing_texts(texts: Mapping[K, tuple[CitationCluster, ...]]) -> dict[K, CitingText]:
    """The texts with these citations, each under its name; one that cites nothing is none."""
    return {name: CitingText.of(clusters) for name, clusters in texts.items() if clusters}


@dataclass(frozen=True, slots=True)
class FormattedSite(Generic[K]):
    """Each text's citations, and the whole bibliography in order.

    `new` are the answers that were not kept before, `used` the names of all that go into these texts.
    """

    texts: Mapping[K, CitedText]
    works: tuple[FormattedReference, ...]
    new: Mapping[str, Answer]
    used: tuple[str, ...]


class _Texts(Mapping[K, CitedText]):
    """Formatted texts, each put together from its answer when somebody asks for it."""

    def __init__(
        self, names: Mapping[K, str], answers: Mapping[str, Answer], alone: Mapping[str, str]
    ) -> None:
        self._names = names
        self._answers = answers
        self._alone = alone

    def __getitem__(self, text: K) -> CitedText:
        return text_of(self._answers[self._names[text]], self._alone)

    def __iter__(self) -> Iterator[K]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def format_site(
    texts: Mapping[K, CitingText],
    bibliography: Bibliography,
    style: Style,
    engine: Engine,
    kept: Mapping[str, Answer],
) -> FormattedSite[K]:
    """The citations of these texts in a style; `kept` are answers of earlier builds under their names.

    Keys that the bibliography does not have are passed over. The engine is not called where all
    answers are kept, and nothing is formatted where nothing is cited. Of what is kept only that is
    read for which somebody asks.
    """
    items = {entry.key: entry.item for entry in bibliography.entries}
    digests = {key: digest_of(item) for key, item in items.items()}
    names = {
        name: name_of_text(text.cited, text.said, digests, style)
        for name, text in texts.items()
        if not digests.keys().isdisjoint(text.cited)
    }
    if not names:
        return FormattedSite({}, (), {}, ())
    works = name_of_works(digests, style)
    missing = {
        called: _known(texts[name].clusters(), items) for name, called in names.items() if called not in kept
    }
    new: Mapping[str, Answer] = {}
    if missing or works not in kept:
        new = _asked(missing, works, kept.get(works), Asking(items, style, engine))
    answers = ChainMap(dict(new), kept)  # type: ignore[arg-type] # what is kept is not written to
    alone = _shown_alone(_planner(style, items), works_alone(answers[works]))
    listed = tuple(FormattedReference(key, html) for key, html in alone.items())
    return FormattedSite(_Texts(names, answers, alone), listed, new, (works, *names.values()))


def _asked(
    missing: Mapping[str, tuple[Cites, ...]], works_name: str, works: Answer | None, asking: Asking
) -> dict[str, Answer]:
    """The answers for these texts, and for the whole bibliography where that is not kept."""
    planner, was_kept = _planner(asking.style, asking.items), works is not None
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
    return found if was_kept else {works_name: works, **found}


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
