"""CommonMark as the forges show it, with the few additions of this site: the one reader of texts."""

from mkdocs_evidence.reading.commonmark.parser import Parsed, parse
from mkdocs_evidence.reading.commonmark.prose import (
    MASK,
    Prose,
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
    "Paragraph",
    "Parsed",
    "Prose",
    "WrittenLink",
    "WrittenText",
    "parse",
    "prose_of",
    "read_prose",
    "read_written_text",
]
