"""The citations of a site, formatted between the graph and the views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from mkdocs_evidence.citing import Engine, Style, StyleError, format_site, style_of
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.citations.kept_answers import read_answers, write_answers
from mkdocs_evidence.mkdocs_adapter.citations.pandoc_engine import engine_version, pandoc_engine
from mkdocs_evidence.model import CitationCluster, Citations, Key

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
    cache: Path | None = None,
    engine: Engine = pandoc_engine,
) -> Graph:
    """The graph with the citations of its texts, and of these pages that are no records, formatted.

    Answers of the engine are kept below `cache`. Where nothing is cited, nothing is run or kept.
    """
    texts: dict[Key | str, tuple[CitationCluster, ...]] = {
        record.key: record.citations for record in graph.corpus.records if record.citations
    }
    texts |= {path: clusters for path, clusters in pages.items() if clusters}
    if not texts:
        return graph
    kept = read_answers(cache, style.digest) if cache else {}
    done = format_site(texts, graph.citations.bibliography, style, engine, kept)
    if cache and done.answers.keys() != kept.keys():
        write_answers(cache, style.digest, done.answers)
    citations = Citations(
        graph.citations.bibliography,
        texts={key: text for key, text in done.texts.items() if isinstance(key, Key)},
        pages={path: text for path, text in done.texts.items() if isinstance(path, str)},
        works=done.works,
        style=style.title,
    )
    return replace(graph, citations=citations)
