"""Parser of the dialect: GitHub's Markdown, record links, formulas, definition lists and abbreviations.

The parser is markdown-it-py, with the rules of mdit-py-plugins for GitHub's additions (docs/adr/0068).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin
from mdit_py_plugins.gfm_autolink.index import _protocol_rule

from mkdocs_evidence.reading.commonmark.abbreviations import ABBREVIATIONS, abbreviations_plugin
from mkdocs_evidence.reading.commonmark.formulas import formulas_plugin
from mkdocs_evidence.reading.commonmark.record_links import record_links_plugin

_SCHEMES = ("http", "https", "mailto", "xmpp")
DEEPEST = 100
"""Nesting at which the parser stops to look inside; GitHub's own stops at 100 too."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """Tokens of a text in its order, and what its definitions say.

    `abbreviations` are meanings by their short forms. Footnotes are where they were defined, between
    `footnote_reference_open` and `footnote_reference_close`; `notes` are their labels in the order of
    the first reference.
    """

    tokens: tuple[Token, ...]
    abbreviations: dict[str, str]
    notes: tuple[str, ...]


def parse(text: str) -> Parsed:
    """Parse the Markdown of a text, without front matter."""
    environment: dict[str, Any] = {}
    tokens = _whole_parser().parse(text, environment)
    cited = environment.get("footnotes", {}).get("list", {})
    return Parsed(
        tokens=tuple(tokens),
        abbreviations=environment.get(ABBREVIATIONS, {}),
        notes=tuple(note["label"] for note in cited.values()),
    )


@cache
def _whole_parser() -> MarkdownIt:
    return parser()


def parser() -> MarkdownIt:
    """Return a new parser of the dialect."""
    options = {
        "maxNesting": DEEPEST,
        "tasklists": True,
        "alerts": True,
        "strikethrough_single_tilde": True,
    }
    made = _Parser("commonmark", options).enable(["table", "strikethrough"])
    made.use(gfm_autolink_plugin)
    made.inline.ruler.at("gfm_autolink_protocol", _address_behind_scheme)
    made.use(footnote_plugin, inline=False, move_to_end=False)
    made.use(deflist_plugin)
    made.use(abbreviations_plugin)
    made.use(record_links_plugin)
    made.use(formulas_plugin)
    return made


def _address_behind_scheme(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's
    """Read a bare address; the library's rule would search all text before each colon for its scheme."""
    return state.src.endswith(_SCHEMES, 0, state.pos) and _protocol_rule(state, silent)


class _Parser(MarkdownIt):
    """Keeps addresses as they are written: rules tell of those that are not allowed."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the library's name
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return True
