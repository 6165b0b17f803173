"""A file's text to its two parts: the front matter between the fences, and the body."""

from __future__ import annotations

from mkdocs_evidence.diagnostics import Diagnostic, Place
from mkdocs_evidence.model import Source
from mkdocs_evidence.reading.rules import yaml_fence
from mkdocs_evidence.reading.source_file import SourceFile

FENCE = "---"


def source_of(file: SourceFile, text: str) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """The two parts of the file with the lines on which they begin; None where a fence is missing."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, (yaml_fence.tell_missing(Place(file.shown_path, 1, 1, 1, lines[0]), lines),)
    closing = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if closing is None:
        return None, (yaml_fence.tell_unclosed(Place(file.shown_path, 1, 1, len(FENCE), lines[0])),)
    return (
        Source(
            path=file.path,
            header="".join(f"{line}\n" for line in lines[1:closing]),
            body="\n".join(lines[closing + 1 :]),
            header_line=2,
            body_line=closing + 2,
            folder=file.folder,
            opening=lines[0],
            closing=lines[closing] + ("\n" if closing + 1 < len(lines) else ""),
        ),
        (),
    )
