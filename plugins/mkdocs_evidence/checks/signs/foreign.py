"""Signs of other programs, and signs with something missing, which readers would see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mkdocs_evidence.checks.signs.sign_fault import (
    Replacement,
    SignFault,
    code_of,
    continued,
    lines_of,
    paragraphs_of,
    prefix_of,
)
from mkdocs_evidence.reading import MASK, Block, Paragraph, WrittenText

Said = tuple[str, str, str | None]
"""What is said, the step, and the text that is right."""


def _placeholder(found: re.Match[str]) -> Said:
    message = "this is a placeholder of another program, and would be published as it is written"
    return message, "write what it stands for in its place", None


def _marked(found: re.Match[str]) -> Said:
    right = f"<mark>{found['words']}</mark>"
    return "these words would not be marked: readers would see the signs", f"write {code_of(right)}", right


def _raised(found: re.Match[str]) -> Said:
    right = f"<sup>{found['words']}</sup>"
    message = "this would not be set above the line: readers would see the signs"
    return message, f"write {code_of(right)}", right


PATTERNS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], Said]], ...] = (
    ("{", re.compile(r"(?<![\w^_\\{}])\{(?:\{[^{}\n]+\}|%[^{}\n]+%)\}"), _placeholder),
    ("==", re.compile(r"(?<![=\w])==(?![\s=])(?P<words>[^=\n]+)(?<!\s)==(?![=\w])"), _marked),
    ("^", re.compile(r"(?<=[A-Za-z0-9)])\^(?P<words>[A-Za-z0-9+\u2212-]{1,6})\^(?!\w)"), _raised),
)
_HEADING = re.compile(r"(?P<signs>#{2,6})(?P<words>[^\s#\\][^\n]*)")
_DEFINITION = re.compile(r":[ ]+\S")
_BRACES = re.compile(r"\{(?::[ ]*(?=[^\s:])|[.#](?=[A-Za-z]))[^{}\n]*\}")
_ITEM = r"(?:\.[\w-]+|#[\w:.-]+|[A-Za-z][\w:-]*=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'{}=]+))"
_LIST = re.compile(rf"\{{:?[ ]*{_ITEM}(?:[ ]+{_ITEM})*[ ]*\}}")
_TITLE = re.compile(r"^\s*(?:accTitle:?|title:?)[ ]+(?P<title>[^\n]+)", re.MULTILINE)


def faults_in(text: WrittenText) -> Iterator[SignFault]:
    """Every such sign."""
    for paragraph in text.paragraphs:
        for sign, pattern, said in PATTERNS:
            if sign in paragraph.shown:
                for found in pattern.finditer(paragraph.shown):
                    yield _told(paragraph, found, said(found))
        if "{" in paragraph.shown:
            yield from _braces(paragraph)
    for paragraph in paragraphs_of(text):
        yield from _headings(paragraph)
        yield from _definitions(text.body, paragraph)
    for block in text.blocks:
        if block.kind == "fence" and block.detail.split()[:1] == ["mermaid"]:
            yield _chart(text.body, block)


def _told(paragraph: Paragraph, found: re.Match[str], said: Said) -> SignFault:
    message, step, right = said
    start, end = paragraph.offsets[found.start()], paragraph.offsets[found.end()]
    written = right is not None and MASK not in right
    return SignFault(start, end, message, step, Replacement(start, end, right) if right and written else None)


def _braces(paragraph: Paragraph) -> Iterator[SignFault]:
    for found in _BRACES.finditer(paragraph.shown):
        start, end = paragraph.offsets[found.start()], paragraph.offsets[found.end()]
        if paragraph.shown[: found.start()].rpartition("\n")[2].lstrip().startswith(":::"):
            continue  # the kind of a box, which is told already
        if _LIST.fullmatch(found[0]):
            if not _is_read(paragraph, found):
                yield SignFault(
                    start,
                    end,
                    "these braces give nothing an attribute here, and readers would see them",
                    f"write {code_of(found[0])} on a line of its own below the paragraph, or directly behind "
                    "a link, a picture or emphasis, without a space",
                )
        else:
            yield SignFault(
                start,
                end,
                "these braces hold something that is no attribute, and readers would see them",
                'write attributes as in `{: .class #id title="words"}`, or take the braces out',
                Replacement(start, end, ""),
            )


def _is_read(paragraph: Paragraph, found: re.Match[str]) -> bool:
    """Return True if a list of attributes stands where it is read."""
    before, after = paragraph.shown[: found.start()], paragraph.shown[found.end() :]
    if before[-1:] in (MASK, "*", "_", "~", "}"):
        return True
    is_last = not after.strip()
    if paragraph.kind in ("heading", "th", "td", "dt"):
        return is_last and before.endswith(" ")
    return is_last and not before.rpartition("\n")[2].strip() and "\n" in before


def _headings(paragraph: Paragraph) -> Iterator[SignFault]:
    for line, position in lines_of(paragraph):
        if line.startswith("##") and (found := _HEADING.fullmatch(line.rstrip())) and MASK not in line[:3]:
            start = paragraph.offsets[position]
            right = f"{found['signs']} "
            yield SignFault(
                start,
                start + len(found["signs"]),
                "this is no heading: there is no space after the signs",
                f"write {code_of(right + _line_at(paragraph, position).lstrip('#').strip())}",
                Replacement(start, start + len(found["signs"]), right),
            )


def _line_at(paragraph: Paragraph, position: int) -> str:
    """The rest of a line, as it is written."""
    return paragraph.content[position:].partition("\n")[0]


def _definitions(body: str, paragraph: Paragraph) -> Iterator[SignFault]:
    lines = list(lines_of(paragraph))
    for number, (line, position) in enumerate(lines):
        if number and _DEFINITION.match(line):
            start = paragraph.offsets[position]
            term = paragraph.offsets[lines[number - 1][1]]
            prefix = continued(prefix_of(body, term))
            yield SignFault(
                start,
                start + len(line.rstrip()),
                "this explains nothing here: there is more than one line above it",
                "leave an empty line above the word that is explained; each word has a line, and a `: ` "
                "below it",
                Replacement(term, term, f"\n{prefix}") if number > 1 else None,
            )
            return


def _chart(body: str, block: Block) -> SignFault:
    code = body[block.start : block.end]
    begin = block.start + min(at for at in (code.find("```"), code.find("~~~")) if at >= 0)
    title = found["title"].strip() if (found := _TITLE.search(code)) else "What the chart shows"
    right = f"![{title}](images/chart.svg)"
    return SignFault(
        begin,
        begin + len(body[begin:].partition("\n")[0]),
        "this chart would be published as code: nothing draws it here",
        "save it as a picture (SVG or PNG) in the folder images beside the text, and write in its place, "
        f"with what the chart shows: {code_of(right)}",
        Replacement(begin, block.end, right),
    )
