"""The file of a record without its comments: those of its front matter, and those of its text."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from mkdocs_evidence.model import Source
from mkdocs_evidence.model.comments import Comment

SIGN = "#"


def header_comments(header: str) -> tuple[Comment, ...]:
    """Return the comments of a front matter, in their order; none from what is no YAML."""
    if SIGN not in header:
        return ()
    try:
        return tuple(_comments(header))
    except yaml.YAMLError:
        return ()


def without_comments(source: Source) -> str:
    """Return the whole file of a record, in its normal form, without comments."""
    header = uncommented_header(source.header)
    return f"{source.opening}\n{header}{source.closing}{source.uncommented}"


def _comments(header: str) -> Iterator[Comment]:
    position = 0
    for token in yaml.scan(header, Loader=yaml.SafeLoader):
        yield from _between(header, position, token.start_mark.index)
        position = token.end_mark.index
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            first = token.start_mark.index  # the line of the sign may end with a comment
            yield from _between(header, first, header.index("\n", first))
    yield from _between(header, position, len(header))


def _between(header: str, start: int, end: int) -> Iterator[Comment]:
    """Yield the comments where no values are."""
    while (sign := header.find(SIGN, start, end)) >= 0:
        line_end = header.find("\n", sign)
        start = len(header) if line_end < 0 else line_end
        words = header[sign:start].strip(f"{SIGN} \t")
        begin = header.index(words, sign)
        yield Comment(sign, begin, begin + len(words), ((begin, words),))


def uncommented_header(header: str) -> str:
    """Return a front matter without its comments; a line that holds nothing else goes too."""
    parts, position = [], 0
    for comment in header_comments(header):
        parts.append(header[position : comment.start].rstrip(" \t"))
        line_end = header.find("\n", comment.start)
        is_whole_line = not header[header.rfind("\n", 0, comment.start) + 1 : comment.start].strip()
        position = len(header) if line_end < 0 else line_end + is_whole_line
    return "".join([*parts, header[position:]])
