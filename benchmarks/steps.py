"""Where the time of our own build goes: each step's share, by cProfile, in one process."""

from __future__ import annotations

import cProfile
import pstats
from pathlib import Path

STEPS = (
    ("everything", "mkdocs_adapter/site_build.py", "build_site"),
    ("reading files", "reading/records.py", "read_records"),
    ("checks", "checks/__init__.py", "run_checks"),
    ("links of records", "graph/graph.py", "_links"),
    ("facets and related records", "views/site.py", "overview_of"),
    ("citations", "citations/cited_graph.py", "cited_graph"),
    ("what MkDocs does itself", "mkdocs/commands/build.py", "build"),
    ("groups of pages and exports", "mkdocs_adapter/making.py", "do"),
    ("- fingerprints", "mkdocs_adapter/making.py", "fingerprint"),
    ("- texts (Markdown)", "mkdocs_adapter/body_rendering.py", "_render"),
    ("- comparisons of versions", "mkdocs_adapter/rendered_comparison.py", "compared"),
    ("- templates", "jinja2/environment.py", "render"),
    ("- exports", "exports/export.py", "data"),
    ("- writing", "incremental/next_site.py", "write_if_new"),
    ("publishing", "mkdocs_adapter/building.py", "_publish"),
)


def steps_table(config: Path) -> str:
    """The steps of a clean build of the site with this configuration, as a table in Markdown.

    A profiler makes Python's own calls dearer than what they call: the shares are a guide, no more.
    """
    from mkdocs_evidence.cli import main

    profile = cProfile.Profile()
    arguments = ["build", "--config", str(config), "--clean", "--search", "skip", "--jobs", "1"]
    profile.runcall(main, arguments)
    spent = {
        (label, name): max(
            (
                times[3]
                for (file, _, function), times in pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]
                if function == name and file.replace("\\", "/").endswith(ending)
            ),
            default=0.0,
        )
        for label, ending, name in STEPS
    }
    whole = next(iter(spent.values())) or 1.0
    rows = (f"| {label} | {seconds:.1f} | {seconds / whole:.0%} |" for (label, _), seconds in spent.items())
    return "\n".join(("| step | s | share |", "| --- | ---: | ---: |", *rows)) + "\n"
