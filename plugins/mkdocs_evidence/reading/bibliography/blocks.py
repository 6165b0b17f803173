"""The file's text to raw entries, string definitions and what could not be read."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    Entry,
    ExplicitComment,
    ImplicitComment,
    Preamble,
    String,
)

from mkdocs_evidence.reading.raw_bibliography import RawBlock, RawEntry, RawField

# An entry whose @ is missing is read as a comment: it would be lost in silence.
_LOOKS_LIKE_ENTRY = re.compile(r"^[ \t]*[A-Za-z]+[ \t]*\{[^,{}\s]+[ \t]*,", re.MULTILINE)
# The library logs what it gives back as failed blocks; both would tell the same fault.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Blocks:
    """All blocks of a file: none is left out but comments and preambles."""

    entries: tuple[RawEntry, ...]
    strings: tuple[RawField, ...]
    failed: tuple[RawBlock, ...]


def blocks_of(text: str) -> Blocks:
    """The blocks of a file, in its order."""
    entries: list[RawEntry] = []
    strings: list[RawField] = []
    failed: list[RawBlock] = []
    for block in parse_string(text, parse_stack=[]).blocks:
        # A duplicate key or field hides the block; it is looked at like any other.
        inner: Any = getattr(block, "ignore_error_block", None) or block
        line = (inner.start_line or 0) + 1
        if isinstance(inner, Entry):
            entries.append(_entry(inner, line))
        elif isinstance(inner, String):
            strings.append(RawField(inner.key.lower(), inner.value, line))
        elif isinstance(inner, ImplicitComment):
            failed += _lost_entries(inner.comment, line)
        elif not isinstance(inner, (ExplicitComment, Preamble)):
            reason = getattr(inner.error, "abort_reason", "") or str(inner.error)
            failed.append(RawBlock(inner.raw, line, reason))
    return Blocks(tuple(entries), tuple(strings), tuple(failed))


def _entry(entry: Any, line: int) -> RawEntry:
    fields = tuple(
        RawField(field.key.strip().lower(), field.value, (field.start_line or 0) + 1)
        for field in entry.fields
    )
    return RawEntry(entry.key.strip(), entry.entry_type.lower(), fields, line)


def _lost_entries(comment: str, line: int) -> list[RawBlock]:
    return [
        RawBlock(match[0].strip(), line + comment.count("\n", 0, match.start()), "no @")
        for match in _LOOKS_LIKE_ENTRY.finditer(comment)
    ]
