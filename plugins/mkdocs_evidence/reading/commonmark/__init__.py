"""CommonMark as the forges show it, with the few additions of this site: the one reader of texts."""

from mkdocs_evidence.reading.commonmark.comments import comments_of
from mkdocs_evidence.reading.commonmark.formulas import Formula, formula_of, formulas_in, token_of
from mkdocs_evidence.reading.commonmark.html_comments import without_html_comments
from mkdocs_evidence.reading.commonmark.parser import Parsed, parse
from mkdocs_evidence.reading.commonmark.prose import (
    MASK,
    Prose,
    WrittenFormula,
    WrittenLink,
    prose_of,
    read_prose,
    read_written_text,
)
from mkdocs_evidence.reading.commonmark.record_links import LINK
from mkdocs_evidence.reading.commonmark.written_text import Block, Paragraph, WrittenText

__all__ = [
    "LINK",
    "MASK",
    "Block",
    "Formula",
    "Paragraph",
    "Parsed",
    "Prose",
    "WrittenFormula",
    "WrittenLink",
    "WrittenText",
    "comments_of",
    "formula_of",
    "formulas_in",
    "parse",
    "prose_of",
    "read_prose",
    "read_written_text",
    "token_of",
    "without_html_comments",
]
