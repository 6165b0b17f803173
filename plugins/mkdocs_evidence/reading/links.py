"""What a body links to: records, as [[type/id]] and [[type/id@2|text]], and files."""

from __future__ import annotations

import re
from urllib.parse import unquote

from mkdocs_evidence.model import RecordLink, Source
from mkdocs_evidence.reading.prose import prose_of

LINK = re.compile(r"\[\[(?<!\\\[\[)([^\[\]|\n]+)(?:\|((?:[^\[\]\n]|\n(?!\s*\n))*))?\]\]")
_TARGET = re.compile(r"\]\(\s*<?([^)>\s]+)")


def links_of(source: Source, prose: str | None = None) -> tuple[RecordLink, ...]:
    """Every link to a record, in the order of the text; none from code or comments.

    `prose` is that of the body, where it is known.
    """
    if "[[" not in source.body:
        return ()
    known = prose_of(source.body) if prose is None else prose
    return tuple(_link(source, known, match) for match in LINK.finditer(known))


def paths_in(text: str) -> tuple[str, ...]:
    """What a text shows or links to as Markdown does, each once, without anchors and decoded."""
    targets = (unquote(target.partition("#")[0]) for target in _TARGET.findall(text))
    return tuple(dict.fromkeys(target for target in targets if target))


def _link(source: Source, prose: str, match: re.Match[str]) -> RecordLink:
    line_start = prose.rfind("\n", 0, match.start()) + 1
    return RecordLink(
        target=match[1].strip(),
        text=" ".join((match[2] or "").split()),
        line=source.body_line + prose.count("\n", 0, match.start()),
        column=match.start() - line_start + 1,
    )
