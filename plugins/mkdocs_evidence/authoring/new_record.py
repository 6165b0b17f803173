"""A new record's file: its facts, and its text outlined. Every new record begins as a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mkdocs_evidence.authoring.front_matter import Blank, Entry, Plain, Value, render_file
from mkdocs_evidence.authoring.names import path_of, title_from
from mkdocs_evidence.authoring.questions import STATUS, Question, questions_for
from mkdocs_evidence.model import RecordType
from mkdocs_evidence.model.field_hints import ONE_OF, WHERE
from mkdocs_evidence.model.outlines import render_outline
from mkdocs_evidence.model.placeholder import to_be_written

SUMMARY = to_be_written("what this is, in one or two sentences in plain words.")


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is to be written: its path in the content folder, and its bytes."""

    path: str
    data: bytes

    @property
    def text(self) -> str:
        """The file as text; only for files that are text."""
        return self.data.decode("utf-8")


def defaults_for(kind: RecordType, record_id: str, today: date) -> dict[str, Value]:
    """What a file says where nobody answered otherwise."""
    values: dict[str, Value] = {
        "title": title_from(record_id),
        "summary": SUMMARY,
        "date": Plain(today.isoformat()),
        "version_date": Plain(today.isoformat()),
        STATUS: Plain("planned"),
        "coverage": Plain("partial"),
    }
    asked = {question.field for question in questions_for(kind)}
    return {name: value for name, value in values.items() if name in asked}


def missing_answers(kind: RecordType, answers: Mapping[str, Value]) -> tuple[Question, ...]:
    """The questions that must be answered, and are not."""
    return tuple(one for one in questions_for(kind) if one.required and one.field not in answers)


def new_record(kind: RecordType, record_id: str, answers: Mapping[str, Value], body: str = "") -> NewFile:
    """The first file of a record; what is needed and was not answered is left blank, with a hint."""
    text = render_file(_entries(kind, answers), body or render_outline(kind))
    return NewFile(path_of(kind, record_id), text.encode("utf-8"))


def template(kind: RecordType, today: date) -> NewFile:
    """A file with every field that is asked for, for those who fill it in by hand in a browser.

    What is needed is blank, and what is not stands behind a #, each with a hint.
    """
    record_id = f"name-of-the-{kind.label.lower().replace(' ', '-')}"
    answers = {name: value for name, value in defaults_for(kind, record_id, today).items() if name != "title"}
    blanks = {one.field: Blank(_hint(one)) for one in questions_for(kind) if one.required}
    entries = list(_entries(kind, blanks | answers))
    for question in questions_for(kind):
        if not question.required:
            entries.insert(-1, (f"# {question.field}", Blank(_hint(question))))
    return NewFile(path_of(kind, record_id), render_file(entries, render_outline(kind)).encode("utf-8"))


def _entries(kind: RecordType, answers: Mapping[str, Value]) -> Iterator[Entry]:
    for question in questions_for(kind):
        value = answers.get(question.field, Blank(_hint(question)) if question.required else None)
        if value is None:
            continue
        if question.field == STATUS:
            status = {"date": answers.get("date", Blank("")), STATUS: value}
            yield "status_history", (status,)
        else:
            yield question.field, value
    yield "draft", Plain("true")


def _hint(question: Question) -> str:
    if question.field in WHERE:
        return WHERE[question.field]
    if question.options:
        return f"{ONE_OF}{', '.join(value for value, _ in question.options)}"
    return question.hint
