"""What the site's promises need beside its pages: the register, redirects, time maps, frozen sources."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.exports.export import Export, path_of
from mkdocs_evidence.exports.permalinks import render_permalinks
from mkdocs_evidence.exports.redirect_pages import redirect_file, render_redirect, render_rules
from mkdocs_evidence.exports.time_map import render_time_map
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import (
    REGISTER_EXPORT,
    REGISTER_FILE,
    source_address,
    time_map_address,
)
from mkdocs_evidence.graph.answers import AnswerKind, answers_of
from mkdocs_evidence.graph.register import render_register

REDIRECT_RULES = "_redirects"


def permanent_exports(graph: Graph) -> Iterator[Export]:
    """The register and its JSON form, redirects, and for each version its source and its time map."""
    yield Export(path_of(REGISTER_FILE), render_register(graph.permanence.register))
    yield Export(path_of(REGISTER_EXPORT), render_permalinks(graph).encode())
    yield from _redirects(graph)
    for work, versions in graph.corpus.versions_by_work.items():
        if work.type.is_versioned:
            yield Export(path_of(time_map_address(work)), render_time_map(graph, work).encode())
            for version in versions:
                yield Export(path_of(source_address(version.key)), version.source.text.encode())


def _redirects(graph: Graph) -> Iterator[Export]:
    settings = graph.settings
    answers = answers_of(graph).by_address.items()
    redirects = tuple((old, one.target) for old, one in answers if one.kind is AnswerKind.REDIRECTS)
    for old, new in redirects:
        page = render_redirect(old, new, settings.url, settings.language)
        yield Export(redirect_file(old), page.encode())
    if redirects:
        yield Export(REDIRECT_RULES, render_rules(redirects).encode())
