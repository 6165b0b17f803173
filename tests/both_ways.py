"""A text rendered by plain Python-Markdown, and by the same with our swift parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown import Extension, Markdown

from mkdocs_evidence.mkdocs_adapter.citations.in_text import CitationMarks
from mkdocs_evidence.mkdocs_adapter.holes import hole
from mkdocs_evidence.mkdocs_adapter.record_links import RecordLinks
from mkdocs_evidence.mkdocs_adapter.shaped_text import ShapedText
from mkdocs_evidence.mkdocs_adapter.swift_markdown import with_swift_parts

OF_A_SITE = ("abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc")
"""What `mkdocs.yml` of a centre's site names."""
CONFIGS = {"toc": {"permalink": "#", "toc_depth": "2-3"}}


@dataclass
class BothWays:
    """Two converters with the same extensions."""

    plain: Markdown
    swift: Markdown

    def assert_same(self, text: str) -> None:
        """The HTML, the contents and the anchors of a text are the same."""
        expected, found = _made(self.plain, text), _made(self.swift, text)
        assert found == expected


def both_ways(names: Sequence[str] = OF_A_SITE, configs: Mapping[str, Any] | None = None) -> BothWays:
    """Two converters with some extensions, and with our own."""
    return BothWays(*(_converter(names, configs or {}, is_swift=is_swift) for is_swift in (False, True)))


def _converter(names: Sequence[str], configs: Mapping[str, Any], *, is_swift: bool) -> Markdown:
    own: tuple[Extension, ...] = (ShapedText(), RecordLinks(hole), CitationMarks())
    converter = Markdown(
        extensions=[*names, *own],
        extension_configs={**{name: CONFIGS[name] for name in CONFIGS if name in names}, **configs},
    )
    return with_swift_parts(converter) if is_swift else converter


def _made(converter: Markdown, text: str) -> tuple[object, ...]:
    html = converter.reset().convert(text)
    return html, getattr(converter, "toc_tokens", None), getattr(converter, "toc", None)
