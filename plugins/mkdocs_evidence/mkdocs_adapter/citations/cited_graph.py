"""From the configuration of a site to its graph with formatted citations."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.citing import StyleError
from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.redaction import NO_REDACTION, Redaction
from mkdocs_evidence.mkdocs_adapter.citations.by_hand import citations_by_hand
from mkdocs_evidence.mkdocs_adapter.citations.pandoc_engine import pandoc_engine
from mkdocs_evidence.mkdocs_adapter.citations.site_citations import style_named, with_citations
from mkdocs_evidence.mkdocs_adapter.settings import ContentConfig

BRITISH = "en-GB"


def cited_graph(
    graph: Graph,
    files: Iterable[str],
    config: MkDocsConfig,
    options: ContentConfig,
    processes: int,
    redaction: Redaction = NO_REDACTION,
) -> Graph:
    """The graph with its citations, and those of pages among the files, in the style of the site.

    What was not formatted before is formatted by so many processes.
    """
    try:
        style = style_named(options.citation_style, _language(graph, options), _home(config))
    except StyleError as error:
        raise SiteProblemError(f"The `citation_style` {error}.") from None
    pages = citations_by_hand(Path(config.docs_dir), files, redaction)
    engine = partial(pandoc_engine, processes=processes)
    return with_citations(graph, pages, style, cache_folder(config), engine)


def cache_folder(config: MkDocsConfig) -> Path:
    """Where what is dear to make is kept between builds."""
    return _home(config) / ".cache" / "citations"


def _language(graph: Graph, options: ContentConfig) -> str:
    """The language of citations; the words around them being British English, their dates and quotes are."""
    site = graph.settings.language
    return options.citation_language or (BRITISH if site == "en" else site)


def _home(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or ".").resolve().parent
