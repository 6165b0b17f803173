"""The next version of a protocol or report: the current one, with what changes left to be said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from mkdocs_evidence.authoring.answers import AnswerError
from mkdocs_evidence.authoring.front_matter import Plain, Value, render_front_matter
from mkdocs_evidence.authoring.names import path_of
from mkdocs_evidence.authoring.new_record import NewFile
from mkdocs_evidence.model import Record, VersionedFields
from mkdocs_evidence.model.placeholder import to_be_written
from mkdocs_evidence.model.vocabulary import ChangeClass, OutcomeDataSeen
from mkdocs_evidence.model.words import Word

_KEY = re.compile(r"""["']?([A-Za-z_]+)["']?\s*:""")
_OF_ONE_VERSION = frozenset({"date", "version_date", "version_label", "change", "draft", "doi", "updates"})
"""What is said of one version alone, and is not copied to the next."""
_OF_THE_WORK = frozenset({"aliases"})
"""Old addresses stand once, on the version that has them."""

_WORDS: Mapping[str, type[Word]] = {"class": ChangeClass, "outcome_data_seen": OutcomeDataSeen}
CHANGE_DEFAULTS: Mapping[str, Value] = {
    "class": Plain(ChangeClass.MAJOR.value),
    "summary": to_be_written("what is different in this version."),
    "reason": to_be_written("why it was changed."),
    "requested_by": to_be_written("who asked for the change."),
    "outcome_data_seen": Plain(OutcomeDataSeen.NONE.value),
}


def next_version(current: Record[VersionedFields], change: Mapping[str, Value], today: date) -> NewFile:
    """The file of the version after this one: a draft with the same text, dated today.

    The front matter is copied as it was written, comments included, except for what concerns
    one version only. `change` overrides what is said of the change.
    """
    kept = "".join(
        block
        for name, block in _blocks(current.source.header)
        if name not in _OF_ONE_VERSION and name not in _OF_THE_WORK
    )
    day = Plain(today.isoformat())
    added = render_front_matter(
        (
            ("date", day),
            ("version_date", day),
            ("change", {**CHANGE_DEFAULTS, **change}),
            ("draft", Plain("true")),
        )
    )
    key = current.key
    body = current.source.body.strip("\n")
    text = f"---\n{kept}{added}---\n\n{body}\n"
    return NewFile(path_of(key.type, key.id, key.version + 1), text.encode("utf-8"))


def change_value(name: str, text: str) -> Value:
    """What an answer on the change is in the file; AnswerError where a word is none of the vocabulary."""
    vocabulary = _WORDS.get(name)
    if vocabulary is None:
        return text
    if text not in vocabulary.values():
        raise AnswerError(f"{name}: '{text}' is none of the words {', '.join(vocabulary.values())}.")
    return Plain(text)


def _blocks(header: str) -> Iterator[tuple[str, str]]:
    """The front matter field by field, each with the lines that belong to it."""
    name, lines = "", ""
    for line in header.splitlines(keepends=True):
        match = _KEY.match(line)
        if match:
            yield name, lines
            name, lines = match[1], ""
        lines += line
    yield name, lines
