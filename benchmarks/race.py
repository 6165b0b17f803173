"""Our build and those of other generators on the same texts, in turn, as ratios."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.invented import write_corpus
from benchmarks.invented.corpus import HUB
from benchmarks.measure import Cost, cost_of
from benchmarks.peers import PEERS, Peer, write_peer_sites

BUILD = (sys.executable, "-m", "mkdocs_evidence", "build")
OURS = (*BUILD, "--search", "skip")
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@dataclass(frozen=True, slots=True)
class Mode:
    """A way in which our build is met: what is done before each run, whether the texts cite, on which day."""

    name: str
    command: tuple[str, ...]
    prepare: Callable[[Path, int], None]
    cites: bool = True
    day: Callable[[int], date] = lambda run: date.today()  # noqa: DTZ011 - that of people who build

    def command_of(self, run: int) -> tuple[str, ...]:
        """The command of a run."""
        return (*self.command, "--as-of", self.day(run).isoformat())


def _nothing(_site: Path, _run: int) -> None:
    """Leave everything as it is."""


def _forget_all_but_citations(site: Path, _run: int) -> None:
    """Throw away what is kept, but for the formatted citations, which pandoc makes."""
    for path in (site / ".cache").glob("*.*"):
        path.unlink()


def _edit_body(site: Path, run: int) -> None:
    path = site / "content" / "blogs" / "blog-0001.md"
    path.write_text(f"{path.read_text(encoding='utf-8')}\nEdited in run {run}.\n", encoding="utf-8")


def _retitle(site: Path, run: int) -> None:
    path = site / "content" / "projects" / f"{HUB}.md"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[1] = f"title: A project with another title in run {run}\n"
    path.write_text("".join(lines), encoding="utf-8")


def _change_settings(site: Path, run: int) -> None:
    """Change what all pages show: the name of the site."""
    path = site / "mkdocs.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([f"site_name: Invented evidence {run}\n", *lines[1:]]), encoding="utf-8")


def _days_to_come(run: int) -> date:
    """Another day in each run: choose this mode alone, or the builds after it go back to today."""
    return date.today() + timedelta(days=run + 1)  # noqa: DTZ011 - as above


CLEAN, UNCITED = "clean", "clean, without citations"
KEPT = Mode("nothing changed", OURS, _nothing)
MODES = (
    Mode(CLEAN, (*OURS, "--clean"), _nothing),
    Mode(UNCITED, (*OURS, "--clean"), _nothing, cites=False),
    Mode("clean, citations kept", OURS, _forget_all_but_citations),
    KEPT,
    Mode("one body edited", OURS, _edit_body),
    Mode("retitled project", OURS, _retitle),
    Mode("all pages, warm cache", OURS, _change_settings),
    Mode("search index alone", BUILD, _nothing),
    Mode("the next day", OURS, _nothing, day=_days_to_come),
)


@dataclass(frozen=True, slots=True)
class Sites:
    """Invented sites below a folder, made when they are asked for and missing.

    Of so many texts; with `citing`, of their files only so many cite.
    """

    folder: Path
    texts: int
    citing: int | None = None

    @property
    def ours(self) -> Path:
        """The site that our build makes."""
        return self._ours(self.citing)

    @property
    def uncited(self) -> Path:
        """The same, without any citation or bibliography."""
        return self._ours(0)

    @property
    def peers(self) -> Path:
        """The folder with the same texts for other generators."""
        folder = self.folder / f"peers-{self.texts}"
        if not folder.exists():
            write_peer_sites(self._ours(None), folder)
        return folder

    def _ours(self, citing: int | None) -> Path:
        folder = self.folder / f"evidence-{self.texts}{'' if citing is None else f'-citing-{citing}'}"
        if not folder.exists():
            write_corpus(folder, self.texts, citing=citing)
        return folder


def race(sites: Sites, peers: Iterable[str], modes: Iterable[str], runs: int) -> str:
    """Measure in turn, and return a table in Markdown: ours by mode, each peer clean, and the ratios."""
    rivals = [PEERS[name] for name in peers]
    wanted = set(modes)
    chosen = [mode for mode in MODES if mode.name in wanted]
    costs: dict[str, list[Cost]] = {}
    if CLEAN not in wanted and wanted - {UNCITED}:
        cost_of(KEPT.command_of(0), sites.ours, QUIET)  # so that others find what it has left
    for run in range(runs):
        for peer in rivals:
            costs.setdefault(peer.name, []).append(_run_peer(peer, sites.peers / peer.name))
        for mode in chosen:
            folder = sites.ours if mode.cites else sites.uncited
            mode.prepare(folder, run)
            costs.setdefault(mode.name, []).append(cost_of(mode.command_of(run), folder, QUIET))
    medians = {name: Cost.median(all_runs) for name, all_runs in costs.items()}
    return table(medians, [peer.name for peer in rivals]) + _share_of_citations(medians)


def _share_of_citations(costs: dict[str, Cost]) -> str:
    """What citations add to a clean build, where that was measured."""
    if not {CLEAN, UNCITED} <= costs.keys():
        return ""
    share = costs[CLEAN].cpu / costs[UNCITED].cpu - 1
    return f"\nCitations add {share:.0%} to the CPU of a clean build.\n"


def _run_peer(peer: Peer, folder: Path) -> Cost:
    for name in peer.leaves:
        shutil.rmtree(folder / name, ignore_errors=True)
    return cost_of(peer.command, folder, QUIET)


def table(costs: dict[str, Cost], peers: list[str]) -> str:
    """Medians, and for our modes their ratio to each peer's clean build."""
    heads = [f"{cost}/{peer}" for peer in peers for cost in ("CPU", "wall")]
    lines = [["what", "CPU s", "wall s", "peak MiB", *heads], ["---", *["---:"] * (3 + len(heads))]]
    for name, cost in costs.items():
        ratios = [
            "" if name in peers else f"{share:.3f}"
            for peer in peers
            for share in (cost.cpu / costs[peer].cpu, cost.wall / costs[peer].wall)
        ]
        lines.append([name, f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.peak:.0f}", *ratios])
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
