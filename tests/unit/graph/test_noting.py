"""A graph that notes what it is asked tells the same as the graph, and misses no question."""

from __future__ import annotations

from dataclasses import replace

from invented import AS_OF, SETTINGS, graph, key, records
from mkdocs_evidence.graph import Graph, build_graph
from mkdocs_evidence.graph.notes import Notes
from mkdocs_evidence.graph.noting import NotingGraph
from mkdocs_evidence.graph.questions import Answers, may_differ
from mkdocs_evidence.model import CommonFields, Record
from mkdocs_evidence.views import site_pages

PROJECT = key("projects/garden-trial")


def noting() -> tuple[Graph, Notes]:
    notes = Notes()
    return NotingGraph(graph(), notes), notes


def answers(of: Graph) -> Answers:
    return Answers(
        of,
        front_of=lambda record: record.source.header,
        text_of=lambda record: record.source.text,
        entry_of=lambda record: repr(record.index_entry),
    )


def with_another_title(record: Record[CommonFields]) -> Record[CommonFields]:
    return replace(record, fields=record.fields.model_copy(update={"title": "Another title"}))


def test_the_pages_of_a_graph_that_notes_are_those_of_the_graph() -> None:
    assert list(site_pages(noting()[0])) == list(site_pages(graph()))


def test_every_question_that_the_pages_ask_has_an_answer() -> None:
    asking, notes = noting()
    list(site_pages(asking))
    known = answers(graph())
    assert all(known.of(question) for question in notes.asked)


def test_while_no_index_entry_is_another_no_answer_differs_that_is_passed_over() -> None:
    asking, notes = noting()
    list(site_pages(asking))
    before = answers(graph())
    for record in records():
        others = (with_another_title(one) if one.key == record.key else one for one in records())
        now = answers(build_graph(others, SETTINGS, AS_OF))
        now_of = {question: now.of(question) for question in notes.asked}
        looked_at = {one for one in notes.asked if may_differ(one, frozenset([str(record.key.work)]))}
        assert {one for one, answer in now_of.items() if answer != before.of(one)} <= looked_at
        assert f"record {record.key.work}" in looked_at or not graph().shows(record.key.work)
        assert len(looked_at) < len(notes.asked) / 10


def test_a_record_and_its_text_are_two_questions() -> None:
    asking, notes = noting()
    record = asking.head(PROJECT)
    assert notes.asked == ("record projects/garden-trial",)
    asking.text_of(record)
    assert notes.asked == ("record projects/garden-trial", "text of projects/garden-trial")


def test_what_is_looked_for_in_vain_is_a_question_too() -> None:
    asking, notes = noting()
    assert asking.corpus.get(key("projects/not-there")) is None
    assert "record projects/not-there" in notes.asked


def test_what_is_made_once_asks_for_everyone_who_takes_it() -> None:
    asking, notes = noting()
    first = asking.once("title", lambda: asking.head(PROJECT).fields.title)
    notes.begin()
    assert asking.once("title", lambda: "never made") == first
    assert notes.asked == ("record projects/garden-trial",)


def test_another_day_has_other_answers_only_where_something_is_shown_since() -> None:
    before, after = answers(graph()), answers(graph(with_hidden=True))
    hidden = {str(record.key.work) for record in graph(with_hidden=True).corpus.records} - {
        str(record.key.work) for record in graph().corpus.records
    }
    other = {
        f"record {work}"
        for work in map(str, graph().everything.versions_by_work)
        if before.of(f"record {work}") != after.of(f"record {work}")
    }
    assert hidden
    assert {f"record {work}" for work in hidden} <= other


def test_who_goes_over_the_index_asks_for_nothing_that_stands_in_the_records_alone() -> None:
    asking, notes = noting()
    assert asking.corpus.index[PROJECT][-1].topics == graph().head(PROJECT).fields.topics
    assert notes.asked == ("the index of all records",)
    retitled = build_graph(map(with_another_title, records()), SETTINGS, AS_OF)
    assert answers(retitled).of("the index of all records") == answers(graph()).of("the index of all records")
    hidden = graph(with_hidden=True)
    assert answers(hidden).of("the index of all records") != answers(graph()).of("the index of all records")
