"""The next version of a protocol or report: the current one, with what changes left to be said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from mkdocs_evidence.authoring.answers import AnswerError
from mkdocs_evidence.authoring.front_matter import Plain, Value, render_front_matter
from mkdocs_evidence.authoring.names import path_of
from mkdocs_evidence.authoring.new_record import NewFile
from mkdocs_evidence.authoring.questions import Question
from mkdocs_evidence.model import Record, VersionedFields
from mkdocs_evidence.model.placeholder import to_be_written
from mkdocs_evidence.model.vocabulary import ChangeClass, OutcomeDataSeen
from mkdocs_evidence.model.words import Word

_KEY = re.compile(r"""["']?([A-Za-z_]+)["']?\s*:""")
_OF_ONE_VERSION = frozenset({"date", "version_date", "version_label", "change", "draft", "doi", "updates"})
"""What is said of one version alone, and is not copied to the next."""
_OF_THE_WORK = frozenset({"aliases"})
"""Old addresses stand once, on the version that has them."""

LABEL = "version_label"
DATA_SEEN = "outcome_data_seen"
_WORDS: Mapping[str, type[Word]] = {"class": ChangeClass, DATA_SEEN: OutcomeDataSeen}
_HINTS = {
    "class": "how much it changes",
    "summary": "what is different in this version",
    "reason": "why it was changed",
    "requested_by": "who asked for the change",
    DATA_SEEN: "whether those who changed it had seen outcome data",
}
_NO_ANSWER = to_be_written(f"{_HINTS[DATA_SEEN]}: {', '.join(OutcomeDataSeen.values())}.")
CHANGE_DEFAULTS: Mapping[str, Value] = {
    "class": Plain(ChangeClass.MAJOR.value),
    **{name: to_be_written(f"{_HINTS[name]}.") for name in ("summary", "reason", "requested_by")},
    DATA_SEEN: _NO_ANSWER,
}
"""Values for questions without an answer; whether data had been seen is then still to be written."""


def amendment_questions(current: Record[VersionedFields]) -> tuple[Question, ...]:
    """Questions for an amendment, in the order of the file."""
    return (
        Question(LABEL, _label_hint(current), required=False),
        *(_change_question(name) for name in CHANGE_DEFAULTS),
    )


def next_version(current: Record[VersionedFields], answers: Mapping[str, Value], today: date) -> NewFile:
    """The file of the version after this one: a draft with the same text, dated today.

    The front matter is copied as it was written, comments included, except for what concerns
    one version only. `answers` are those to `amendment_questions`; what is missing is left to be written.
    """
    kept = "".join(
        block
        for name, block in _blocks(current.source.header)
        if name not in _OF_ONE_VERSION and name not in _OF_THE_WORK
    )
    day = Plain(today.isoformat())
    label = answers.get(LABEL) or (to_be_written(_label_hint(current)) if _bears_label(current) else None)
    change = {name: answers.get(name, default) for name, default in CHANGE_DEFAULTS.items()}
    added = render_front_matter(
        (
            ("date", day),
            ("version_date", day),
            *(((LABEL, label),) if label else ()),
            ("change", change),
            ("draft", Plain("true")),
        )
    )
    key = current.key
    body = current.source.written.strip("\n")
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


def _change_question(name: str) -> Question:
    words = _WORDS.get(name, ())
    options = tuple((word.value, word.label) for word in words)
    return Question(name, _HINTS[name], required=bool(options), options=options)


def _bears_label(current: Record[VersionedFields]) -> bool:
    return bool(current.fields.version_label)


def _label_hint(current: Record[VersionedFields]) -> str:
    hint = "the version as it is printed on the document"
    label = current.fields.version_label
    return f"{hint}; version {current.key.version} has “{label}”." if label else f"{hint}."


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
