"""What a body links to: records, as [[type/id]] and [[type/id@2|text]], and files."""

from __future__ import annotations

import re
from urllib.parse import unquote

from mkdocs_evidence.model import RecordLink, Source
from mkdocs_evidence.reading.commonmark import Prose, WrittenLink, read_prose

_TARGET = re.compile(r"\]\(\s*<?([^)>\s]+)")


def links_of(source: Source, prose: Prose | None = None) -> tuple[RecordLink, ...]:
    """Every link to a record, in the order of the text; none from code or comments.

    `prose` is that of the body, where it is known.
    """
    if "[[" not in source.body:
        return ()
    known = read_prose(source.body) if prose is None else prose
    return tuple(_link(source, link) for link in known.links)


def paths_in(text: str) -> tuple[str, ...]:
    """What a text shows or links to as Markdown does, each once, without anchors and decoded."""
    targets = (unquote(target.partition("#")[0]) for target in _TARGET.findall(text))
    return tuple(dict.fromkeys(target for target in targets if target))


def _link(source: Source, link: WrittenLink) -> RecordLink:
    line_start = source.body.rfind("\n", 0, link.start) + 1
    return RecordLink(
        target=link.target,
        text=link.words,
        line=source.body_line + source.body.count("\n", 0, link.start),
        column=link.start - line_start + 1,
    )
