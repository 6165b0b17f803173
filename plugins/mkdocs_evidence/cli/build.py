"""`build`: content in, the public site out."""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from mkdocs_evidence.cli import options
from mkdocs_evidence.cli.exit_codes import FAULTS, FINE, WRONG_CALL
from mkdocs_evidence.cli.progress import Progress
from mkdocs_evidence.clock import this_day

if TYPE_CHECKING:
    from mkdocs_evidence.mkdocs_adapter.build_result import BuildResult

NAME = "build"
SUMMARY = "build the site into the folder `site` (this is what happens without a command)"
HELP = """\
Build the public site into the folder `site`.

Every file is checked first. If something is wrong, each mistake is shown with its file and line,
and the site that was there before stays as it was. Drafts and records dated in the future are left out.

Examples:
  python3 build.py
  python3 build.py build --strict
  python3 build.py build --strict --sealed
  python3 build.py build --edition 2019-03-20 --out site-of-2019-03-20
  python3 build.py build --drafts --for-disk --out preview
"""


_CHOICES = ("strict", "edition", "drafts", "sealed", "search", "pdf", "cards")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    options.add_config(parser)
    options.add_as_of(parser)
    options.add_sealed(parser)
    options.add_edition(parser)
    parser.add_argument(
        "--drafts",
        action="store_true",
        help="show drafts and what is dated in the future too, for a preview; needs --out",
    )
    parser.add_argument(
        "--strict", action="store_true", help="let a warning stop the build too, as the public build does"
    )
    parser.add_argument(
        "--clean", action="store_true", help="make everything anew, and nothing from what was kept"
    )
    parser.add_argument(
        "--search",
        choices=("full", "skip"),
        default="full",
        help="skip: leave the search index as it is, so that a look at the pages need not wait for it",
    )
    _add_extras(parser)
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=options.number_of_jobs,
        default=options.cores(),
        help="use so many cores (default: all, here %(default)s)",
    )
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help="write the site to this folder (default: `site_dir` of mkdocs.yml)",
    )


def _add_extras(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--for-disk",
        action="store_true",
        help="make pages that open by double click, without a server, search included; needs --out",
    )
    parser.add_argument(
        "--pdf", action="store_true", help="make a PDF of each version of a protocol or report, too"
    )
    parser.add_argument(
        "--cards", action="store_true", help="draw a picture for each record, which goes with shared links"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build, and tell the faults or what was built."""
    from mkdocs_evidence.incremental import unchanged_since

    if (arguments.edition or arguments.drafts or arguments.for_disk) and not arguments.out:
        print("That is built beside the public site: say where with --out DIR.", file=sys.stderr)
        return WRONG_CALL
    missing = _missing(arguments)
    if missing:
        print(f"{missing}\nThe site was not built; what was there before is untouched.", file=sys.stderr)
        return WRONG_CALL
    started = monotonic()
    out = arguments.out.expanduser().resolve() if arguments.out else None
    if not arguments.clean and not arguments.for_disk:
        last = unchanged_since(options.config_file(arguments).parent, out, _choices(arguments))
        if last is not None:
            print(last.told, file=sys.stderr, end="")
            seconds = monotonic() - started
            print(f"Nothing has changed: {last.summary}, checked in {seconds:.1f} s: {last.site}")
            return FINE
    return _build(arguments, out, started)


def _build(arguments: argparse.Namespace, out: Path | None, started: float) -> int:
    with Progress() as progress:
        built = _built(arguments, out, progress.tell)
    print(built.told, file=sys.stderr, end="")
    if not built.succeeded:
        print("The site was not built; what was there before is untouched.", file=sys.stderr)
        return FAULTS
    print(f"Built {built.summary} in {monotonic() - started:.1f} s: {built.site_dir}")
    if arguments.for_disk:
        print(f"To look at it, open by double click: {built.site_dir / 'index.html'}")
    return FINE


def _built(arguments: argparse.Namespace, out: Path | None, tell: Callable[[str], None]) -> "BuildResult":
    from mkdocs_evidence.mkdocs_adapter.site_build import build_site

    config_file, as_of = options.config_file(arguments), options.as_of_day(arguments)
    search = arguments.search == "full"
    build = partial(
        build_site,
        config_file,
        as_of=as_of,
        strict=arguments.strict,
        edition=arguments.edition,
        must_be_sealed=arguments.sealed,
        drafts=arguments.drafts,
        pdf=arguments.pdf,
        cards=arguments.cards,
        clean=arguments.clean,
        processes=arguments.jobs,
        choices=_choices(arguments),
        tell=tell,
    )
    if not (out and arguments.for_disk):
        return build(out=out, search=search)
    from mkdocs_evidence.mkdocs_adapter.site_for_disk import build_for_disk

    return build_for_disk(
        config_file,
        lambda folder: build(out=folder, search=False),
        out,
        as_of=as_of,
        search=search,
        processes=arguments.jobs,
        tell=tell,
    )


def _choices(arguments: argparse.Namespace) -> tuple[str, ...]:
    """All that decides what is built, besides files: today too, since the checks look at it."""
    return (
        *(f"{name}={getattr(arguments, name)}" for name in _CHOICES),
        f"as of {options.as_of_day(arguments)}, looked at on {this_day()}",
    )


def _missing(arguments: argparse.Namespace) -> str:
    """Return a sentence on what the options need and this machine lacks; empty if it lacks nothing."""
    if not arguments.pdf:
        return ""
    from mkdocs_evidence.mkdocs_adapter.pdf.requirements import missing_requirement

    return missing_requirement()
