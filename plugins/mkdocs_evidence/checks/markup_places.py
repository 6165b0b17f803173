"""The place in Markdown of what was found in the HTML that is made of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from mkdocs_evidence.checks.markup_faults import Beyond, MarkupFault
from mkdocs_evidence.diagnostics import Place
from mkdocs_evidence.model import Source
from mkdocs_evidence.reading import addresses_of_body, locate_offset, markup_of_body

_TAGS = re.compile(r"<[a-zA-Z](?:\"[^\"<>]*\"|'[^'<>]*'|[^'\"<>])*>?")
_LISTS = re.compile(r"\{[^{}\n]*\}")
"""Lists of attributes behind a text of Markdown, in what may look like a tag too."""

_VALUE = re.compile(r"\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>}]+)|[\w-]+")

LONGEST_WORDS = 500
"""Characters before an address in which the begin of its link or picture is looked for."""
_OF_PICTURE = re.compile(r"!\[[^\[\]]*\]\(\s*<?$")
_OF_LINK = re.compile(r"(?:\]\(\s*<?|<|href\s*=\s*[\"']?)$", re.IGNORECASE)

Span = tuple[int, int]


def place_of_fault(source: Source, body: str, fault: MarkupFault) -> tuple[Place, str]:
    """The place of a fault in a record's file, and what is written there.

    Where nothing alike is written (an extension of Markdown made it) it is the first line of the text, and
    the tag as it was made.
    """
    span = span_of_fault(body, fault)
    start, end = span or _first_line(body)
    place = locate_offset(source, body, start, end - start)
    return place, body[start:end] if span else _as_made(fault)


def span_of_fault(body: str, fault: MarkupFault) -> Span | None:
    """The offsets between which a fault is written, if anything alike is."""
    spans = _all_spans(body, replace(fault, number=0))
    return spans[min(fault.number, len(spans) - 1)] if spans else None


def _as_made(fault: MarkupFault) -> str:
    if not fault.element:
        return "HTML that an extension of Markdown made of this text"
    attribute = f' {fault.attribute}="{html.escape(fault.value)}"' if fault.attribute else ""
    return f"<{fault.element}{attribute}>"


@lru_cache(maxsize=64)
def _all_spans(body: str, fault: MarkupFault) -> tuple[Span, ...]:
    """The spans of all faults that are alike, found once."""
    return tuple(_spans(body, fault))


def _spans(body: str, fault: MarkupFault) -> Iterator[Span]:
    """Where something is written that the fault can mean, in the order of the text."""
    markup = _markup(body)
    if fault.beyond is Beyond.UNOPENED:
        yield from _found(rf"</{re.escape(fault.element)}(?![\w-])[^>]*>?", markup)
    elif fault.beyond is Beyond.SIGN:
        words = r"\s+".join(map(re.escape, (fault.element, *fault.value.split())))
        yield from _found(rf"<{words}\s*/?>", markup)
    elif not fault.attribute:
        yield from _found(rf"<{re.escape(fault.element)}(?![\w-])[^<>]*>?", markup) if fault.element else ()
    else:
        yield from _of_value(body, markup, fault) or _of_attribute(markup, fault)


@lru_cache(maxsize=4)
def _markup(body: str) -> str:
    return markup_of_body(body)


def _found(pattern: str, markup: str) -> Iterator[Span]:
    return (found.span() for found in re.finditer(pattern, markup, re.IGNORECASE))


def _of_value(body: str, markup: str, fault: MarkupFault) -> list[Span]:
    """Where the address is written, as a link of Markdown or as the value of an attribute."""
    if fault.beyond not in (Beyond.ADDRESS, Beyond.BLOCKED) or fault.attribute == "style":
        return []
    meant = _plain(fault.value)
    written = [
        span for span, plain in written_addresses(body) if plain == meant or plain in meant.split(", ")
    ]
    if fault.beyond is Beyond.BLOCKED:
        written = [span for span in written if not _is_of_link(body, span[0])] or written
    if written:
        return written
    return list(_found(re.escape(fault.value), markup)) if fault.value else []


def _is_of_link(body: str, start: int) -> bool:
    """Return True if an address leads to another page: it is no picture's, and no definition."""
    before = body[max(0, start - LONGEST_WORDS) : start]
    return _OF_LINK.search(before) is not None and _OF_PICTURE.search(before) is None


@lru_cache(maxsize=4)
def written_addresses(body: str) -> tuple[tuple[Span, str], ...]:
    """Where each address of a text is written, and how a browser reads it."""
    return tuple(
        ((one.start, one.start + len(one.written)), _plain(one.written)) for one in addresses_of_body(body)
    )


def _plain(address: str) -> str:
    return " ".join(html.unescape(address).split())


def _of_attribute(markup: str, fault: MarkupFault) -> Iterator[Span]:
    """Where the attribute is written: with its value, where that is written as it is read."""
    spans = list(_spans_of_attribute(markup, fault))
    meant = _plain(fault.value)
    alike = [span for span in spans if _plain(_value_in(markup[slice(*span)])) == meant]
    return iter(alike or spans)


def _value_in(written: str) -> str:
    """The value in an attribute as it is written, without quotation marks."""
    return written.partition("=")[2].strip().strip("\"'")


def _spans_of_attribute(markup: str, fault: MarkupFault) -> Iterator[Span]:
    name = re.escape(fault.attribute)
    short = {"id": r"|#", "class": r"|\."}.get(fault.attribute, "")
    tags = (*_TAGS.finditer(markup), *_LISTS.finditer(markup))
    for tag in sorted(tags, key=lambda found: found.start()):
        whole = tag[0]
        if whole[0] == "<" and not re.match(rf"<{re.escape(fault.element)}(?![\w-])", whole, re.IGNORECASE):
            continue
        pattern = rf"(?<![\w-])(?:{name}(?![\w:-]){short if whole[0] == '{' else ''})"
        for found in re.finditer(pattern, whole, re.IGNORECASE):
            rest = whole[found.end() :]
            if fault.beyond is not Beyond.VALUE or any(word in rest for word in fault.value.split()):
                end = _VALUE.match(rest)
                yield tag.start() + found.start(), tag.start() + found.end() + (end.end() if end else 0)
                break


def _first_line(body: str) -> Span:
    start = len(body) - len(body.lstrip())
    return start, start + len(body[start:].partition("\n")[0])
