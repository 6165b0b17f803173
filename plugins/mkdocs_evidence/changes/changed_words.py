"""The words that change in a record: field by field, and in its text, each with a few words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_evidence.graph.comparison import (
    Block,
    FieldDifference,
    Operation,
    Run,
    compare_texts,
    field_differences,
    record_differences,
)
from mkdocs_evidence.model import CommonFields, Record, VersionedFields
from mkdocs_evidence.model.comments import EMPTY, emptied
from mkdocs_evidence.reading import comments_of

MOST_CHANGES = 6
"""So many changes of one record are told; the number of the others follows."""
MOST_WORDS = 160
"""So many characters of one side of a change are told."""
AROUND = 40
"""So many characters of unchanged text are told on each side of a change."""
OWN_ACTS = frozenset(
    {"status_history", "results_due", "draft", "aliases", "doi", "outcomes", "change", "withhold"}
)
"""Fields of whose changes acts of their own tell."""
OF_EACH_VERSION = frozenset({"date", "version_date", "version_label"})
"""Fields that differ in every version."""
_PARAGRAPHS = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """What differs between two states of a record: labels of fields, and sentences with the words.

    `places` is how many places of the text differ.
    """

    fields: tuple[str, ...]
    places: int
    sentences: tuple[str, ...]

    @property
    def in_short(self) -> str:
        """The end of a sentence that says where something changes: in its roles and its text."""
        parts = [f"its {label[:1].lower()}{label[1:]}" for label in self.fields]
        if self.places:
            parts.append("its text")
        return f" in {listed(parts)}" if parts else ", but nothing that readers see"


def changed_words(
    older: Record[CommonFields], newer: Record[CommonFields], *, without: str = ""
) -> ChangedWords:
    """The words that change from one state of a record to the next, without those of one field."""
    differences = [
        one for one in _field_differences(older.fields, newer.fields) if one.field not in (*OWN_ACTS, without)
    ]
    labels = tuple(dict.fromkeys(one.label for one in differences))
    told = []
    for one in differences:
        where = f"{one.label} ({one.entry})" if one.entry else one.label
        told += [f"{where}: {change}" for change in _changes(one.operation, one.runs)]
    in_text = list(text_changes(older.source.written, newer.source.written))
    told += [f"Text: {change}" for change in in_text]
    return ChangedWords(labels, len(in_text), limited(told))


def _field_differences(older: CommonFields, newer: CommonFields) -> Iterator[FieldDifference]:
    if isinstance(older, VersionedFields) and isinstance(newer, VersionedFields):
        found = field_differences(older, newer)
        yield from (one for one in found if one.field not in OF_EACH_VERSION)
    else:
        yield from record_differences(older, newer)


def limited(sentences: Sequence[str]) -> tuple[str, ...]:
    """The first changes, and how many others there are."""
    if len(sentences) <= MOST_CHANGES:
        return tuple(sentences)
    return (*sentences[:MOST_CHANGES], f"and {len(sentences) - MOST_CHANGES} more")


def text_changes(older: str, newer: str) -> Iterator[str]:
    """Yield each change of a Markdown text in words, in the order of reading."""
    for block in compare_texts(_blocks(older), _blocks(newer)):
        if block.operation is not Operation.SAME:
            yield from _changes(block.operation, block.runs)


def line_changes(older: str, newer: str) -> Iterator[str]:
    """Yield each change of a text in which every line stands for itself, such as a file of settings."""
    before, after = (tuple(Block("p", line.strip()) for line in text.splitlines()) for text in (older, newer))
    for block in compare_texts(before, after):
        if block.operation is not Operation.SAME:
            yield from _changes(block.operation, block.runs)


def listed(parts: Sequence[str]) -> str:
    """Parts as a list in a sentence: a, b and c."""
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def _blocks(markdown: str) -> tuple[Block, ...]:
    """The paragraphs of a Markdown text as they are written, each in one line; comments are left out."""
    text = "\n".join(markdown.splitlines())
    text = emptied(text, comments_of(text)).replace(EMPTY, "")
    lines = (" ".join(part.split()) for part in _PARAGRAPHS.split(text))
    return tuple(Block("p", line) for line in lines if line)


def _changes(operation: Operation, runs: Sequence[Run]) -> Iterator[str]:
    whole = "".join(run.text for run in runs if run.text.strip())
    if operation is Operation.ADDED:
        yield f"new: “{_cut(whole)}”"
    elif operation is Operation.REMOVED:
        yield f"taken out: “{_cut(whole)}”"
    else:
        for before, old, new, after in _spots(runs):
            was, now = f"{before}{old}{after}".strip(), f"{before}{new}{after}".strip()
            yield f"“{was}” becomes “{now}”"


def _spots(runs: Sequence[Run]) -> Iterator[tuple[str, str, str, str]]:
    """Yield each changed stretch: unchanged words before it, the old and the new ones, and those after."""
    number = 0
    while number < len(runs):
        if runs[number].operation is Operation.SAME:
            number += 1
            continue
        start = number
        while number < len(runs) and runs[number].operation is not Operation.SAME:
            number += 1
        changed = runs[start:number]
        old = "".join(run.text for run in changed if run.operation is Operation.REMOVED)
        new = "".join(run.text for run in changed if run.operation is Operation.ADDED)
        before = runs[start - 1].text if start else ""
        after = runs[number].text if number < len(runs) else ""
        yield _end_of(before), _cut(old), _cut(new), _start_of(after)


def _cut(text: str) -> str:
    """A text, shortened in its middle where it is long."""
    if len(text) <= MOST_WORDS:
        return text
    half = MOST_WORDS // 2
    return f"{text[:half].rsplit(' ', 1)[0]} … {text[-half:].split(' ', 1)[-1]}"


def _end_of(text: str) -> str:
    if len(text) <= AROUND:
        return text
    return f"… {text[-AROUND:].split(' ', 1)[-1]}"


def _start_of(text: str) -> str:
    if len(text) <= AROUND:
        return text
    return f"{text[:AROUND].rsplit(' ', 1)[0]} …"
