"""Extensions of a site whose parsers have no effect, since texts are read as CommonMark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from markdown import Markdown

COVERED = frozenset(
    (
        *("abbr", "attr_list", "def_list", "extra", "fenced_code", "footnotes"),
        *("md_in_html", "sane_lists", "tables"),
        *("pymdownx.magiclink", "pymdownx.superfences", "pymdownx.tasklist", "pymdownx.tilde"),
    )
)
"""Extensions whose signs CommonMark has as well, as the forges show it."""
_PREFIX = "markdown.extensions."


def without_effect(extensions: Sequence[object], configs: Mapping[str, dict[str, object]]) -> Iterator[str]:
    """Yield the names of extensions that add kinds of blocks or of inline signs."""
    for name in extensions:
        if isinstance(name, str) and name.removeprefix(_PREFIX) not in COVERED:
            made = Markdown(extensions=[name], extension_configs={name: configs.get(name, {})})
            if not _readers(made) <= _stock_readers():
                yield name


@cache
def _stock_readers() -> frozenset[type]:
    return _readers(Markdown())


def _readers(made: Markdown) -> frozenset[type]:
    return frozenset(map(type, (*made.parser.blockprocessors, *made.inlinePatterns)))
