"""Python-Markdown with the tree of a CommonMark parser (docs/adr/0068)."""

from mkdocs_evidence.mkdocs_adapter.commonmark.extension import CommonMark
from mkdocs_evidence.mkdocs_adapter.commonmark.formulas import add_words
from mkdocs_evidence.mkdocs_adapter.commonmark.other_extensions import without_effect

__all__ = ["CommonMark", "add_words", "without_effect"]
