"""Footnotes to which nothing refers, references without a footnote, and footnotes that are there twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.checks.signs.sign_fault import Replacement, SignFault
from mkdocs_evidence.reading import WrittenText

_REFERENCE = re.compile(r"\[\^[^\]\s\[]+\]")


def faults_in(text: WrittenText) -> Iterator[SignFault]:
    """Every footnote that is lost, and every reference that is left as text."""
    yield from _without_note(text)
    yield from _without_reference(text)
    yield from _twice(text)


def _without_note(text: WrittenText) -> Iterator[SignFault]:
    for paragraph in text.paragraphs:
        for found in _REFERENCE.finditer(paragraph.shown):
            start, end = paragraph.offsets[found.start()], paragraph.offsets[found.end()]
            yield SignFault(
                start,
                end,
                f"the text refers to the note {found[0]}, which is not there",
                f"add the note on a line of its own, as in `{found[0]}: The words.`, or take {found[0]} out",
                Replacement(len(text.body), len(text.body), f"\n\n{found[0]}: The words."),
            )


def _without_reference(text: WrittenText) -> Iterator[SignFault]:
    for label, start in text.unused_notes:
        yield SignFault(
            start,
            start + len(label) + 3,
            f"nothing in the text refers to this note, so it would not be published: [^{label}]",
            f"write [^{label}] in the text where the note belongs, or take the note out",
        )


def _twice(text: WrittenText) -> Iterator[SignFault]:
    known: set[str] = set()
    unused = {label for label, _ in text.unused_notes}
    for block in text.blocks:
        label = block.detail
        if block.kind != "footnote_reference":
            continue
        if label.lower() in known and label not in unused:
            yield SignFault(
                block.start,
                block.start + len(label) + 3,
                f"this note is there twice, and only the first is published: [^{label}]",
                f"give it a name of its own, as in [^{label}-2], here and where the text refers to it, "
                "or put the words of both into the first",
            )
        known.add(label.lower())
