"""Which notices are in force on a day: the graph and all that is made of it agree with a plain account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from hypothesis import example, given, settings
from hypothesis import strategies as st

from invented import SETTINGS, key
from mkdocs_evidence.exports.badge import badge_words
from mkdocs_evidence.exports.feed_entries import entry_of
from mkdocs_evidence.exports.record_json import record_data, record_of
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.citation import citation_of
from mkdocs_evidence.graph.describing import brief_of, describe
from mkdocs_evidence.graph.metadata.json_ld import entity_of
from mkdocs_evidence.graph.notes import Notes
from mkdocs_evidence.graph.noting import NotingGraph
from mkdocs_evidence.graph.questions import Answers
from mkdocs_evidence.graph.status import in_force, notices_on, results_of, version_state
from mkdocs_evidence.model import Project
from mkdocs_evidence.views.cards import card_of
from mkdocs_evidence.views.headers import record_header
from mkdocs_evidence.views.site import pages_of_work
from noticed import Said, day, graph_of, name_of

WORK = "reports/alpha"
LAST_DAY = 8
OWN_KIND = (
    "correction",
    "clarification",
    "concern",
    "withdrawal",
    "retraction",
    "removal",
    "non_publication",
)
ENDS = {
    "resolution": set(OWN_KIND),
    "correction": {"correction", "clarification", "concern"},
    "clarification": {"clarification", "concern"},
    "concern": {"concern"},
    "withdrawal": {"withdrawal", "concern"},
    "retraction": {"retraction", "concern"},
    "removal": {"removal", "retraction", "withdrawal", "concern"},
    "non_publication": {"non_publication"},
}
GRAVEST_FIRST = (
    ("retraction", "Retracted"),
    ("withdrawal", "Withdrawn"),
    ("concern", "Under concern"),
)

KINDS = st.sampled_from([*OWN_KIND, "resolution", "resolution", "concern"])
TARGETS = st.sampled_from([WORK, f"{WORK}@1", f"{WORK}@1", f"{WORK}@2"])


@st.composite
def notices(draw: st.DrawFn) -> tuple[Said, ...]:
    count = draw(st.integers(0, 6))
    named = st.none() | st.lists(st.integers(0, max(0, count - 1)), max_size=3).map(tuple)
    return tuple(
        Said(
            draw(KINDS),
            draw(st.integers(0, LAST_DAY)),
            draw(TARGETS),
            draw(named),
            draw(st.sampled_from([False, False, False, True])),
        )
        for _ in range(count)
    )


LIFTED = (Said("concern", 2), Said("resolution", 5, resolves=(0,)))
REVERSED = (Said("retraction", 4, f"{WORK}@2"), Said("resolution", 6, f"{WORK}@2", (0,)))
REMOVED = (Said("removal", 4, f"{WORK}@2"), Said("resolution", 6, f"{WORK}@2", (0,)))
EACH_OTHER = (Said("concern", 2, WORK, (1,)), Said("concern", 2, WORK, (0,)))


def ended_on(said: Sequence[Said], today: int) -> dict[int, int]:
    """Each notice that has ended, and the one that ended it: a plain account, one rule after the other."""
    public = [number for number, one in enumerate(said) if not one.draft and one.day <= today]
    ended: dict[int, int] = {}
    for number in sorted(public, key=lambda one: (said[one].day, one)):
        for earlier in said[number].resolves or ():
            if earlier == number or earlier not in public or said[earlier].day > said[number].day:
                continue
            is_on_the_same = said[earlier].target == said[number].target
            if is_on_the_same and said[earlier].kind in ENDS[said[number].kind]:
                ended.setdefault(earlier, number)
    return {one: by for one, by in ended.items() if ended.get(by) != one}


def taken_down(said: Sequence[Said], today: int) -> set[str]:
    ended = ended_on(said, today)
    return {
        one.target
        for number, one in enumerate(said)
        if one.kind == "removal" and not one.draft and number not in ended
    }


def in_force_on(said: Sequence[Said], today: int, version: int) -> list[int]:
    """The notices in force on a version: public, on it or on the whole report, and not ended."""
    ended = ended_on(said, today)
    return [
        number
        for number, one in enumerate(said)
        if not one.draft
        and one.day <= today
        and number not in ended
        and one.target in (WORK, f"{WORK}@{version}")
    ]


def label_on(said: Sequence[Said], today: int, version: int) -> str:
    kinds = {said[number].kind for number in in_force_on(said, today, version)}
    return next((label for kind, label in GRAVEST_FIRST if kind in kinds), "Published")


def versions_on(said: Sequence[Said], today: int) -> list[int]:
    gone = taken_down(said, today)
    came = [1, 2] if today >= 4 else [1]
    return [one for one in came if WORK not in gone and f"{WORK}@{one}" not in gone]


@settings(deadline=None)
@given(notices(), st.integers(0, LAST_DAY + 1))
@example(LIFTED, 4)
@example(LIFTED, 5)
@example(REVERSED, 5)
@example(REVERSED, 6)
@example(REMOVED, 5)
@example(REMOVED, 6)
@example(EACH_OTHER, 3)
def test_the_notices_in_force_are_those_of_a_plain_account(said: tuple[Said, ...], today: int) -> None:
    graph = graph_of(said, day(today))

    assert {one.key.version for one in graph.corpus.records if one.key.type.is_versioned} == set(
        versions_on(said, today)
    )
    taken = taken_down(said, today)
    versions = {f"{WORK}@1", f"{WORK}@2"} if WORK in taken else set[str]()
    assert {str(one) for one in graph.everything.removed} == taken | versions
    for version in versions_on(said, today):
        found = in_force(graph, notices_on(graph, key(f"{WORK}@{version}")))
        named = {name_of(number) for number in in_force_on(said, today, version)}
        assert {notice.key.id for notice in found} == named


@settings(deadline=None)
@given(notices(), st.integers(0, LAST_DAY + 1))
@example(LIFTED, 5)
@example(REVERSED, 6)
def test_pages_badges_lists_feeds_and_files_say_what_the_notices_in_force_say(
    said: tuple[Said, ...], today: int
) -> None:
    graph = graph_of(said, day(today))
    for version in versions_on(said, today):
        label = label_on(said, today, version)
        assert set(_labels(graph, version)) == {label}
        number = f"{WORK}@{version}"
        marked = label if label in ("Retracted", "Withdrawn") else ""
        assert card_of(graph, key(number)).mark == marked
        assert entry_of(graph, key(number)).title.startswith(f"{marked}: " if marked else "The report")
        assert (citation_of(graph, key(number)) is None) is bool(marked)
        is_corrected = any(said[one].kind == "correction" for one in in_force_on(said, today, version))
        is_current = version == versions_on(said, today)[-1]
        state = version_state(graph, graph.head(key(number))).value
        assert state == ("superseded" if not is_current else "corrected" if is_corrected else "current")


def _labels(graph: Graph, version: int) -> Iterator[str]:
    """The status of a version's text, as each thing that shows it says it."""
    of = key(f"{WORK}@{version}")
    description = describe(graph, of)
    shown = badge_words(description)[1]
    yield shown.label if shown.axis == "document" else "Published"
    yield cast("str", cast("dict[str, Any]", entity_of(description, SETTINGS))["creativeWorkStatus"])
    yield record_of(record_data(graph, description))["statuses"]["document"]["label"]
    chips = record_header(graph, graph.head(of)).chips
    yield next((chip.label for chip in chips if chip.axis == "document"), "Published")
    if of == graph.head(of.work).key:
        yield next(status.label for status in brief_of(graph, of.work).statuses if status.axis == "document")


