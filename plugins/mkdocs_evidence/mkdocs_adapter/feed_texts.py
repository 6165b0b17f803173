"""The full texts of feeds: rendered as on their pages, with addresses that hold anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.body_rendering import RendersTexts
from mkdocs_evidence.mkdocs_adapter.holes import filled_in_full
from mkdocs_evidence.model import Key
from mkdocs_evidence.model.formula_markup import as_code
from mkdocs_evidence.views.headers import body_of

# The links beside headings that Python-Markdown's `toc` makes; in a feed they lead nowhere.
_HEADING_LINK = re.compile(r'<a class="headerlink"[^>]*>.*?</a>')
# The links from a word to its meaning, which stands on the page and not in a feed.
_TERM = re.compile(r'<a class="term"[^>]*>(.*?)</a>', re.DOTALL)
# Colours of code, for which a feed has no style.
_CODE = re.compile(r"<pre[ >].*?</pre>", re.DOTALL)
_SPAN = re.compile(r"</?span[^>]*>")


def feed_texts(graph: Graph, renderer: RendersTexts) -> Callable[[Key], str]:
    """What gives the text of a record as HTML; each feed asks anew, so that what it rests on is noted."""
    site = graph.settings.url.rstrip("/")

    @cache
    def for_feeds(html: str) -> str:
        without_colours = _CODE.sub(lambda code: _SPAN.sub("", code[0]), filled_in_full(as_code(html), site))
        return _TERM.sub(r"\1", _HEADING_LINK.sub("", without_colours))

    return lambda key: for_feeds(renderer.render(body_of(graph, graph.head(key))).html)
