"""The jobs of a build: groups of pages and of exports, and the maker who does them."""

from __future__ import annotations

import pickle
from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.exports import export_groups
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.facets import FacetIndex
from mkdocs_evidence.incremental import Ledger, Store, Workshop, digest
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.feed_texts import feed_texts
from mkdocs_evidence.mkdocs_adapter.kept_bodies import KeptBodies
from mkdocs_evidence.mkdocs_adapter.making import Job, Maker
from mkdocs_evidence.mkdocs_adapter.pages_plugin import pages_plugin
from mkdocs_evidence.mkdocs_adapter.press import Press
from mkdocs_evidence.mkdocs_adapter.questions import TEXT, Questions
from mkdocs_evidence.mkdocs_adapter.shell import configuration, software
from mkdocs_evidence.model import Key
from mkdocs_evidence.reading import key_for_path
from mkdocs_evidence.views import Overview, overview_of, page_groups

OVERVIEW = "overview"
ALWAYS = ("site", "site files", "permanence")


def maker_for(config: MkDocsConfig, workshop: Workshop, shell: str) -> Maker:
    """The maker of a build in which MkDocs has done its part."""
    content, pages = content_plugin(config), pages_plugin(config)
    questions = Questions(content.session.graph, content.paths)
    made_by = digest(software(), configuration(config))
    bodies = KeptBodies(content.renderer, questions, workshop.store, made_by)
    press = Press(config, pages.env, pages.nav, pages.files, bodies)
    before = workshop.ledger.groups
    return Maker(press, bodies, questions, before, shell, workshop.next_site)


def page_jobs(graph: Graph, overview: Overview) -> tuple[Job, ...]:
    """A job for each group of pages."""
    return tuple(Job(group.name, group.pages) for group in page_groups(graph, overview))


def export_jobs(graph: Graph, maker: Maker) -> tuple[Job, ...]:
    """A job for each group of exports."""
    texts = feed_texts(graph, maker.bodies)
    return tuple(Job(group.name, group.exports) for group in export_groups(graph, texts))


def kept_overview(graph: Graph, store: Store, ground: str) -> Overview:
    """The overview of all records; where the ground is that of an earlier build, so is the overview."""
    data = store.get(OVERVIEW, ground)
    if data is None:
        overview = overview_of(graph)
        facets = overview.facets
        plain = {facet: dict(works) for facet, works in facets.works.items()}
        parts = (plain, dict(facets.values), dict(overview.related))
        store.keep_only(OVERVIEW, ())
        store.put(OVERVIEW, [(ground, pickle.dumps(parts, protocol=5))])
        return overview
    works, values, related = pickle.loads(data)  # noqa: S301 - our own cache, as trusted as our code
    return Overview(FacetIndex(works, values), related)


def works_with_other_texts(before: Ledger, now: Ledger) -> frozenset[Key] | None:
    """The works whose texts alone have changed since the last build; None where something else has."""
    if not now.ground or before.ground != now.ground or before.texts.keys() != now.texts.keys():
        return None
    keys = [key_for_path(path) for path, text in now.texts.items() if before.texts[path] != text]
    return None if None in keys else frozenset(key.work for key in keys if key)


def groups_to_make(works: Iterable[Key], ledger: Ledger) -> frozenset[str]:
    """The names of the groups that must be looked at where nothing but the texts of some works changed.

    Those are the works' own pages and files, what has said that it shows the text, and the pages and
    files of the whole site, which tell of what is sealed. A test looks who else reads a text.
    """
    changed = tuple(works)
    own = (name for work in changed for name in (str(work), f"files of {work}"))
    asked = ledger.groups_that_asked(f"{TEXT}{work}" for work in changed)
    return frozenset((*ALWAYS, *own, *asked))
