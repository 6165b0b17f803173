"""CommonMark as the forges show it, with the few additions of this site: the one reader of texts."""

from mkdocs_evidence.reading.commonmark.comments import comments_of
from mkdocs_evidence.reading.commonmark.html_comments import without_html_comments
from mkdocs_evidence.reading.commonmark.parser import Parsed, parse
from mkdocs_evidence.reading.commonmark.prose import (
    MASK,
    Prose,
    WrittenLink,
    prose_of,
    read_prose,
    read_whole_prose,
)
from mkdocs_evidence.reading.commonmark.record_links import LINK

__all__ = [
    "LINK",
    "MASK",
    "Parsed",
    "Prose",
    "WrittenLink",
    "comments_of",
    "parse",
    "prose_of",
    "read_prose",
    "read_whole_prose",
    "without_html_comments",
]
