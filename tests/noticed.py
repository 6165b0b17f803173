"""An invented report in two versions, with any notices on it: for tests of which notices are in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from invented import SETTINGS
from mkdocs_evidence.graph import Graph, build_graph
from mkdocs_evidence.reading import SourceFile, read_records

FIRST_DAY = date(2025, 1, 1)
SUMMARY = "An invented record, for tests only; it stands for nothing."


@dataclass(frozen=True)
class Said:
    """A notice as it is written: `day` counts from the first day, `resolves` names others by number."""

    kind: str
    day: int
    target: str = "reports/alpha@1"
    resolves: tuple[int, ...] | None = None
    draft: bool = False


def name_of(number: int) -> str:
    return f"notice-{number:02}"


def day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)


def files_of(notices: Sequence[Said]) -> dict[str, str]:
    """The content folder: a project, a report of which version 2 comes on day 4, and these notices."""
    files = {
        "organisations/uni-a.md": plain_file("The invented university", FIRST_DAY),
        "projects/alpha.md": plain_file(
            "The invented study",
            FIRST_DAY,
            "design: efficacy_trial",
            "results_due: 2025-01-01",
            f"status_history: [{{date: {FIRST_DAY}, status: planned}}]",
        ),
        "reports/alpha/v1.md": plain_file("The report", FIRST_DAY, *_report(FIRST_DAY)),
        "reports/alpha/v2.md": plain_file("The report", day(4), *_report(day(4)), _CHANGE),
    }
    for number, said in enumerate(notices):
        files[f"notices/{name_of(number)}.md"] = _notice(number, said)
    return files


def graph_of(notices: Sequence[Said], as_of: date) -> Graph:
    return graph_of_files(files_of(notices), as_of)


def graph_of_files(files: dict[str, str], as_of: date) -> Graph:
    read = read_records(SourceFile(path, text.encode()) for path, text in sorted(files.items()))
    assert read.diagnostics == ()
    return build_graph(read.records, SETTINGS, as_of)


_CHANGE = (
    "change: {class: minor, summary: A comma., reason: It was missing., requested_by: The authors, "
    "outcome_data_seen: not_applicable}"
)


def _report(version_date: date) -> tuple[str, ...]:
    return (
        f"version_date: {version_date}",
        "project: projects/alpha",
        "kind: final",
        "authors: [{name: Nobody At All}]",
        "coverage: partial",
    )


def _notice(number: int, said: Said) -> str:
    lines = [f"target: {said.target}", f"kind: {said.kind}", "reason: Something was the matter."]
    lines += ["issued_by: {name: The editors}"]
    if said.resolves is not None:
        lines.append(f"resolves: [{', '.join(name_of(one) for one in said.resolves)}]")
    if said.draft:
        lines.append("draft: true")
    return plain_file(f"Notice number {number}", day(said.day), *lines)


def plain_file(title: str, when: date, *lines: str) -> str:
    return "\n".join(("---", f"title: {title}", f"summary: {SUMMARY}", f"date: {when}", *lines, "---", ""))
