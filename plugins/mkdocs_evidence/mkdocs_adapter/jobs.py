"""The jobs of a build: groups of pages and of exports, and the maker who does them."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.exports import export_groups
from mkdocs_evidence.graph.notes import Notes
from mkdocs_evidence.incremental import Workshop
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.feed_texts import feed_texts
from mkdocs_evidence.mkdocs_adapter.ground import Ground
from mkdocs_evidence.mkdocs_adapter.kept_bodies import KeptBodies
from mkdocs_evidence.mkdocs_adapter.making import Job, Maker
from mkdocs_evidence.mkdocs_adapter.pages_plugin import pages_plugin
from mkdocs_evidence.mkdocs_adapter.questions import Questions
from mkdocs_evidence.views import page_groups


def maker_for(
    config: MkDocsConfig, workshop: Workshop, ground: Ground, notes: Notes, shell: str, made_by: str
) -> Maker:
    """The maker of a build in which MkDocs has done its part; `ground` notes what is asked of it.

    `made_by` is the fingerprint of all that renders texts.
    """
    content, pages = content_plugin(config), pages_plugin(config)
    questions = Questions(ground.graph, content.paths)
    bodies = KeptBodies(content.renderer, questions, workshop.store, made_by)
    press = pages.press(config, bodies)
    next_site, unsound = workshop.next_site, frozenset() if workshop.is_intact else workshop.unsound
    return Maker(press, bodies, questions, notes, workshop.ledger, shell, next_site, unsound)


def page_jobs(ground: Ground) -> tuple[Job, ...]:
    """A job for each group of pages."""
    return tuple(Job(group.name, group.pages) for group in page_groups(ground.graph, ground.overview))


def export_jobs(ground: Ground, maker: Maker) -> tuple[Job, ...]:
    """A job for each group of exports."""
    texts = feed_texts(ground.graph, maker.bodies)
    groups = export_groups(ground.graph, texts, ground.places)
    return tuple(Job(group.name, group.exports) for group in groups)
