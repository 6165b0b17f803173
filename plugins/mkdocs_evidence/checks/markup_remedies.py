"""The text that is right in the place of HTML or of a picture that is beyond the policy for bodies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from mkdocs_evidence.checks.markup_faults import Beyond, MarkupFault
from mkdocs_evidence.checks.markup_places import span_of_fault
from mkdocs_evidence.checks.markup_tokens import StartTag, tokens_of
from mkdocs_evidence.checks.signs import Replacement
from mkdocs_evidence.model import body_policy as policy
from mkdocs_evidence.reading import read_written_text

FRAMES = frozenset(("iframe", "frame", "embed", "object", "applet", "portal"))
_FILM = re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)[^\s]*")
_FILM_AT_VIMEO = re.compile(r"https?://player\.vimeo\.com/video/(\d+)[^\s]*")
_PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".avif")
_MEDIA = (".mp4", ".webm", ".mp3", ".oga", ".ogg", ".opus", ".wav", ".vtt")
_NOT_IN_NAMES = re.compile(r"[^a-z0-9._-]+")

_BOLD = ("**{}**", "<b>{}</b>")
STYLES: tuple[tuple[re.Pattern[str], tuple[str, str]], ...] = (
    (re.compile(r"font-weight:(?:bold|bolder|[6-9]00)"), _BOLD),
    (re.compile(r"font-style:(?:italic|oblique)"), ("*{}*", "<i>{}</i>")),
    (re.compile(r"text-decoration(?:-line)?:.*line-through"), ("~~{}~~", "<del>{}</del>")),
    (re.compile(r"text-decoration(?:-line)?:.*underline"), ("<u>{}</u>", "<u>{}</u>")),
    (re.compile(r"background(?:-color)?:"), ("<mark>{}</mark>", "<mark>{}</mark>")),
    (re.compile(r"vertical-align:super"), ("<sup>{}</sup>", "<sup>{}</sup>")),
    (re.compile(r"vertical-align:sub"), ("<sub>{}</sub>", "<sub>{}</sub>")),
)
"""Styles of words, and what says the same in Markdown and in HTML."""
_AS_ATTRIBUTE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("align", re.compile(r"text-align:(left|right|center|justify)")),
    ("width", re.compile(r"(?<![\w-])width:(\d+%?)(?:px)?(?:;|$)")),
    ("height", re.compile(r"(?<![\w-])height:(\d+%?)(?:px)?(?:;|$)")),
)


def remedy(body: str, fault: MarkupFault) -> Replacement | None:
    """The text that is right where a fault is written, if it can be told from what is written there."""
    span = span_of_fault(body, fault)
    make = _MAKERS.get(fault.beyond)
    return make(body, fault, *span) if span and make else None


def _of_element(body: str, fault: MarkupFault, start: int, end: int) -> Replacement | None:
    if fault.element not in FRAMES:
        return _of_unknown(body, fault, start, end)
    tag = next((one for one in tokens_of(body[start:end]) if isinstance(one, StartTag)), None)
    address = (tag.get("src") or tag.get("data") or "").strip() if tag else ""
    if tag is None or urlsplit(address).scheme not in ("", "http", "https") or not address:
        return None
    close = re.compile(rf"[^<]*</{fault.element}\s*>", re.IGNORECASE).match(body, end)
    address = _FILM_AT_VIMEO.sub(r"https://vimeo.com/\1", _FILM.sub(r"https://youtu.be/\1", address))
    words = (tag.get("title") or tag.get("aria-label") or _words_for(address)).strip()
    is_in_html = _is_in_html(body, start)
    return Replacement(start, close.end() if close else end, _link(words, address, is_in_html=is_in_html))


def _of_unknown(body: str, fault: MarkupFault, start: int, end: int) -> Replacement:
    """The words in an element; of one that is never closed the sign < as it is shown."""
    closed = re.compile(rf"([^<>]*)</{re.escape(fault.element)}\s*>", re.IGNORECASE).match(body, end)
    if closed:
        return Replacement(start, closed.end(), closed[1])
    return _of_sign(body, fault, start, end)


def _words_for(address: str) -> str:
    host = urlsplit(address).netloc.removeprefix("www.")
    if host in ("youtu.be", "vimeo.com"):
        return "Watch the film"
    return f"Page on {host}" if host else "Page"


def _link(words: str, address: str, *, is_in_html: bool) -> str:
    if is_in_html:
        return f'<a href="{address}">{words}</a>'
    safe = f"<{address}>" if re.search(r"[\s()]", address) else address
    return f"[{words}]({safe})"


def _of_sign(body: str, fault: MarkupFault, start: int, end: int) -> Replacement:
    sign = "&lt;" if _is_in_html(body, start) else "\\<"
    return Replacement(start, start + 1, sign)


def _of_attribute(body: str, fault: MarkupFault, start: int, end: int) -> Replacement | None:
    if body[start - 1 : start] not in (" ", "\n", "\t"):
        return None
    before = len(body[:start].rstrip())
    return Replacement(before, end, "" if body[end : end + 1] in (">", "/", "}") else " ")


def _of_blocked(body: str, fault: MarkupFault, start: int, end: int) -> Replacement | None:
    if fault.attribute == "style":
        return _of_style(body, fault, start, end)
    if fault.element in ("audio", "video", "source", "track") and fault.attribute != "poster":
        return Replacement(start, end, f"files/{_file_name(body[start:end], _MEDIA, 'film.mp4')}")
    return Replacement(start, end, f"images/{_file_name(body[start:end], _PICTURES, 'picture.png')}")


def _file_name(address: str, endings: tuple[str, ...], otherwise: str) -> str:
    name = unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2]).lower()
    name = _NOT_IN_NAMES.sub("-", name).strip("-.")
    if not name:
        return otherwise
    return name if name.endswith(endings) else f"{name.rpartition('.')[0] or name}{endings[0]}"


def _of_style(body: str, fault: MarkupFault, start: int, end: int) -> Replacement | None:
    value = re.sub(r"\s*([:;])\s*", r"\1", fault.value.lower()).replace("!important", "").strip()
    words = _styled_words(body, fault, start, end)
    for pattern, right in STYLES:
        if pattern.search(value) and words:
            inner = words[2]
            return Replacement(words[0], words[1], right[_is_in_html(body, words[0])].format(inner))
    attributes = " ".join(_attributes_for(fault.element, value))
    if attributes:
        return Replacement(start, end, attributes)
    return _of_attribute(body, fault, start, end)


def _attributes_for(element: str, style: str) -> Iterator[str]:
    for name, pattern in _AS_ATTRIBUTE:
        found = pattern.search(style)
        if found and policy.allows_attribute(element, name):
            yield f'{name}="{found[1]}"'


def _styled_words(body: str, fault: MarkupFault, start: int, end: int) -> tuple[int, int, str] | None:
    """The span of an element that is there for its style alone, and the words in it."""
    opened = re.compile(rf"<{fault.element}\s+$", re.IGNORECASE).search(body, max(0, start - 40), start)
    closed = re.compile(rf"\s*>([^<>\n]+)</{fault.element}\s*>", re.IGNORECASE).match(body, end)
    if fault.element not in ("span", "font", "b", "i") or not (opened and closed and closed[1].strip()):
        return None
    return opened.start(), closed.end(), closed[1].strip()


def _is_in_html(body: str, offset: int) -> bool:
    """Return True if HTML begins before this in its block, so that Markdown would not be read here."""
    return any(
        start <= offset < end and body[start:offset].strip(" \t>") for start, end in _html_blocks(body)
    )


@lru_cache(maxsize=4)
def _html_blocks(body: str) -> tuple[tuple[int, int], ...]:
    blocks = read_written_text(body).blocks
    return tuple((one.start, one.end) for one in blocks if one.kind == "html_block")


Maker = Callable[[str, MarkupFault, int, int], Replacement | None]
_MAKERS: dict[Beyond, Maker] = {
    Beyond.ELEMENT: _of_element,
    Beyond.SIGN: _of_sign,
    Beyond.ATTRIBUTE: _of_attribute,
    Beyond.BLOCKED: _of_blocked,
}
