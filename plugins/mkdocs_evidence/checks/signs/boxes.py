"""Boxes as other programs write them, and alerts of a kind that GitHub does not have."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from mkdocs_evidence.checks.signs.sign_fault import (
    Replacement,
    SignFault,
    continued,
    line_end,
    line_start,
    lines_of,
    paragraphs_of,
    prefix_of,
)
from mkdocs_evidence.reading import WrittenText

KINDS = {
    **dict.fromkeys(("tip", "hint", "success", "check", "done"), "TIP"),
    **dict.fromkeys(("important", "attention", "callout-important"), "IMPORTANT"),
    **dict.fromkeys(("warning", "caution", "callout-warning"), "WARNING"),
    **dict.fromkeys(("danger", "error", "failure", "bug", "callout-caution"), "CAUTION"),
    "callout-tip": "TIP",
}
"""Kinds of boxes of other programs, and GitHub's kind for each; a note stands for all others."""
FENCED = frozenset((*KINDS, "note", "info", "seealso", "admonition", "callout-note"))
"""Kinds that are boxes when they stand in braces behind the sign of a fence of code."""
SHOWN_LINES = 6
"""Lines of a box that a message shows."""

_INDENTED = re.compile(r"(?:!!!|\?\?\?\+?)[ ]+(?P<kind>\w*)(?:[^\"\n]*\"(?P<title>[^\"\n]*)\")?.*")
_COLONS = re.compile(r":{3,}[ ]*\{?[ ]*\.?(?P<kind>[\w-]+)(?:\}|\[)?(?P<title>[^\n{}]*)\}?")
_DIRECTIVE = re.compile(
    r"\.\. (?P<kind>note|tip|hint|important|warning|caution|danger|attention)::(?P<title>.*)"
)
_IN_BRACES = re.compile(r"\{\.?(?P<kind>[\w-]+)\}[ ]*(?P<title>[^\n]*)")
_ALERT = re.compile(r"\[!(?P<kind>\w+)\](?P<title>[^\n(\[]*)")
_END = re.compile(r"[ >]*:{3,}[ ]*$")
_PREFIX = re.compile(r"(?:[ \t]*>)*[ \t]*")


def faults_in(text: WrittenText) -> Iterator[SignFault]:
    """Every box of another program, with the lines that make a box here."""
    done = 0
    for paragraph in paragraphs_of(text):
        for line, position in lines_of(paragraph):
            start = paragraph.offsets[position]
            if start < done:
                continue  # the end of a box that is told already
            if found := _INDENTED.match(line) or _DIRECTIVE.fullmatch(line):
                end = _end_of_indented(text.body, start)
                if end == line_end(text.body, start):
                    end = paragraph.offsets[-1]  # the words are below it, and not further in
                fault = _box(text.body, start, end, found)
            elif found := _COLONS.fullmatch(line.rstrip()):
                fault = _box(text.body, start, _end_of_colons(text.body, start), found)
            elif (found := _ALERT.fullmatch(line)) and ">" in prefix_of(text.body, start) and not position:
                fault = _alert(text.body, start, found)
            else:
                continue
            done = fault.right.end if fault.right else start
            yield fault
    yield from _fenced(text)


def _fenced(text: WrittenText) -> Iterator[SignFault]:
    for block in text.blocks:
        found = _IN_BRACES.match(block.detail.strip()) if block.kind == "fence" else None
        if found and found["kind"].lower() in FENCED:
            begin = re.search(r"`{3,}|~{3,}", text.body[block.start : block.end])
            if begin:
                yield _box(text.body, block.start + begin.start(), block.end, found)


def _box(body: str, start: int, end: int, found: re.Match[str]) -> SignFault:
    kind = KINDS.get(found["kind"].lower(), "NOTE")
    title = (found["title"] or "").strip(" ]")
    prefix = prefix_of(body, start)
    below = [_without_prefix(line, len(prefix)) for line in body[start:end].split("\n")[1:]]
    while below and (
        not below[-1].strip() or _END.fullmatch(below[-1]) or re.fullmatch(r"[`~]{3,}", below[-1].strip())
    ):
        below.pop()
    words = textwrap.dedent("\n".join(below)).strip("\n")
    parts = [part for part in (f"**{title}**" if title else "", words) if part]
    inside = "\n\n".join(parts).split("\n") if parts else []
    lines = [f"> [!{kind}]", *(f"> {line}".rstrip() for line in inside)]
    right = f"\n{continued(prefix)}".join(lines)
    shown = "\n".join(lines[:SHOWN_LINES])
    rest = "\nand so on: `> ` before each line of the text in the box" if len(lines) > SHOWN_LINES else ""
    return SignFault(
        start,
        line_end(body, start),
        "this begins no box here: it would be published as it is written",
        f"write this in its place:\n{shown}{rest}",
        Replacement(start, end, right),
    )


def _without_prefix(line: str, width: int) -> str:
    found = _PREFIX.match(line[:width])
    return line[found.end() if found else 0 :]


def _end_of_indented(body: str, start: int) -> int:
    """The end of the lines below that are further in than the sign, empty lines between them too."""
    width = len(prefix_of(body, start))
    end = position = line_end(body, start)
    while position < len(body):
        begin, position = position + 1, line_end(body, position + 1)
        line = body[begin:position]
        if not line.strip(" >\t"):
            continue
        if not line[width:].startswith(("  ", "\t")) or line[:width].strip(" >\t"):
            break
        end = position
    return end


def _end_of_colons(body: str, start: int) -> int:
    """The end of the line of colons that closes a box, or of the line itself."""
    end = position = line_end(body, start)
    while position < len(body):
        begin, position = position + 1, line_end(body, position + 1)
        if _END.fullmatch(body[begin:position]):
            return position
    return end


def _alert(body: str, start: int, found: re.Match[str]) -> SignFault:
    kind = KINDS.get(found["kind"].lower(), found["kind"].upper())
    kind = kind if kind in ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION") else "NOTE"
    below = f"\n{continued(prefix_of(body, start))}"
    title = found["title"].strip()
    right = f"[!{kind}]" + (f"{below}**{title}**{below.rstrip()}" if title else "")
    return SignFault(
        start,
        start + len(found["kind"]) + 3,
        "this begins no box: a box is of one of five kinds, which stands alone on its line",
        "the kinds are NOTE, TIP, IMPORTANT, WARNING and CAUTION; write this in its place:\n"
        f"{body[line_start(body, start) : start]}{right}",
        Replacement(start, start + len(found[0].rstrip()), right),
    )
