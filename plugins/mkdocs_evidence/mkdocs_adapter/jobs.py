"""The jobs of a build: groups of pages and of exports, and the maker who does them."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.exports import AnyExport, render_exports
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.incremental import Workshop, digest
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.feed_texts import feed_texts
from mkdocs_evidence.mkdocs_adapter.kept_bodies import KeptBodies
from mkdocs_evidence.mkdocs_adapter.making import Job, Maker
from mkdocs_evidence.mkdocs_adapter.pages_plugin import pages_plugin
from mkdocs_evidence.mkdocs_adapter.press import Press
from mkdocs_evidence.mkdocs_adapter.questions import Questions
from mkdocs_evidence.mkdocs_adapter.shell import configuration, software
from mkdocs_evidence.model import Key
from mkdocs_evidence.views import page_groups
from mkdocs_evidence.views.headers import body_of


def maker_for(config: MkDocsConfig, workshop: Workshop, shell: str) -> Maker:
    """The maker of a build in which MkDocs has done its part."""
    content, pages = content_plugin(config), pages_plugin(config)
    questions = Questions(content.session.graph, content.paths)
    made_by = digest(software(), configuration(config))
    bodies = KeptBodies(content.renderer, questions, workshop.store, made_by)
    press = Press(config, pages.env, pages.nav, pages.files, bodies)
    before = workshop.ledger.groups
    return Maker(press, bodies, questions, before, shell, workshop.next_site)


def page_jobs(graph: Graph) -> tuple[Job, ...]:
    """A job for each group of pages."""
    return tuple(Job(group.name, group.pages) for group in page_groups(graph))


def export_jobs(graph: Graph, maker: Maker) -> tuple[Job, ...]:
    """A job for each export."""
    texts = feed_texts(graph, maker.bodies)

    def text_of(key: Key) -> str:
        maker.questions.note_text(key, body_of(graph, graph.head(key)))
        return texts(key)

    return tuple(Job(export.path, _only(export)) for export in render_exports(graph, text_of))


def _only(export: AnyExport) -> Callable[[], tuple[AnyExport]]:
    return lambda: (export,)
