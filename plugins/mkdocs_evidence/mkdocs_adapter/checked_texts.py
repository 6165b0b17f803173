"""Rendered texts for the rules: what the build would make of them, before anything is built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache

from mkdocs.structure.files import File

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.body_rendering import REMEMBERED, BodyRenderer, RenderedBody
from mkdocs_evidence.mkdocs_adapter.included_files import may_include_files
from mkdocs_evidence.mkdocs_adapter.site_paths import SitePaths
from mkdocs_evidence.model import CommonFields, Record
from mkdocs_evidence.views import Body
from mkdocs_evidence.views.headers import body_of


class CheckedTexts:
    """Renders texts of the graph that is checked; `files` are those of the site that are no records."""

    def __init__(
        self,
        graph: Graph,
        files: Iterable[File],
        extensions: Sequence[object] = (),
        extension_configs: dict[str, dict[str, object]] | None = None,
    ) -> None:
        self.paths = SitePaths(graph, files)
        self.has_other_extensions = may_include_files(extensions)
        self._extensions = tuple(extensions)
        self._configs = extension_configs or {}
        self._glossary = graph.settings.glossary

    def rendered(self, graph: Graph, record: Record[CommonFields]) -> RenderedBody:
        """The rendered text of a record, or the trouble with it."""
        return self.rendered_with_questions(graph, record)[0]

    def rendered_with_questions(
        self, graph: Graph, record: Record[CommonFields]
    ) -> tuple[RenderedBody, tuple[str, ...]]:
        """The same, with all that the text asks of files and addresses."""
        return self._remembered(body_of(graph, record))

    @cached_property
    def _remembered(self) -> Callable[[Body], tuple[RenderedBody, tuple[str, ...]]]:
        """Several rules look at the same text, one after the other."""
        return lru_cache(maxsize=REMEMBERED)(self._render)

    def _render(self, body: Body) -> tuple[RenderedBody, tuple[str, ...]]:
        asked: dict[str, str | None] = {}
        self.paths.listener = asked
        try:
            return self._renderer.render_anew(body), tuple(asked)
        except SiteProblemError as error:
            reason = error.__cause__ or error
            return RenderedBody(trouble=f"{reason} ({type(reason).__name__})"), tuple(asked)
        finally:
            self.paths.listener = None

    @cached_property
    def _renderer(self) -> BodyRenderer:
        return BodyRenderer(self._extensions, self._configs, self.paths, self._glossary)
