"""The pages of a hostile site: every string shows as it was typed, and no markup came out of any."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html

from .building import HostileSite
from .sheets import Slot, one_line

ELEMENTS = frozenset(
    """
    a article body br button caption circle cite code dd del details div dl dt em fieldset figcaption
    figure footer form g h1 h2 h3 head header hr html img input ins label legend li line link main meta
    nav ol p path rect script section span strong style summary sup svg table tbody td text th thead
    time title tr ul
    """.split()  # noqa: SIM905 - 60 lines otherwise
)
"""What our templates and Markdown make; whatever else is on a page came out of a string."""
ATTRIBUTES = frozenset(
    """
    action alt aria-current aria-hidden aria-label aria-labelledby as autocomplete charset class content
    crossorigin cx cy d datetime decoding defer download fill for height hidden href hreflang http-equiv
    id lang dir loading method name overflow placeholder property r rel reversed role scope spellcheck
    src stroke-linecap stroke-linejoin stroke-width tabindex target title type value viewbox width x x1
    x2 xmlns y y1 y2
    """.split()  # noqa: SIM905 - 60 lines otherwise
)
SCHEMES = ("", "http", "https", "mailto")
STRAIGHT = str.maketrans("‘’“”", "''\"\"")
IN_WORDS = ("alt", "title", "aria-label", "content", "placeholder")


@dataclass(frozen=True)
class Page:
    """One page as lxml reads it."""

    path: str
    source: str

    @cached_property
    def root(self) -> html.HtmlElement:
        return html.document_fromstring(self.source)

    @cached_property
    def text(self) -> str:
        """All words of the page, those in attributes at the end."""
        own = (value for one in self.elements for name, value in one.attrib.items() if name in IN_WORDS)
        return "\n".join((one_line("".join(self.root.itertext())), *map(one_line, own)))

    @property
    def elements(self) -> Iterator[html.HtmlElement]:
        return (one for one in self.root.iter() if isinstance(one.tag, str))

    def meta(self, name: str) -> str:
        found = self.root.xpath(f"//meta[@name='{name}' or @property='{name}']/@content")
        return one_line(found[0]) if found else ""

    def words_of(self, tag: str) -> str:
        return one_line("".join(self.root.xpath(f"//{tag}")[0].itertext()))


def pages_of(site: Path) -> dict[str, Page]:
    """Every page under its path."""
    paths = sorted(site.rglob("*.html"))
    found = (Page(path.relative_to(site).as_posix(), path.read_text("utf-8")) for path in paths)
    return {page.path.removesuffix("index.html"): page for page in found}


def strange_markup(page: Page) -> Iterator[str]:
    """Everything on a page that neither a template nor Markdown puts there."""
    for one in page.elements:
        if one.tag not in ELEMENTS:
            yield f"{page.path}: <{one.tag}>"
        for name, value in one.attrib.items():
            if name not in ATTRIBUTES and not name.startswith("data-"):
                yield f"{page.path}: <{one.tag} {name}>"
            if name in ("href", "src", "action") and urlsplit(value).scheme not in SCHEMES:
                yield f"{page.path}: {name}={value}"
        if one.tag == "script" and not _is_ours(one):
            yield f"{page.path}: a script of its own"
        if (
            one.get("http-equiv") == "refresh"
            and "redirects" not in page.path
            and not page.path.startswith("old/")
        ):
            yield f"{page.path}: it leads on"


def _is_ours(script: html.HtmlElement) -> bool:
    """Return True if a script is a file of the site or a block of data that holds JSON."""
    if script.get("src"):
        return not urlsplit(script.get("src")).netloc
    json.loads(script.text or "")
    return script.get("type") == "application/ld+json"


def unlike_input(hostile: HostileSite) -> Iterator[str]:
    """Every string that its page does not show as it was typed."""
    pages = pages_of(hostile.site)
    for slot in hostile.shown:
        if slot.page and not _shows(pages[slot.page], slot):
            yield f"{slot.page} does not show its {slot.place}: {slot.text!a}"
    for slot in hostile.shown:
        if slot.place == "title" and slot.page:
            yield from _unlike_title(pages[slot.page], slot)
        if slot.place == "summary" and pages[slot.page].meta("og:description") != one_line(slot.text):
            yield f"{slot.page}: another description {pages[slot.page].meta('og:description')!a}"


def _shows(page: Page, slot: Slot) -> bool:
    """Return True if a page shows a string; citation styles write quotes as printers do."""
    if slot.place.endswith("a cited work"):
        return one_line(slot.text).translate(STRAIGHT) in page.text.translate(STRAIGHT)
    return one_line(slot.text) in page.text


def _unlike_title(page: Page, slot: Slot) -> Iterator[str]:
    """The places of a record's title in its page's head and data."""
    title = one_line(slot.text)
    told = {
        "h1": page.words_of("h1"),
        "title": page.words_of("title"),
        "og:title": page.meta("og:title"),
        "JSON-LD": one_line(json.dumps(_strings(page), ensure_ascii=False)),
    }
    for place, words in told.items():
        expected = json.dumps(title, ensure_ascii=False)[1:-1] if place == "JSON-LD" else title
        if expected not in words:
            yield f"{page.path}: its {place} is {words[:300]!a}, not {title!a}"


def _strings(page: Page) -> list[str]:
    """Every text in the data blocks of a page."""
    found: list[str] = []
    waiting = [json.loads(text) for text in page.root.xpath("//script[@type='application/ld+json']/text()")]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.append(one_line(value))
        waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return found
