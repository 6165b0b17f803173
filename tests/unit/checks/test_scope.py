"""What the rules look at, and when they hold their tongue."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_evidence.checks import Scope
from mkdocs_evidence.checks import faults_of as checked
from mkdocs_evidence.checks.scope import is_before
from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.graph import build_graph
from mkdocs_evidence.model import Key, PartialDate, RecordType, Reference, SiteSettings
from mkdocs_evidence.reading import SourceFile, read_records

HEAD = "title: Made up\nsummary: A record that was made up for a test.\ndate: 2019"
AS_OF = date(2022, 1, 15)


def faults_of(files: dict[str, str], as_of: date = AS_OF) -> tuple[Diagnostic, ...]:
    read = read_records(SourceFile(path, text.encode()) for path, text in files.items())
    graph = build_graph(read.records, SiteSettings("Site"), as_of)
    return checked(Scope(graph, frozenset(read.unreadable)))


def rules_of(files: dict[str, str], as_of: date = AS_OF) -> list[str]:
    return [fault.rule.id for fault in faults_of(files, as_of)]


def page(*fields: str, body: str = "") -> str:
    return "\n".join(["---", HEAD, *fields, "---", body])


def scope(*keys: Key) -> Scope:
    return Scope(build_graph((), SiteSettings("Site"), AS_OF), frozenset(keys))


def test_a_record_with_faults_of_its_own_is_not_called_missing() -> None:
    post = page("authors: jo-field", body="[[people/jo-field]] and [[protocols/abc@2]]")
    assert rules_of({"blogs/post.md": post}) == ["reference-unknown", "link-unknown", "link-unknown"]
    broken = {"people/jo-field.md": "---\n---\n", "protocols/abc/v2.md": "---\n---\n"}
    assert rules_of({"blogs/post.md": post, **broken}) == []


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (Reference("abc"), True),
        (Reference("abc", RecordType.PROTOCOL), True),
        (Reference("abc", RecordType.PROTOCOL, 2), True),
        (Reference("abc", RecordType.PROTOCOL, 1), False),
        (Reference("abc", RecordType.REPORT), False),
        (Reference("abc", None, 0, (RecordType.PERSON,)), False),
        (Reference("abd"), False),
    ],
)
def test_only_what_may_be_the_unreadable_record_is_passed_over(reference: Reference, expected: bool) -> None:
    assert scope(Key(RecordType.PROTOCOL, "abc", 2)).could_be_unreadable(reference) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2018", "2019", True),
        ("2019", "2019-03", False),
        ("2019-03", "2019", False),
        ("2019-02-28", "2019-03", True),
        ("2019-03-31", "2019-03", False),
    ],
)
def test_a_date_is_before_another_only_when_that_is_sure(one: str, other: str, expected: bool) -> None:
    assert is_before(PartialDate.parse(one), PartialDate.parse(other)) is expected


def test_a_record_that_is_public_tomorrow_may_not_be_named_today() -> None:
    files = {
        "blogs/post.md": page("authors: jo-field"),
        "people/jo-field.md": page().replace("2019", "2022-01-16"),
    }
    assert rules_of(files) == ["reference-hidden"]
    assert rules_of(files, date(2022, 1, 16)) == []


def test_a_draft_may_name_a_draft() -> None:
    files = {
        "blogs/post.md": page("authors: jo-field", "draft: true"),
        "people/jo-field.md": page("draft: true"),
    }
    assert rules_of(files) == []


def test_a_later_version_may_be_a_draft_while_the_work_is_public() -> None:
    protocol = page(
        "version_date: 2019", "authors: {name: A}", "project: abc", "kind: pilot_protocol", body="Why.\n"
    )
    change = "change: {class: minor, summary: a, reason: b, requested_by: c, outcome_data_seen: none}"
    project = page("design: pilot", "status_history: [{date: 2019, status: planned}]")
    files = {
        "projects/abc.md": project,
        "protocols/abc/v1.md": protocol,
        "protocols/abc/v2.md": protocol.replace("kind:", f"{change}\ndraft: true\nkind:"),
        "blogs/post.md": page("authors: {name: A}", body="[[protocols/abc]]"),
    }
    assert rules_of(files) == []
    files["blogs/post.md"] = page("authors: {name: A}", body="[[protocols/abc@2]]")
    assert rules_of(files) == ["reference-hidden"]


def test_a_reference_says_what_exists_under_the_same_name() -> None:
    project = page("design: pilot", "status_history: [{date: 2019, status: planned}]", "lead: cascade")
    (fault,) = faults_of({"projects/abc.md": project, "programmes/cascade.md": page()})
    assert (
        fault.help
        == "programmes/cascade exists, but this field takes only records of people or organisations"
    )
