"""A folder with twenty different faults: all are told in one run, each at its line and column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mkdocs_evidence.checks import Scope, faults_of
from mkdocs_evidence.diagnostics import ordered
from mkdocs_evidence.graph import build_graph
from mkdocs_evidence.model import SiteSettings, Topic
from mkdocs_evidence.reading import SourceFile, read_records

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "twenty-faults" / "content"
SETTINGS = SiteSettings(
    "Small changes", topics=(Topic("schools", "Schools"), Topic("transparency", "Openness"))
)

FAULTS = [
    ("topic-unknown", "content/blogs/first-protocols.md:5:24"),
    ("reference-unknown", "content/blogs/first-protocols.md:6:21"),
    ("link-unknown", "content/blogs/first-protocols.md:16:57"),
    ("word-unknown", "content/notices/number-of-pupils.md:6:7"),
    ("yaml-syntax", "content/organisations/a-broken-yaml.md:2:12"),
    ("yaml-tab", "content/organisations/b-tab.md:5:1"),
    ("yaml-fence", "content/organisations/c-fence.md:1:1"),
    ("field-missing", "content/organisations/d-missing.md:1:1"),
    ("field-unknown", "content/organisations/e-unknown.md:5:1"),
    ("date-form", "content/organisations/f-date.md:4:7"),
    ("text-ambiguous", "content/organisations/g-title.md:2:8"),
    ("encoding-utf8", "content/organisations/h-encoding.md:2:12"),
    ("address-duplicate", "content/organisations/hill-council.md:5:11"),
    ("field-duplicate", "content/organisations/i-twice.md:5:1"),
    ("status-transition", "content/projects/county-trial.md:12:13"),
    ("milestone-future", "content/projects/county-trial.md:15:13"),
    ("version-gap", "content/protocols/gap/v3.md:1:1"),
    ("file-misplaced", "content/protocols/stray.md:1:1"),
    ("finding-interval", "content/reports/school-pilot/v1.md:16:15"),
    ("finding-outcome-unknown", "content/reports/school-pilot/v1.md:20:14"),
]


def test_all_twenty_are_told_at_their_places() -> None:
    paths = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    files = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in paths}
    read = read_records(SourceFile(name, data) for name, data in files.items())
    graph = build_graph(read.records, SETTINGS, date(2022, 1, 15))
    checked = faults_of(Scope(graph, frozenset(read.unreadable), files.__contains__))
    faults = ordered([*read.diagnostics, *checked])
    assert [(fault.rule.id, str(fault.place)) for fault in faults] == FAULTS
    assert len({fault.rule.id for fault in faults}) == 20
