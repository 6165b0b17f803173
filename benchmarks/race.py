"""Our build and those of other generators on the same texts, in turn, as ratios."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
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
    """A way in which our build is met: what is done before each run."""

    name: str
    command: tuple[str, ...]
    prepare: Callable[[Path, int], None]


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


MODES = (
    Mode("clean", (*OURS, "--clean"), _nothing),
    Mode("clean, citations kept", OURS, _forget_all_but_citations),
    Mode("nothing changed", OURS, _nothing),
    Mode("one body edited", OURS, _edit_body),
    Mode("retitled project", OURS, _retitle),
    Mode("all pages, warm cache", OURS, _change_settings),
    Mode("search index alone", BUILD, _nothing),
)


def sites(folder: Path, texts: int) -> tuple[Path, Path]:
    """The invented site with so many texts, and the folder of those for other generators; made if missing."""
    ours, peers = folder / f"evidence-{texts}", folder / f"peers-{texts}"
    if not ours.exists():
        write_corpus(ours, texts)
        write_peer_sites(ours, peers)
    return ours, peers


def race(folder: Path, texts: int, peers: Iterable[str], modes: Iterable[str], runs: int) -> str:
    """Measure in turn, and return a table in Markdown: ours by mode, each peer clean, and the ratios."""
    ours, others = sites(folder, texts)
    rivals = [PEERS[name] for name in peers]
    chosen = [mode for mode in MODES if mode.name in set(modes)]
    costs: dict[str, list[Cost]] = {}
    if all(mode.name != "clean" for mode in chosen):
        cost_of(OURS, ours, QUIET)  # so that the others find what an earlier build has left
    for run in range(runs):
        for peer in rivals:
            costs.setdefault(peer.name, []).append(_run_peer(peer, others / peer.name))
        for mode in chosen:
            mode.prepare(ours, run)
            costs.setdefault(mode.name, []).append(cost_of(mode.command, ours, QUIET))
    return table({name: Cost.median(all_runs) for name, all_runs in costs.items()}, [p.name for p in rivals])


def _run_peer(peer: Peer, folder: Path) -> Cost:
    for name in peer.leaves:
        shutil.rmtree(folder / name, ignore_errors=True)
    return cost_of(peer.command, folder, QUIET)


def table(costs: dict[str, Cost], peers: list[str]) -> str:
    """Medians, and for our modes their ratio to each peer's clean build."""
    heads = [f"CPU/{peer} | wall/{peer}" for peer in peers]
    lines = [
        f"| what | CPU s | wall s | peak MiB | {' | '.join(heads)} |",
        f"| --- | ---: | ---: | ---: |{' ---: | ---: |' * len(peers)}",
    ]
    for name, cost in costs.items():
        ratios = [
            f"{cost.cpu / costs[peer].cpu:.3f} | {cost.wall / costs[peer].wall:.3f}"
            if name not in peers
            else " | "
            for peer in peers
        ]
        lines.append(
            f"| {name} | {cost.cpu:.2f} | {cost.wall:.2f} | {cost.peak:.0f} | {' | '.join(ratios)} |"
        )
    return "\n".join(lines) + "\n"
