"""Many messages of one kind are one message, and none is lost."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.diagnostics import (
    Diagnostic,
    Place,
    Rule,
    Severity,
    ordered,
    render_github,
    render_json,
    render_text,
    roll_up,
)

KINDS = ("tags", "keywords", "labels")


def fault(number: int, name: str = "tags", severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(
        Rule("field-unknown", "No unknown fields", severity),
        Place(f"content/blogs/post-{number:03}.md", 5, 1, 4, f"{name}: [schools]"),
        f"a blog has no field `{name}`",
        "write `topics` instead",
        seen=name,
        allowed=("title", "topics"),
        nearest="topics",
    )


def test_many_of_one_kind_are_told_as_one_with_their_number() -> None:
    assert render_text([fault(number) for number in range(379)]) == (
        "error[field-unknown]: a blog has no field `tags` (379 times in 379 files)\n"
        " --> content/blogs/post-000.md:5:1\n"
        "  |\n"
        "5 | tags: [schools]\n"
        "  | ^^^^\n"
        "  = found: tags\n"
        "  = allowed: title, topics\n"
        "  = did you mean: topics\n"
        "  = help: write `topics` instead\n"
        "  = more: docs/rules/field-unknown.md\n"
        "  = also at: content/blogs/post-001.md:5:1, content/blogs/post-002.md:5:1, "
        "content/blogs/post-003.md:5:1, and 375 more\n"
        "  = see each: python3 build.py check --all\n"
        "\n"
        "379 errors in 379 files.\n"
    )


def test_each_can_be_seen_all_the_same() -> None:
    each = render_text([fault(number) for number in range(379)], each=True)
    assert each.count("error[field-unknown]") == 379
    assert "times" not in each


def test_a_few_are_told_one_by_one() -> None:
    assert render_text([fault(number) for number in range(3)]).count("error[") == 3


def test_many_of_one_rule_with_words_of_their_own_are_told_as_one() -> None:
    told = render_text([fault(number, f"name-{number}") for number in range(40)])
    assert told.count("error[") == 1
    assert "(and others of this rule, 40 times in 40 files)" in told


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(KINDS)), max_size=80))
def test_every_fault_is_in_one_group_in_a_stable_order(drawn: list[tuple[int, str]]) -> None:
    faults = ordered([fault(number, name) for number, name in drawn])
    groups = roll_up(faults)
    assert ordered([one for group in groups for one in (group.first, *group.others)]) == faults
    assert sum(group.number for group in groups) == len(faults)
    assert [group.first.sort_key for group in groups] == sorted(group.first.sort_key for group in groups)
    assert roll_up(tuple(reversed(faults)))[:0] == () == roll_up(())


def test_programs_get_each_and_know_what_belongs_together() -> None:
    faults = [fault(number, name) for name in KINDS for number in range(9)]
    groups = {(one["found"], one["group"]) for one in json.loads(render_json(faults))}
    assert len(json.loads(render_json(faults))) == 27
    assert len(groups) == len({group for _, group in groups}) == 3


@given(
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from(KINDS), st.sampled_from(Severity)), max_size=80)
)
def test_a_pull_request_shows_no_more_than_github_does_and_the_log_has_all(
    drawn: list[tuple[int, str, Severity]],
) -> None:
    faults = ordered([fault(*one) for one in drawn])
    told = render_github(faults)
    for command, severity in (
        ("error", Severity.ERROR),
        ("warning", Severity.WARNING),
        ("notice", Severity.NOTE),
    ):
        shown = re.findall(rf"^::{command} ", told, re.MULTILINE)
        of_severity = [one for one in faults if one.rule.severity is severity]
        assert len(shown) <= 10
        assert bool(shown) == bool(of_severity)
    in_log = told.partition("::group::")[2]
    for one in faults if in_log else ():
        assert f"--> {one.place}" in in_log
    if not in_log:
        assert len(re.findall(r"^::", told, re.MULTILINE)) == len(faults)


def test_what_is_frequent_is_shown_first_and_the_tenth_says_how_many_more_there_are() -> None:
    rules = [Rule(f"rule-{number}", f"Rule {number}") for number in range(15)]
    single = [Diagnostic(rule, Place("a.md", 1), f"wrong by {rule.id}", "mend it") for rule in rules]
    told = render_github([*single, *(fault(number) for number in range(12))]).split("\n")
    assert "title=No unknown fields [field-unknown] (12 times in 12 files)::" in told[0]
    assert len([line for line in told if line.startswith("::error")]) == 10
    assert "title=7 more errors%2C from here on::" in told[9]
