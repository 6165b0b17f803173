"""Rules on what each version says of itself: its dates and its printed label; and on sealed ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.checks import Scope
from mkdocs_evidence.checks import faults_of as checked
from mkdocs_evidence.checks.version_label import number_in
from mkdocs_evidence.graph import build_graph
from mkdocs_evidence.graph.promises import unsealed
from mkdocs_evidence.graph.register import Permanence, Register
from mkdocs_evidence.model import PartialDate, SiteSettings
from mkdocs_evidence.reading import SourceFile, read_records

from .test_scope import page, rules_of

AS_OF = date(2022, 1, 15)
PROJECT = page("design: pilot", "status_history: [{date: 2019, status: planned}]", body="What.\n")
CHANGE = "{{class: minor, summary: {0}, reason: {0}, requested_by: c, outcome_data_seen: not_known}}"


def protocol(
    number: int, *, day: str, version_date: str = "", label: str | None = None, said: str = ""
) -> str:
    lines = [
        f"version_date: {version_date or day}",
        "authors: {name: A}",
        "project: abc",
        "kind: pilot_protocol",
    ]
    lines += [f"version_label: {label!r}"] if label else []
    lines += [f"change: {CHANGE.format(said or f'change {number}')}"] if number > 1 else []
    return page(*lines, body="Why.\n").replace("date: 2019\n", f"date: {day}\n", 1)


def files_of(*versions: str) -> dict[str, str]:
    named = {f"protocols/abc/v{number}.md": text for number, text in enumerate(versions, 1)}
    return {"projects/abc.md": PROJECT, **named}


def two(before: str, after: str, label: str | None = None) -> dict[str, str]:
    """Two versions with these dates on their documents, published in an order that is right."""
    return files_of(
        protocol(1, day="2018-01-01", version_date=before),
        protocol(2, day="2021-01-01", version_date=after, label=label),
    )


DATES = (
    "2019",
    "2020",
    "2019-12",
    "2020-01",
    "2020-02",
    "2019-12-31",
    "2020-01-01",
    "2020-01-02",
    "2020-02-29",
)


def days_of(text: str) -> list[date]:
    """Every day that a date can mean."""
    parsed = PartialDate.parse(text)
    return [parsed.earliest + timedelta(n) for n in range((parsed.latest - parsed.earliest).days + 1)]


@pytest.mark.parametrize(("before", "after"), list(product(DATES, DATES)))
def test_a_version_is_dated_after_the_one_before_as_exactly_as_is_known(before: str, after: str) -> None:
    pairs = list(product(days_of(before), days_of(after)))
    is_earlier = all(later < earlier for earlier, later in pairs)
    is_never_later = all(later <= earlier for earlier, later in pairs)

    told = rules_of(two(before, after))

    assert ("version-date-order" in told) is is_earlier
    assert ("version-date-same" in told) is (is_never_later and not is_earlier)


def test_a_label_tells_two_versions_of_one_day_apart() -> None:
    assert "version-date-same" in rules_of(two("2020-01-01", "2020-01-01"))
    assert "version-date-same" not in rules_of(two("2020-01-01", "2020-01-01", label="1.1"))


def labelled(*labels: str | None) -> list[str]:
    versions = (
        protocol(number, day=f"2019-0{number}-01", label=label) for number, label in enumerate(labels, 1)
    )
    return [rule for rule in rules_of(files_of(*versions)) if rule == "version-label"]


@pytest.mark.parametrize(
    ("labels", "faults"),
    [
        (("1.3", "1.4"), 0),
        (("1.3", "1.3"), 1),
        (("1.3", "1.2"), 1),
        (("1.9", "1.10"), 0),
        (("1.10", "1.9"), 1),
        (("1.9", "2"), 0),
        (("Version 2", "Version 1 (revised)"), 1),
        (("v1.1", "Version 1.2"), 0),
        (("v1.2", "Version 1.1"), 1),
        (("1.0", "  1.0 "), 1),
        (("First", "first"), 1),
        (("1.0", None), 1),
        ((None, "1.0"), 0),
        ((None, None), 0),
        (("1.0", "1.1", "1.0"), 1),
        (("1.0", None, None), 1),
        (("Draft 3", "Version 1"), 0),
        (("12 March 2019", "3 April 2019"), 0),
        (("12/03/2019", "03/04/2019"), 0),
        (("12.03.2019", "03.04.2019"), 0),
        (("2nd edition", "1st revision"), 0),
        (("2020-05", "2019-06"), 0),
    ],
)
def test_labels_go_forward(labels: tuple[str | None, ...], faults: int) -> None:
    assert len(labelled(*labels)) == faults


NUMBERS = st.lists(st.integers(0, 999), min_size=1, max_size=4).map(tuple)
STYLES = st.sampled_from(["{}", "v{}", "Version {}", "version no. {}", "{} (final)", "V. {}"])


@given(NUMBERS, STYLES)
def test_a_number_is_found_however_it_is_printed(number: tuple[int, ...], style: str) -> None:
    assert number_in(style.format(".".join(map(str, number)))) == number


@given(st.text())
def test_a_label_is_any_text(label: str) -> None:
    assert all(part >= 0 for part in number_in(label))


def faults_with_register(files: dict[str, str], sealed_on: date, sealed: tuple[str, ...]) -> set[str]:
    """The rules that are broken while the register holds these addresses, sealed on a day."""
    read = read_records(SourceFile(path, text.encode()) for path, text in files.items())
    graph = build_graph(read.records, SiteSettings("Site"), AS_OF)
    entries = [entry for entry in unsealed(graph) if entry.address in sealed]
    assert len(entries) == len(sealed)
    register = Register().lengthened((replace(entry, date=sealed_on) for entry in entries), sealed_on)
    graph = build_graph(read.records, SiteSettings("Site"), AS_OF, permanence=Permanence(register))
    return {fault.rule.id for fault in checked(Scope(graph)) if not fault.is_note}


FIRST, SECOND = "/protocols/abc/v1/", "/protocols/abc/v2/"


@pytest.mark.parametrize(("days", "told"), [(-1, False), (0, False), (1, True)])
def test_a_version_is_published_after_its_predecessor_was_sealed(days: int, told: bool) -> None:
    day = date(2021, 6, 1)
    files = files_of(protocol(1, day="2021-01-01"), protocol(2, day=day.isoformat()))

    found = faults_with_register(files, day + timedelta(days), (FIRST,))

    assert ("version-date-sealed" in found) is told
    assert "version-date-order" not in found


FAULTY = {
    "version-date-order": protocol(2, day="2017-01-01"),
    "version-date-same": protocol(2, day="2020-01-01", version_date="2018-01-01"),
    "version-label": protocol(2, day="2020-01-01", label="1.0"),
    "text-empty": protocol(2, day="2020-01-01", label="1.2").replace("Why.", "## Why\n\n## How\n\nSo."),
    "outcomes-missing": protocol(2, day="2020-01-01", label="1.2").replace("pilot_pro", "trial_pro"),
    "outcome-data-seen": protocol(2, day="2020-01-01", label="1.2").replace("not_known", "none"),
}


@pytest.mark.parametrize("rule", FAULTY)
def test_what_is_sealed_is_not_asked_to_be_edited(rule: str) -> None:
    label = None if rule == "version-date-same" else "1.1"
    first = protocol(1, day="2018-01-01", label=label).replace(
        "'1.1'", "'1.0'" if rule == "version-label" else "'1.1'"
    )
    files = files_of(first, FAULTY[rule])
    files["projects/abc.md"] = PROJECT.replace(
        "design: pilot", "milestones: [{event: data_collection_end, actual: 2019}]\ndesign: pilot"
    )
    day = date(2021, 1, 1)

    assert rule in faults_with_register(files, day, ())
    assert faults_with_register(files, day, (FIRST, SECOND)) == set()


def test_a_version_that_was_sealed_under_an_earlier_name_is_sealed() -> None:
    files = files_of(protocol(1, day="2018-01-01"), FAULTY["outcomes-missing"])
    day = date(2021, 1, 1)
    old = {path.replace("protocols/abc", "protocols/old"): text for path, text in files.items()}
    read = read_records(SourceFile(path, text.encode()) for path, text in old.items())
    entries = unsealed(build_graph(read.records, SiteSettings("Site"), AS_OF))
    permanence = Permanence(Register().lengthened(entries, day))
    path = "protocols/abc/v2.md"
    files[path] = files[path].replace("kind:", "aliases: [/protocols/old/]\nkind:")
    read = read_records(SourceFile(path, text.encode()) for path, text in files.items())

    graph = build_graph(read.records, SiteSettings("Site"), AS_OF, permanence=permanence)

    assert "outcomes-missing" not in {fault.rule.id for fault in checked(Scope(graph))}
    assert "outcomes-missing" in rules_of(files)


@pytest.mark.parametrize("rule", ["text-empty", "outcomes-missing"])
def test_a_draft_may_be_unfinished(rule: str) -> None:
    files = files_of(protocol(1, day="2018-01-01", label="1.1"), FAULTY[rule])
    assert rule in rules_of(files)
    files = {path: text.replace("kind:", "draft: true\nkind:") for path, text in files.items() if "v" in path}
    assert rule not in rules_of({**files, "projects/abc.md": PROJECT})
