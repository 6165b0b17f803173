"""The full texts of feeds: rendered as on their pages, with addresses that hold anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.body_rendering import RendersTexts, filled_in_full
from mkdocs_evidence.model import Key
from mkdocs_evidence.views import Body
from mkdocs_evidence.views.headers import body_of

# The links beside headings that Python-Markdown's `toc` makes; in a feed they lead nowhere.
_HEADING_LINK = re.compile(r'<a class="headerlink"[^>]*>.*?</a>')


def feed_texts(graph: Graph, renderer: RendersTexts) -> Callable[[Key], str]:
    """What gives the text of a record as HTML; each is rendered once, whatever number of feeds has it."""
    site = graph.settings.url.rstrip("/")

    @cache
    def html_of(body: Body) -> str:
        rendered = renderer.render(body)
        return _HEADING_LINK.sub("", filled_in_full(rendered.html, site))

    return lambda key: html_of(body_of(graph, graph.head(key)))
