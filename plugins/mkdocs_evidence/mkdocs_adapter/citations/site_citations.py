"""The citations of a site, formatted between the graph and the views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from mkdocs_evidence.citing import CitingText, Engine, Style, StyleError, citing_texts, format_site, style_of
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.citations.kept_answers import KeptAnswers
from mkdocs_evidence.mkdocs_adapter.citations.pandoc_engine import engine_version
from mkdocs_evidence.model import CitationCluster, Citations, CitedText, CommonFields, Key, Record

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


def with_citations(
    graph: Graph,
    pages: Mapping[str, tuple[CitationCluster, ...]],
    style: Style,
    cache: Path | None,
    engine: Engine,
) -> Graph:
    """The graph with the citations of its texts, and of these pages that are no records, formatted.

    Answers of the engine are kept below `cache`. Where nothing is cited, nothing is run or kept.
    """
    texts: dict[Key | str, CitingText] = {
        record.key: CitingText(entry.cited, entry.citations, partial(_citations_of, record))
        for record in graph.corpus.records
        if (entry := record.index_entry).cited
    }
    texts.update(citing_texts(pages))
    if not texts:
        return graph
    kept = KeptAnswers(cache, style.digest) if cache else None
    done = format_site(texts, graph.citations.bibliography, style, engine, kept or {})
    if kept is not None and done.new:
        kept.keep(done.new, done.used)
    citations = Citations(
        graph.citations.bibliography,
        texts=cast("Mapping[Key, CitedText]", done.texts),
        pages=cast("Mapping[str, CitedText]", done.texts),
        works=done.works,
        style=style.title,
    )
    return replace(graph, citations=citations)


def _citations_of(record: Record[CommonFields]) -> tuple[CitationCluster, ...]:
    return record.citations
