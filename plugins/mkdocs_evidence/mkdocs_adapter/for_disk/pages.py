"""Pages and styles for a disk: every address in them that leads to a file of the site, rewritten."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape, unescape
from itertools import accumulate
from typing import NamedTuple

from mkdocs_evidence.graph.lenient_parser import LenientParser
from mkdocs_evidence.mkdocs_adapter.for_disk.links import DiskLinks

SEARCH_SCRIPT = "assets/evidence/search.js"
_ADDRESSES = frozenset(("href", "xlink:href", "src", "action", "formaction", "poster"))
_FULL = frozenset(("a", "area"))
"""Elements whose links readers follow; a canonical link names the public address, and keeps it."""
_HINTS = frozenset(("preload", "modulepreload"))
"""Relations by which a page only asks for a file sooner: browsers refuse them from a disk, and say so."""
_ATTRIBUTE = re.compile(r"""([\s/]+)([^\s/>=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?""")
_REFRESH = re.compile(r"(\s*\d+\s*[;,]\s*url\s*=\s*)(.*)", re.IGNORECASE | re.DOTALL)
_OPTIONAL = re.compile(r"font-display:\s*optional")
_ROOTED_IN_STYLES = re.compile(r"""(url\(\s*["']?)(/(?!/)[^"')]*)""", re.IGNORECASE)


def page_for_disk(html: str, page: str, links: DiskLinks) -> str:
    """Return a page, which is in a file of the site, with links for a disk; all else stays as it is."""
    reader = _StartTags()
    reader.feed(html)
    reader.close()
    starts = list(accumulate((len(line) + 1 for line in html.split("\n")), initial=0))
    parts, end = [], 0
    for tag in reader.tags:
        start = starts[tag.line - 1] + tag.column
        parts += [html[end:start], _tag_for_disk(tag, page, links)]
        end = start + len(tag.text)
    return "".join((*parts, html[end:]))


def styles_for_disk(css: str, file: str, links: DiskLinks) -> str:
    """Return a style sheet whose addresses begin at its own folder, and whose fonts are waited for.

    A font that is optional and not preloaded would be missing from the first page.
    """
    waiting = _OPTIONAL.sub("font-display: swap", css)
    return _ROOTED_IN_STYLES.sub(lambda found: found[1] + links.link(found[2], file), waiting)


class _Tag(NamedTuple):
    """A start tag: where it is, its name, its text as written, its attributes as meant."""

    line: int
    column: int
    name: str
    text: str
    attributes: Mapping[str, str]


@dataclass
class _StartTags(LenientParser):
    """Records every start tag."""

    tags: list[_Tag] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append(_Tag(*self.getpos(), tag, self.get_starttag_text() or "", values))


def _tag_for_disk(tag: _Tag, page: str, links: DiskLinks) -> str:
    if tag.name == "link" and _HINTS.intersection(tag.attributes.get("rel", "").lower().split()):
        return ""
    link = partial(links.link, page=page, may_be_full=tag.name in _FULL)
    is_search = tag.name == "script" and links.file(tag.attributes.get("src", ""), page) == SEARCH_SCRIPT

    def attribute(found: re.Match[str]) -> str:
        key, value = found[2].lower(), unescape(_unquoted(found[3] or ""))
        if is_search and key == "type":  # a module, which browsers refuse from a disk
            return f"{found[1]}defer"
        new = _value(tag.name, key, value, link)
        return found[0] if new == value else f'{found[1]}{found[2]}="{escape(new)}"'

    length = len(f"<{tag.name}")
    return tag.text[:length] + _ATTRIBUTE.sub(attribute, tag.text[length:])


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in ("'", '"') else value


def _value(name: str, key: str, value: str, link: partial[str]) -> str:
    if key in _ADDRESSES or (name, key) == ("object", "data"):
        return link(value)
    if key == "srcset":
        pictures = (one.split() for one in value.split(",") if one.strip())
        return ", ".join(" ".join((link(at), *size)) for at, *size in pictures)
    if (name, key) == ("meta", "content") and (refresh := _REFRESH.fullmatch(value)):
        return refresh[1] + link(refresh[2])
    return value
