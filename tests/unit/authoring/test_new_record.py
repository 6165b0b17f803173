"""What a new record begins with passes the check, and says where it does not know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from mkdocs_evidence.authoring import (
    AnswerError,
    Plain,
    Value,
    defaults_for,
    fault_of_name,
    missing_answers,
    new_record,
    next_version,
    questions_for,
    template,
    understand,
)
from mkdocs_evidence.checks import Scope, faults_of
from mkdocs_evidence.diagnostics import render_text
from mkdocs_evidence.graph import Graph, build_graph
from mkdocs_evidence.model import Record, RecordType, SiteSettings, Topic, VersionedFields
from mkdocs_evidence.model.vocabulary import OutcomeDataSeen
from mkdocs_evidence.reading import SourceFile, read_file, read_records
from mkdocs_evidence.views.editing import LONGEST_ADDRESS, new_file_link

CONTENT = Path(__file__).parents[2] / "cases" / "base" / "content"
TODAY = date(2022, 1, 15)
SETTINGS = SiteSettings(
    "Small changes",
    topics=(Topic("schools", "Schools"), Topic("transparency", "Transparency")),
    edit_base="https://github.com/example-centre/evidence-site/edit/main/content/",
)
ANSWERS = {
    "project": "school-pilot",
    "kind": {"protocols": "trial_protocol", "reports": "final", "notices": "correction"},
    "authors": "jo-field; A. Writer",
    "evaluates": "school-pilot",
    "design": "Pilot",
    "start": "2022-03-27T18:30+00:00",
    "opens": "2022-01-10",
    "target": "protocols/school-pilot@2",
    "reason": "A number was wrong.",
    "issued_by": "The editors",
    "about": "projects/school-pilot",
    "topics": "Schools",
}


def files() -> dict[str, bytes]:
    return {path.relative_to(CONTENT).as_posix(): path.read_bytes() for path in CONTENT.rglob("*.md")}


def graph_of(contents: dict[str, bytes]) -> Graph:
    read = read_records(SourceFile(path, data) for path, data in contents.items())
    assert read.diagnostics == (), render_text(read.diagnostics)
    return build_graph(read.records, SETTINGS, TODAY)


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The small site of the message tests."""
    return graph_of(files())


def answers_for(kind: RecordType, graph: Graph, fields: Iterable[str] | None = None) -> dict[str, Value]:
    answers = {}
    for question in questions_for(kind):
        said = ANSWERS.get(question.field)
        text = said.get(kind.value, "") if isinstance(said, dict) else said
        if text and (fields is None or question.field in fields):
            value = understand(question, text, graph)
            assert value is not None
            answers[question.field] = value
    return answers


@pytest.mark.parametrize("kind", RecordType)
def test_a_new_record_of_each_type_has_no_fault(kind: RecordType, graph: Graph) -> None:
    answers = defaults_for(kind, "something-new", TODAY) | answers_for(kind, graph)
    assert missing_answers(kind, answers) == ()

    file = new_record(kind, "something-new", answers)
    faults = faults_of(Scope(graph_of({**files(), file.path: file.data})))

    assert faults == (), render_text(faults)


@pytest.mark.parametrize("kind", RecordType)
def test_the_file_for_the_browser_is_told_only_what_is_blank(kind: RecordType, graph: Graph) -> None:
    file = template(kind, TODAY)
    _, faults = read_file(SourceFile(file.path, file.data))

    assert {fault.rule.id for fault in faults} <= {"field-empty", "authors-missing"}
    assert len(new_file_link(SETTINGS, file)) <= LONGEST_ADDRESS


def test_a_protocol_is_outlined_as_spirit_orders_it(graph: Graph) -> None:
    text = template(RecordType.PROTOCOL, TODAY).text
    headings = [line for line in text.splitlines() if line.startswith("## ")]

    assert headings.index("## Open science") < headings.index("## Background") < headings.index("## Outcomes")
    assert headings[-1] == "## Ethics"


@pytest.mark.parametrize(
    ("field", "answer", "said"),
    [
        ("project", "school-pilott", "did you mean school-pilot?"),
        ("project", "people/jo-field", "There is no record 'people/jo-field' that fits here"),
        ("kind", "trial_protocl", "did you mean trial_protocol?"),
        ("version_date", "20 March 2019", "is not a date in the form 2019-03-20"),
        ("summary", "Too short", "That has 9 characters; 30 to 400 are wanted."),
        ("topics", "scools", "did you mean schools?"),
    ],
)
def test_an_answer_that_cannot_be_taken_says_what_would_be(
    field: str, answer: str, said: str, graph: Graph
) -> None:
    question = next(one for one in questions_for(RecordType.PROTOCOL) if one.field == field)
    with pytest.raises(AnswerError) as refusal:
        understand(question, answer, graph)
    assert said in str(refusal.value)


