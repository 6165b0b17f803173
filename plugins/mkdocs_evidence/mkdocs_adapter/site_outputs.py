"""The files of a built site against those that its content makes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs_evidence.graph.machine_addresses import API
from mkdocs_evidence.graph.written_files import is_in_record_folder, is_optional, is_written
from mkdocs_evidence.incremental import files_below

MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class SiteOutputs:
    """What a built site lacks, what it has that nothing of the content makes, and foreign files."""

    missing: tuple[str, ...]
    stale: tuple[str, ...]
    foreign: tuple[str, ...]

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong, as sentences."""
        told = (
            (self.missing, "lacks what the content makes", "Build the site again"),
            (
                self.stale,
                "has what the content does not make",
                "Build it again into an empty folder",
            ),
        )
        return tuple(f"The site {what}: {_listed(paths)}. {step}." for paths, what, step in told if paths)


def compared_outputs(site: Path, expected: frozenset[str]) -> SiteOutputs:
    """The files of a built site, compared with the paths of all files that its content makes."""
    present = frozenset(files_below(site))
    unexpected = sorted(path for path in present - expected if not is_optional(path))
    stale = [path for path in unexpected if is_written(path) or _is_page_of_record(path)]
    foreign = [path for path in unexpected if path not in stale]
    return SiteOutputs(tuple(sorted(expected - present)), tuple(stale), tuple(foreign))


def _is_page_of_record(path: str) -> bool:
    return is_in_record_folder(path) and path.endswith(".html")


def day_of_site(site: Path) -> date | None:
    """The day as of which a site was built; None where it does not say."""
    try:
        return date.fromisoformat(json.loads((site / f"{API[1:]}index.json").read_bytes())["as_of"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _listed(paths: Iterable[str]) -> str:
    """The first of these paths, and how many more there are."""
    named = sorted(paths)
    more = len(named) - MOST_NAMED
    return ", ".join(named[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
