"""The citations of a site, formatted between the graph and the views."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import cast

from mkdocs_evidence.citing import (
    CitingText,
    Engine,
    FormattedSite,
    Style,
    StyleError,
    citing_texts,
    format_site,
    style_of,
)
from mkdocs_evidence.citing.kept import Answer
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.citations.kept_answers import KeptAnswers
from mkdocs_evidence.mkdocs_adapter.citations.pandoc_engine import engine_version
from mkdocs_evidence.model import (
    Bibliography,
    BibliographyEntry,
    CitationCluster,
    Citations,
    CitedText,
    CommonFields,
    CslItem,
    Key,
    Record,
    SealedData,
)

STYLES = Path(__file__).with_name("styles")
NAMED = {
    "apa": "apa.csl",
    "harvard": "harvard-cite-them-right.csl",
    "vancouver": "taylor-and-francis-vancouver-national-library-of-medicine.csl",
}
DEFAULT_STYLE = "apa"


def style_named(name: str, language: str, folder: Path) -> Style:
    """The style of a name (apa, harvard, vancouver), or of a .csl file relative to a folder.

    StyleError with a plain reason where there is none.
    """
    path = STYLES / NAMED[name] if name in NAMED else folder / name
    if path.suffix != ".csl" or not path.is_file():
        names = ", ".join(NAMED)
        raise StyleError(f"'{name}' is neither one of {names} nor a .csl file beside mkdocs.yml")
    try:
        return style_of(path.read_text(encoding="utf-8"), language, engine_version())
    except (UnicodeDecodeError, StyleError) as error:
        raise StyleError(f"'{name}' {error}") from None


@dataclass(frozen=True, slots=True)
class _Formatting:
    """Texts that are formatted together: in one style, from one bibliography."""

    style: Style
    bibliography: Bibliography
    texts: Mapping[Key | str, CitingText]


def with_citations(
    graph: Graph,
    pages: Mapping[str, tuple[CitationCluster, ...]],
    style: Style,
    cache: Path | None,
    engine: Engine,
    style_of: Callable[[SealedData], Style] | None = None,
) -> Graph:
    """The graph with the citations of its texts, and of these pages that are no records, formatted.

    A sealed version is formatted from the works that were sealed with it, in the style that `style_of` gives
    for them. Answers of the engine are kept below `cache`. Where nothing is cited, nothing is run or kept.
    """
    texts: dict[Key | str, CitingText] = {
        record.key: CitingText(entry.cited, entry.citations, partial(_citations_of, record))
        for record in graph.corpus.records
        if (entry := record.index_entry).cited
    }
    sealed = {
        key: data
        for key in texts
        if isinstance(key, Key) and (data := graph.permanence.sealed.get(key)) is not None
    }
    texts.update(citing_texts(pages))
    if not texts:
        return graph
    styles = {key: style_of(data) if style_of else style for key, data in sealed.items()}
    formattings = plan_formattings(texts, graph.citations.bibliography, style, sealed, styles)
    done = _formatted(formattings, engine, cache)
    found: Mapping[Key | str, CitedText] = ChainMap(*(one.texts for one in done))  # type: ignore[arg-type] # read only
    citations = Citations(
        graph.citations.bibliography,
        texts=cast("Mapping[Key, CitedText]", found),
        pages=cast("Mapping[str, CitedText]", found),
        works=done[0].works,
        style=style.title,
    )
    return replace(graph, citations=citations)


def plan_formattings(
    texts: Mapping[Key | str, CitingText],
    bibliography: Bibliography,
    style: Style,
    sealed: Mapping[Key, SealedData],
    styles: Mapping[Key, Style],
) -> list[_Formatting]:
    """The texts in groups, of which the first is formatted from the site's bibliography in the site's style.

    A sealed text is in the first group whose works and style are those that it was sealed with; where no
    group is, it begins another. So a bibliography that stayed as it was costs nothing.
    """
    present = {entry.key: entry.item for entry in bibliography.entries}
    others: list[tuple[Style, dict[str, CslItem], dict[Key | str, CitingText]]] = []
    first: dict[Key | str, CitingText] = {}
    for name, text in texts.items():
        data = sealed.get(name) if isinstance(name, Key) else None
        if data is None or isinstance(name, str):
            first[name] = text
            continue
        cited = {item.id: item for item in data.cited}
        if styles[name].digest == style.digest and all(present.get(key) == cited[key] for key in cited):
            first[name] = text
            continue
        for group_style, items, group in others:
            if group_style.digest == styles[name].digest and _agree(items, cited):
                items.update(cited)
                group[name] = text
                break
        else:
            others.append((styles[name], cited, {name: text}))
    return [
        _Formatting(style, bibliography, first),
        *(_Formatting(one, _bibliography(items), group) for one, items, group in others),
    ]


def _agree(items: Mapping[str, CslItem], others: Mapping[str, CslItem]) -> bool:
    return all(items.get(key, item) == item for key, item in others.items())


def _bibliography(items: Mapping[str, CslItem]) -> Bibliography:
    return Bibliography(tuple(BibliographyEntry(items[key]) for key in sorted(items)))


def _formatted(
    formattings: Iterable[_Formatting], engine: Engine, cache: Path | None
) -> list[FormattedSite[Key | str]]:
    """What each group gives, in their order; new answers are cached, and those that none uses removed."""
    kept: dict[str, KeptAnswers] = {}
    new: dict[str, dict[str, Answer]] = {}
    used: dict[str, list[str]] = {}
    done = []
    for one in formattings:
        name = one.style.digest
        if cache and one.texts and name not in kept:
            kept[name] = KeptAnswers(cache, name)
        site = format_site(one.texts, one.bibliography, one.style, engine, kept.get(name, {}))
        new.setdefault(name, {}).update(site.new)
        used.setdefault(name, []).extend(site.used)
        done.append(site)
    for name, answers in kept.items():
        if new[name]:
            answers.keep(new[name], used[name])
    return done


def _citations_of(record: Record[CommonFields]) -> tuple[CitationCluster, ...]:
    return record.citations