@settings(deadline=None)
@given(notices(), st.integers(0, LAST_DAY + 1))
def test_each_notice_says_what_it_ends_and_what_ended_it(said: tuple[Said, ...], today: int) -> None:
    graph = graph_of(said, day(today))
    ended = ended_on(said, today)
    names = {f"notices/{name_of(one)}": f"notices/{name_of(by)}" for one, by in ended.items()}

    assert {str(one): str(by) for one, by in graph.ended.items()} == names
    for version in versions_on(said, today):
        listed = record_of(record_data(graph, describe(graph, key(f"{WORK}@{version}")))).get("notices", [])
        for notice in listed:
            name = notice["address"].removeprefix(SETTINGS.url).strip("/")
            assert notice["in_force"] is (name not in names)
            assert notice.get("ended_by", "").removeprefix(SETTINGS.url).strip("/") == names.get(name, "")
            ends = {one.removeprefix(SETTINGS.url).strip("/") for one in notice.get("ends", ())}
            assert ends == {one for one, by in names.items() if by == name}


@settings(deadline=None)
@given(st.integers(0, LAST_DAY + 1))
def test_a_report_counts_as_reported_but_for_the_days_of_its_retraction(today: int) -> None:
    graph = graph_of(REVERSED, day(today))
    results = results_of(graph, cast("Project", graph.head(key("projects/alpha"))))

    assert (results.status.value == "reported") is (today not in (4, 5))
    assert results.reported is None or results.reported.earliest == day(0)


@settings(deadline=None, max_examples=40)
@given(notices(), st.integers(0, LAST_DAY), st.integers(0, LAST_DAY))
@example(LIFTED, 4, 5)
@example(REMOVED, 5, 6)
def test_whatever_another_day_changes_on_a_page_changes_the_answer_to_a_question_that_it_asked(
    said: tuple[Said, ...], one_day: int, other_day: int
) -> None:
    _assert_every_change_is_asked_for(graph_of(said, day(one_day)), graph_of(said, day(other_day)))


@settings(deadline=None, max_examples=40)
@given(notices(), st.integers(0, LAST_DAY), st.data())
def test_whatever_another_end_changes_on_a_page_changes_the_answer_to_a_question_that_it_asked(
    said: tuple[Said, ...], today: int, data: st.DataObject
) -> None:
    others = st.none() | st.lists(st.integers(0, max(0, len(said) - 1)), max_size=2).map(tuple)
    edited = tuple(replace(one, resolves=data.draw(others)) for one in said)

    _assert_every_change_is_asked_for(graph_of(said, day(today)), graph_of(edited, day(today)))


def _assert_every_change_is_asked_for(before: Graph, after: Graph) -> None:
    """Assert that each page, and each description for machines, that differs rests on what differs."""
    then, now = _answers(before), _answers(after)
    for work in before.corpus.versions_by_work:
        notes = Notes()
        asking = NotingGraph(before, notes)
        made = (list(pages_of_work(asking, work)), describe(asking, work))
        if not after.shows(work) or made != (list(pages_of_work(after, work)), describe(after, work)):
            assert any(then.of(question) != now.of(question) for question in notes.asked), work


def _answers(graph: Graph) -> Answers:
    return Answers(
        graph,
        front_of=lambda record: record.source.header,
        text_of=lambda record: record.source.text,
        entry_of=lambda record: repr(record.index_entry),
    )


def test_the_day_before_the_end_a_concern_is_in_force() -> None:
    states = [label_on(LIFTED, today, 1) for today in range(7)]

    assert states == ["Published", "Published", *["Under concern"] * 3, "Published", "Published"]
