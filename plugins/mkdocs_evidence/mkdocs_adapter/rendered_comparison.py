"""The texts of two versions, rendered, and compared as readers see them."""

from __future__ import annotations

from functools import lru_cache

from mkdocs_evidence.graph.comparison import Block, Stretch, blocks_of, compare_texts, stretches
from mkdocs_evidence.mkdocs_adapter.body_rendering import REMEMBERED, RendersTexts
from mkdocs_evidence.views.comparison import ComparisonPage


def compared(view: ComparisonPage, renderer: RendersTexts) -> tuple[Stretch, ...]:
    """The whole text of both versions of a comparison, with what was added and removed."""
    older, newer = (_blocks(renderer.render(body).html) for body in (view.older_body, view.newer_body))
    return stretches(compare_texts(older, newer))


@lru_cache(maxsize=REMEMBERED)
def _blocks(html: str) -> tuple[Block, ...]:
    """The blocks of a text; a version is compared with the one before it, the next, and the first."""
    return blocks_of(html)
