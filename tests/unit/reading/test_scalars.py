"""A scalar is the text that was written, and nothing is guessed."""

from __future__ import annotations

import pytest

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.model import CommonFields, PersonFields, ProjectFields, ProtocolFields, Record
from mkdocs_evidence.reading import SourceFile, read_file

PERSON = """---
title: {title}
summary: A researcher at a university, made up for a test.
date: 2019
---
"""


def read(text: str, path: str = "people/jo-field.md") -> tuple[Record[CommonFields] | None, list[str]]:
    record, faults = read_file(SourceFile(path, text.encode()))
    return record, [told(fault) for fault in faults]


def told(fault: Diagnostic) -> str:
    return f"{fault.rule.id} {fault.place.line}:{fault.place.column}"


@pytest.mark.parametrize(
    "written",
    [
        "1.10",
        "007",
        "12:30:00",
        "0000",
        "2019-03-20",
        "1_000",
        "0x1F",
        "1e3",
        ".inf",
        "'yes'",
        '"null"',
        "===",
    ],
)
def test_a_text_stays_as_it_was_written(written: str) -> None:
    record, faults = read(PERSON.format(title=written))
    assert faults == []
    assert record is not None
    assert record.fields.title == written.strip("'\"")


@pytest.mark.parametrize("written", ["no", "Yes", "on", "OFF", "true", "False"])
def test_what_may_be_an_answer_is_not_taken_for_a_text(written: str) -> None:
    assert read(PERSON.format(title=written))[1] == ["text-ambiguous 2:8"]


@pytest.mark.parametrize("written", ["", "~", "null", "Null"])
def test_nothing_is_told_as_nothing(written: str) -> None:
    column = 7 + bool(written)
    assert read(PERSON.format(title=written))[1] == [f"field-empty 2:{column}"]


def test_true_and_false_are_written_in_small_letters() -> None:
    draft = PERSON.format(title="Jo Field").replace("date:", "draft: {}\ndate:")
    record, _ = read(draft.format("true"))
    assert record is not None
    assert record.fields.draft is True
    assert read(draft.format("True"))[1] == ["truth-form 4:8"]


def test_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    text = PERSON.format(title="Jo Field") + "\nShe leads [[projects/school-pilot]].\n"
    plain, _ = read(text)
    for data in (text.replace("\n", "\r\n"), "\ufeff" + text, text.replace("\n", "\r")):
        assert read(data) == (plain, [])


def test_a_group_is_typed_through_and_through() -> None:
    record, faults = read(
        PERSON.format(title="Jo Field").replace(
            "date: 2019", "date: 2019\nroles:\n  - role: Researcher\n    from: 2017-05\n    to: 2019"
        )
    )
    assert faults == []
    assert record is not None
    assert isinstance(record.fields, PersonFields)
    assert (str(record.fields.roles[0].from_), str(record.fields.roles[0].to)) == ("2017-05", "2019")


def test_one_value_stands_for_a_list_of_one() -> None:
    header = "---\ntitle: School pilot\nsummary: A study that was made up for a test.\ndate: 2019\n"
    project, faults = read(
        f"{header}design: pilot\nevaluator: river-university\n"
        "status_history:\n  - {date: 2019, status: planned}\n---\n",
        "projects/school-pilot.md",
    )
    assert faults == []
    assert project is not None
    assert isinstance(project.fields, ProjectFields)
    assert [str(one) for one in project.fields.evaluator] == ["river-university"]
    protocol, faults = read(
        f"{header}version_date: 2019\nauthors: {{name: Sam Brook}}\nproject: school-pilot\n"
        "kind: pilot_protocol\n---\n",
        "protocols/school-pilot/v1.md",
    )
    assert faults == []
    assert protocol is not None
    assert isinstance(protocol.fields, ProtocolFields)
    assert protocol.fields.authors[0].name == "Sam Brook"
