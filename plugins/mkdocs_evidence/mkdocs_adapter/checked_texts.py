"""Rendered texts for the rules: what the build would make of them, before anything is built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache

from mkdocs.structure.files import File

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.body_rendering import REMEMBERED, BodyRenderer, RenderedBody
from mkdocs_evidence.mkdocs_adapter.included_files import may_include_files
from mkdocs_evidence.mkdocs_adapter.shaped_text import ShapedText
from mkdocs_evidence.mkdocs_adapter.site_paths import SitePaths
from mkdocs_evidence.model import CommonFields, Record
from mkdocs_evidence.views import Body
from mkdocs_evidence.views.headers import body_of

WITHOUT_OTHER_MARKUP = frozenset(
    (
        *("abbr", "attr_list", "def_list", "extra", "fenced_code", "footnotes"),
        *("md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc"),
    )
)
"""Extensions that make HTML beyond Markdown's own of signs alone for which `may_hold_markup` looks."""


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
        self.makes_other_markup = not WITHOUT_OTHER_MARKUP.issuperset(
            name.removeprefix("markdown.extensions.") for name in extensions if isinstance(name, str)
        )
        self._extensions = tuple(extensions)
        self._configs = extension_configs or {}
        self._glossary, self._site_url = graph.settings.glossary, graph.settings.url

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
        shaped = (*self._extensions, ShapedText())  # the build adds it, too
        return BodyRenderer(shaped, self._configs, self.paths, self._glossary, self._site_url)
