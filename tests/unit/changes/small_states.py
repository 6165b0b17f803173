"""Small invented sites as states to compare."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from mkdocs_evidence.changes import SiteState
from mkdocs_evidence.diagnostics import render_text
from mkdocs_evidence.graph import build_graph
from mkdocs_evidence.model import SiteSettings, Topic
from mkdocs_evidence.reading import SourceFile, read_records
from mkdocs_evidence.views import site_pages

CONTENT = Path(__file__).parents[2] / "cases" / "base" / "content"
SETTINGS = SiteSettings(
    "Small changes", topics=(Topic("schools", "Schools"), Topic("transparency", "Transparency"))
)
AS_OF = date(2022, 1, 15)


def base_files() -> dict[str, str]:
    """The files of a small site without faults, by their paths."""
    return {
        path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8")
        for path in CONTENT.rglob("*.md")
    }


def state(files: Mapping[str, str], settings: SiteSettings = SETTINGS) -> SiteState:
    """The state of a site with these records."""
    read = read_records(SourceFile(path, text.encode("utf-8")) for path, text in files.items())
    assert read.diagnostics == (), render_text(read.diagnostics)
    graph = build_graph(read.records, settings, AS_OF)
    return SiteState(graph, {page.head.address: page for page in site_pages(graph)})


def notice(kind: str, target: str, more: str = "") -> str:
    """A notice of a kind on a target, with further lines."""
    return (
        f"---\ntitle: A notice of {kind}\nsummary: A notice that exists only in a test, and names a target.\n"
        f"date: 2022-01-03\nkind: {kind}\ntarget: {target}\nreason: It was invented.\n{more}"
        "issued_by: {name: The editors}\n---\n"
    )
