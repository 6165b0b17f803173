"""Rules on what a study says of itself, at their edges: findings, sections, steps, and what was seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import invented
from mkdocs_evidence.checks.finding_direction import contradictions
from mkdocs_evidence.checks.milestone_event import RESULTS_DUE, event_named
from mkdocs_evidence.checks.text_empty import empty_headings
from mkdocs_evidence.model import Finding, RecordType, Report
from mkdocs_evidence.model.outlines import render_outline
from mkdocs_evidence.model.vocabulary import Direction, EffectMeasure, MilestoneEvent

from .test_scope import page, rules_of

RATIOS = ("risk_ratio", "odds_ratio", "hazard_ratio", "rate_ratio")
DIFFERENCES = (
    *("mean_difference", "standardised_mean_difference", "risk_difference"),
    *("percentage_point_difference", "percent_change"),
)
REPORT = cast("Report", invented.graph().head(invented.key("reports/garden-trial@2")))
NUMBERS = st.sampled_from([-2.7, -1.0, -0.3, 0.0, 0.3, 0.7, 0.999, 1.0, 1.001, 1.2, 2.7])


@given(
    st.sampled_from([*EffectMeasure, None]),
    st.tuples(NUMBERS, NUMBERS) | st.none(),
    st.sampled_from(list(Direction)),
)
def test_a_finding_is_held_against_its_own_interval(
    measure: EffectMeasure | None, interval: tuple[float, float] | None, direction: Direction
) -> None:
    finding = Finding.model_construct(effect_measure=measure, interval=interval, direction=direction)
    report = replace(REPORT, fields=REPORT.fields.model_copy(update={"findings": (finding,)}))

    expected = False
    if direction.value.startswith("favours_") and interval is not None and measure is not None:
        if measure.value in RATIOS:
            expected = interval[0] < 1 and interval[1] > 1
        elif measure.value in DIFFERENCES:
            expected = interval[0] < 0 and interval[1] > 0
    assert bool(list(contradictions(report))) is expected


def test_the_oracle_knows_every_measure() -> None:
    assert {*RATIOS, *DIFFERENCES, "count", "cost", "other"} == set(EffectMeasure.values())


TEXTS = ("A sentence.", "![A picture](a.svg)", "```\n## code\n```", "| a |\n|---|\n| b |", "<!-- a --> b")
NOTHING = ("", "   ", "<!-- What belongs here? -->", "<!-- one\n\ntwo -->\n\n<!-- three -->")
SECTIONS = st.lists(st.tuples(st.integers(2, 4), st.sampled_from([*TEXTS, *NOTHING])), max_size=8)


@given(SECTIONS, st.sampled_from(["", "An introduction.\n\n"]))
def test_a_heading_without_text_or_parts_is_told(sections: list[tuple[int, str]], start: str) -> None:
    parts = [f"{'#' * level} Section {number}\n\n{text}\n" for number, (level, text) in enumerate(sections)]
    expected = [
        f"Section {number}"
        for number, (level, text) in enumerate(sections)
        if text in NOTHING and not (number + 1 < len(sections) and sections[number + 1][0] > level)
    ]
    body = start + "\n".join(parts)
    told = list(empty_headings(body))
    assert [title for _, title in told] == expected
    lines = body.split("\n")
    assert [lines[line].lstrip("# ") for line, _ in told] == expected


@pytest.mark.parametrize("kind", RecordType)
def test_an_outline_is_empty_until_each_section_is_written(kind: RecordType) -> None:
    outline = render_outline(kind)
    headings = [line for line in outline.split("\n") if line.startswith("#")]
    leaves = [
        heading
        for heading, following in zip(headings, [*headings[1:], "#"], strict=False)
        if following.count("#") <= heading.count("#")
    ]
    assert [title for _, title in empty_headings(outline)] == [leaf.lstrip("# ") for leaf in leaves]
    written = outline
    for leaf in leaves:
        written = written.replace(f"{leaf}\n", f"{leaf}\n\nWritten.\n")
    assert list(empty_headings(written)) == []


def test_many_comments_are_looked_through_in_no_time() -> None:
    assert list(empty_headings("## One\n" + "<!-- a --> " * 2000 + "text\n")) == []


NAMED = [
    ("Results due", RESULTS_DUE),
    ("Findings expected (spring)", RESULTS_DUE),
    ("Final report due", RESULTS_DUE),
    ("Final report published", "report"),
    ("Publication of the results", "report"),
    ("End of data collection", "data_collection_end"),
    ("Data collection ends", "data_collection_end"),
    ("Outcome data closed", "data_collection_end"),
    ("Follow-up completed", "data_collection_end"),
    ("Planned end of the data collection, as the page gave it", "data_collection_end"),
    ("Start of recruitment", "recruitment_start"),
    ("First school recruited", "recruitment_start"),
    ("Recruitment closed", "recruitment_end"),
    ("Delivery begins", "delivery_start"),
    ("End of the intervention", "delivery_end"),
    ("Analysis finished", "analysis_end"),
    ("Trial registered", "registration"),
    ("Protocol approved", "protocol"),
    ("Study commissioned", "agreed"),
]
NOT_NAMED = [
    *(
        "Open day",
        "First visit to the school",
        "Ethics review published (autumn planned)",
        "Call for partners",
    ),
    *("Ethics approval", "Interim report published", "Data sharing agreement", "Half of the data collected"),
    *(
        "Results shared with schools",
        "End of the school year",
        "Report to the funder on money",
        "Data cleaned",
    ),
    *("Recruitment paused", "Delivery partner chosen", "Protocol amended", "Analysis plan agreed", ""),
]


@pytest.mark.parametrize(("label", "event"), NAMED)
def test_words_that_name_a_step_are_known(label: str, event: str) -> None:
    assert event_named(label) == event
    assert event_named(label.upper()) == event


@pytest.mark.parametrize("label", NOT_NAMED)
def test_other_words_are_left_alone(label: str) -> None:
    assert event_named(label) == ""


def test_each_type_is_known_by_its_own_label() -> None:
    for event in MilestoneEvent:
        expected = "" if event is MilestoneEvent.OTHER else event.value
        assert event_named(event.label) == expected


def project(*lines: str) -> str:
    return page("design: pilot", "status_history: [{date: 2019, status: planned}]", *lines, body="What.\n")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["milestones: [{event: other, label: Completion, planned: 2021}]"], True),
        (["milestones: [{event: other, label: End of the trial, planned: 2021}]"], True),
        (["milestones: [{event: other, label: End of the school year, planned: 2021}]"], False),
        (["milestones: [{event: delivery_end, label: Completion, planned: 2021}]"], False),
        (["results_due: 2021", "milestones: [{event: other, label: Completion, planned: 2021}]"], False),
        (["milestones: [{event: other, label: End, planned: 2021}, {event: report, planned: 2022}]"], False),
    ],
)
def test_the_end_of_a_study_is_questioned_where_nothing_else_dates_its_findings(
    lines: list[str], told: bool
) -> None:
    assert ("milestone-event" in rules_of({"projects/abc.md": project(*lines)})) is told


def versions(seen: str, version_date: str, *, kind: str = "pilot_protocol") -> dict[str, str]:
    """A protocol with a second version of a day, in which somebody says what had been seen."""
    first = page("version_date: 2019", "authors: {name: A}", "project: abc", f"kind: {kind}", body="Why.\n")
    change = f"change: {{class: minor, summary: a, reason: b, requested_by: c, outcome_data_seen: {seen}}}"
    second = first.replace("version_date: 2019", f"version_date: {version_date}\n{change}")
    return {
        "protocols/abc/v1.md": first,
        "protocols/abc/v2.md": second.replace("date: 2019\n", "date: 2020\n", 1),
    }


CLOSED = date(2020, 6, 15)


@pytest.mark.parametrize("seen", ["none", "blinded", "unblinded", "not_applicable", "not_known"])
@pytest.mark.parametrize("days", [-1, 0, 1])
@pytest.mark.parametrize(
    "how", ["actual: {}", "planned: {}", "planned: 2019-01-01, replanned: [{{date: {}}}]"]
)
def test_none_is_questioned_from_the_day_after_the_data_were_in(seen: str, days: int, how: str) -> None:
    milestone = f"{{event: data_collection_end, {how.format(CLOSED.isoformat())}}}"
    files = versions(seen, (CLOSED + timedelta(days)).isoformat())
    files["projects/abc.md"] = project(f"milestones: [{milestone}]")

    assert ("outcome-data-seen" in rules_of(files)) is (seen == "none" and days > 0)


@pytest.mark.parametrize(
    ("end", "version_date", "told"),
    [("2020-06", "2020-06-30", False), ("2020-06", "2020-07", True), ("2020", "2020-12-31", False)],
)
def test_none_is_questioned_only_where_the_dates_leave_no_doubt(
    end: str, version_date: str, told: bool
) -> None:
    files = versions("none", version_date)
    files["projects/abc.md"] = project(f"milestones: [{{event: data_collection_end, actual: {end}}}]")

    assert ("outcome-data-seen" in rules_of(files)) is told


@pytest.mark.parametrize(
    ("kind", "protocol_kind", "day", "extra", "told"),
    [
        ("final", "pilot_protocol", "2021-03-01", "", True),
        ("interim", "pilot_protocol", "2021-03-01", "", True),
        ("final", "pilot_protocol", "2021-03-02", "", False),
        ("final", "pilot_protocol", "2021-03-01", "draft: true\n", False),
        ("review", "pilot_protocol", "2021-03-01", "", False),
        ("review", "review_protocol", "2021-03-01", "", True),
    ],
)
def test_none_is_questioned_after_a_report(
    kind: str, protocol_kind: str, day: str, extra: str, told: bool
) -> None:
    report = page(
        "version_date: 2021",
        "authors: {name: A}",
        "project: abc",
        f"kind: {kind}",
        "coverage: partial",
        body="X.\n",
    ).replace("date: 2019\n", f"date: {day}\n{extra}", 1)
    files = versions("none", "2021-03-02", kind=protocol_kind)
    files |= {"projects/abc.md": project(), "reports/def/v1.md": report}

    assert ("outcome-data-seen" in rules_of(files)) is told


def test_a_note_on_how_it_is_known_answers_the_question() -> None:
    files = versions("none, outcome_data_note: They were locked.", "2021-01-01")
    files["projects/abc.md"] = project("milestones: [{event: data_collection_end, actual: 2020}]")

    assert "outcome-data-seen" not in rules_of(files)