def test_a_report_names_the_version_that_it_evaluates(graph: Graph) -> None:
    assert answers_for(RecordType.REPORT, graph)["evaluates"] == (Plain("school-pilot@2"),)


def test_a_record_is_found_by_its_title_too(graph: Graph) -> None:
    question = next(one for one in questions_for(RecordType.PROTOCOL) if one.field == "project")
    title = graph.everything.latest(graph.everything.works(RecordType.PROJECT)[0]).fields.title
    assert understand(question, title.upper(), graph) is not None


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        (RecordType.PROTOCOL, "school-pilot", "python3 build.py amend protocols/school-pilot"),
        (RecordType.BLOG, "first-protocols", "There is a record of that name already"),
        (RecordType.PERSON, "sam-brook", "which differs only in capital letters"),
        (RecordType.BLOG, "First Post!", "Try 'first-post'."),
        (RecordType.BLOG, "index", "That name is kept for lists."),
        (RecordType.BLOG, "2019", "is the list of that year's posts"),
        (RecordType.BLOG, "con", "Windows keeps for itself"),
        (RecordType.BLOG, "ab", "at least three characters"),
        (RecordType.BLOG, "../../escape", "Try 'escape'."),
        (RecordType.BLOG, "x" * 81, "3 to 80 of them"),
        (RecordType.BLOG, "ﬁrst", "small letters a to z"),
    ],
)
def test_a_name_that_cannot_be_taken_says_why(kind: RecordType, name: str, said: str) -> None:
    assert said in fault_of_name(kind, name, [*files(), "people/Sam-Brook.md"])


def test_the_next_version_says_what_it_is_and_leaves_the_rest(graph: Graph) -> None:
    current = graph.everything.latest(graph.everything.works(RecordType.PROTOCOL)[0])
    assert isinstance(current.fields, VersionedFields)
    file = next_version(Record(current.key, current.fields, current.source), {}, TODAY)

    assert file.path == "protocols/school-pilot/v3.md"
    record, faults = read_file(SourceFile(file.path, file.data))
    assert faults == ()
    assert record is not None
    assert isinstance(record.fields, VersionedFields)
    assert str(record.fields.version_date) == "2022-01-15"
    assert record.fields.draft
    assert record.fields.version_label is None
    assert record.fields.change is not None
    assert record.fields.change.outcome_data_seen is None
    assert record.source.body.strip() == current.source.body.strip()
    assert faults_of(Scope(graph_of({**files(), file.path: file.data}))) == ()


@pytest.mark.parametrize(
    ("answers", "written"),
    [
        ({}, '"To be written: the version as it is printed on the document; version 2 has “1.1”."'),
        ({"version_label": "1.2"}, '"1.2"'),
    ],
)
def test_the_printed_label_is_asked_for_and_never_dropped(
    graph: Graph, answers: dict[str, Value], written: str
) -> None:
    current = graph.everything.latest(graph.everything.works(RecordType.PROTOCOL)[0])
    assert isinstance(current.fields, VersionedFields)
    fields = current.fields.model_copy(update={"version_label": "1.1"})

    file = next_version(Record(current.key, fields, current.source), answers, TODAY)

    assert f"\nversion_label: {written}\n" in file.text


@pytest.mark.parametrize("seen", [*OutcomeDataSeen, None])
def test_what_was_seen_is_what_was_answered_and_nothing_else(
    graph: Graph, seen: OutcomeDataSeen | None
) -> None:
    current = graph.everything.latest(graph.everything.works(RecordType.PROTOCOL)[0])
    assert isinstance(current.fields, VersionedFields)
    answers: dict[str, Value] = {"outcome_data_seen": Plain(seen.value)} if seen else {}

    file = next_version(Record(current.key, current.fields, current.source), answers, TODAY)

    record, _ = read_file(SourceFile(file.path, file.data))
    assert record is not None
    assert isinstance(record.fields, VersionedFields)
    assert record.fields.change is not None
    assert record.fields.change.outcome_data_seen is seen


def test_an_amendment_that_says_nothing_cannot_be_published(graph: Graph) -> None:
    current = graph.everything.latest(graph.everything.works(RecordType.PROTOCOL)[0])
    assert isinstance(current.fields, VersionedFields)
    file = next_version(Record(current.key, current.fields, current.source), {}, TODAY)
    published = file.data.replace(b"draft: true\n", b"")

    faults = faults_of(Scope(graph_of({**files(), file.path: published})))

    assert [fault.rule.id for fault in faults] == ["text-placeholder"] * 4
