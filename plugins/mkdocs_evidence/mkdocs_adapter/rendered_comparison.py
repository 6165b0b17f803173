"""The texts of two versions, rendered, and compared as readers see them."""

from __future__ import annotations

from mkdocs_evidence.graph.comparison import Block, Stretch, blocks_of, compare_texts, stretches
from mkdocs_evidence.mkdocs_adapter.body_rendering import RendersTexts
from mkdocs_evidence.views import Body
from mkdocs_evidence.views.comparison import ComparisonPage


def compared(view: ComparisonPage, renderer: RendersTexts) -> tuple[Stretch, ...]:
    """The whole text of both versions of a comparison, with what was added and removed."""
    older, newer = _blocks(view.older_body, renderer), _blocks(view.newer_body, renderer)
    return stretches(compare_texts(older, newer))


def _blocks(body: Body, renderer: RendersTexts) -> tuple[Block, ...]:
    return blocks_of(renderer.render(body).html)
