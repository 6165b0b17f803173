"""`python -m benchmarks`: invented records, and a race with other generators on them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.invented import write_corpus
from benchmarks.peers import PEERS
from benchmarks.race import MODES, Sites, race
from benchmarks.serve import serve_table
from benchmarks.steps import steps_table


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parts = parser.add_subparsers(required=True)
    corpus = parts.add_parser("corpus", help="write an invented site below a folder")
    corpus.add_argument("folder", type=Path)
    corpus.add_argument("--texts", type=int, default=1000, help="blogs, protocols and reports in all")
    corpus.set_defaults(run=_corpus)
    contest = parts.add_parser("race", help="build the same texts with several generators, in turn")
    contest.add_argument("folder", type=Path, help="where the invented sites are, or will be")
    contest.add_argument("--texts", type=int, default=1000)
    contest.add_argument("--citing", type=int, help="how many of the files cite (default: all texts)")
    contest.add_argument("--runs", type=int, default=3)
    contest.add_argument("--peers", nargs="*", choices=tuple(PEERS), default=[])
    contest.add_argument("--modes", nargs="*", choices=tuple(mode.name for mode in MODES), default=["clean"])
    contest.set_defaults(run=_race)
    waiting = parts.add_parser("serve", help="how long from saving a file to the change in the page")
    waiting.add_argument("folder", type=Path, help="where the invented sites are, or will be")
    waiting.add_argument("--texts", type=int, default=1000)
    waiting.add_argument("--runs", type=int, default=5)
    waiting.add_argument("--peers", nargs="*", choices=("hugo",), default=[])
    waiting.set_defaults(run=_serve)
    steps = parts.add_parser("steps", help="profile our own clean build by step")
    steps.add_argument("folder", type=Path, help="where the invented sites are, or will be")
    steps.add_argument("--texts", type=int, default=1000)
    steps.set_defaults(run=_steps)
    arguments = parser.parse_args()
    code: int = arguments.run(arguments)
    return code


def _corpus(arguments: argparse.Namespace) -> int:
    count = write_corpus(arguments.folder, arguments.texts)
    print(f"{count} files below {arguments.folder}")
    return 0


def _race(arguments: argparse.Namespace) -> int:
    sites = Sites(arguments.folder, arguments.texts, arguments.citing)
    print(race(sites, arguments.peers, arguments.modes, arguments.runs))
    return 0


def _serve(arguments: argparse.Namespace) -> int:
    sites = Sites(arguments.folder, arguments.texts)
    folders = {"ours": sites.ours, **{name: sites.peers / name for name in arguments.peers}}
    print(serve_table(folders, arguments.runs))
    return 0


def _steps(arguments: argparse.Namespace) -> int:
    print(steps_table(Sites(arguments.folder, arguments.texts).ours / "mkdocs.yml"))
    return 0


sys.exit(main())
