"""Links that are left as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mkdocs_evidence.checks.signs.sign_fault import Replacement, SignFault, code_of
from mkdocs_evidence.reading import MASK, WrittenText

Said = tuple[str, str, str | None]
"""What is said, the step, and the text that is right."""


def _with_space(found: re.Match[str]) -> Said:
    right = f"](<{found['address'].strip()}>)"
    return "this is no link: its address has a space in it", _between(right), right


def _between(right: str) -> str:
    return f"put the address between pointed brackets: `{right}`"


def _parted(found: re.Match[str]) -> Said:
    right = f"[{found['words']}]({found['address']})"
    message = "this is no link: there is a space between its words and its address"
    return message, f"take the space out: {code_of(right)}", right


def _reversed(found: re.Match[str]) -> Said:
    right = f"[{found['words']}]({found['address']})"
    message = "this is no link: the brackets of the words and of the address are the wrong way round"
    return message, f"write {code_of(right)}", right


def _undefined(found: re.Match[str]) -> Said:
    words = " ".join(found["words"].split())
    name = " ".join(found["name"].split()) or words
    message = f"this is no link: the text does not say which address `{name}` is"
    step = (
        f"add a line with the address, as in `[{name}]: https://…`, or write the address behind the words: "
        f"`[{words}](https://…)`"
    )
    return message, step, None


_ALTERNATIVES = re.compile(r"\[(?!(\w+)\]\[\1\])[^\W\d_]+\]\[[^\W\d_]+\]|\[\d+\]\[\d*\]", re.IGNORECASE)
"""Two words in brackets, as in an edited text, or two numbers: [is][are], [1][2]."""
PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Said]], ...] = (
    (
        re.compile(r"\]\((?=[^()\n]*[./])(?P<address>[^\s()<>{\"'][^()<>{}\"'\n]* [^()<>{}\"'\n]*)\)"),
        _with_space,
    ),
    (re.compile(rf"\[(?P<words>[^\[\]\n]+)\][ ]+\((?P<address>(?:https?://|{MASK})[^()\s]*)\)"), _parted),
    (re.compile(rf"\((?P<words>[^()\n]+)\)\[(?P<address>(?:https?://|{MASK})[^\[\]\s]*)\]"), _reversed),
    (
        re.compile(rf"(?<![\w\])}}])\[(?P<words>[^\[\]@{MASK}]+)\]\[(?P<name>[^\[\]@^{MASK}]*)\]"),
        _undefined,
    ),
)


def faults_in(text: WrittenText) -> Iterator[SignFault]:
    """Every such link; a bare address in it is a link of its own, and masked."""
    for paragraph in text.paragraphs:
        if "](" not in paragraph.shown and "[" not in paragraph.shown:
            continue
        for pattern, said in PATTERNS:
            for found in pattern.finditer(paragraph.shown):
                written = pattern.match(paragraph.content, found.start()) if MASK in found[0] else found
                if written is None or _ALTERNATIVES.fullmatch(written[0]):
                    continue
                message, step, right = said(written)
                start, end = paragraph.offsets[found.start()], paragraph.offsets[found.end()]
                fitting = Replacement(start, end, right) if right is not None else None
                yield SignFault(start, end, message, step, fitting)
