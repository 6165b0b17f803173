"""From the configuration of a site to its graph with formatted citations."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.citing import Style, StyleError
from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.redaction import NO_REDACTION, Redaction
from mkdocs_evidence.mkdocs_adapter.citations.by_hand import citations_by_hand
from mkdocs_evidence.mkdocs_adapter.citations.pandoc_engine import pandoc_engine
from mkdocs_evidence.mkdocs_adapter.citations.site_citations import style_named, with_citations
from mkdocs_evidence.model import SealedData, SiteSettings


def cited_graph(
    graph: Graph,
    files: Iterable[str],
    config: MkDocsConfig,
    processes: int,
    redaction: Redaction = NO_REDACTION,
) -> Graph:
    """The graph with its citations, and those of pages among the files, in the style of the site.

    Sealed versions keep the style that they were sealed with. What was not formatted before is formatted by
    so many processes.
    """
    style = require_style(graph.settings, config)

    @cache
    def named(name: str, language: str) -> Style:
        try:
            return style_named(name, language, _home(config))
        except StyleError:  # a style file that is gone: what that changes in a sealed text is told there
            return style

    def style_of(sealed: SealedData) -> Style:
        return named(sealed.citation_style, sealed.citation_language)

    pages = citations_by_hand(Path(config.docs_dir), files, redaction)
    engine = partial(pandoc_engine, processes=processes)
    return with_citations(graph, pages, style, cache_folder(config), engine, style_of)


def require_style(settings: SiteSettings, config: MkDocsConfig) -> Style:
    """The style in which the site cites; SiteProblemError where there is none of that name."""
    try:
        return style_named(settings.citation_style, settings.citation_language, _home(config))
    except StyleError as error:
        raise SiteProblemError(f"The `citation_style` {error}.") from None


def cache_folder(config: MkDocsConfig) -> Path:
    """Where what is dear to make is kept between builds."""
    return _home(config) / ".cache" / "citations"


def _home(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or ".").resolve().parent
