"""`check`: every mistake at which a build would stop, without writing pages."""

import argparse
import sys
from collections.abc import Callable
from functools import partial

from mkdocs_evidence.cli import options
from mkdocs_evidence.cli.exit_codes import FAULTS, FINE

NAME = "check"
SUMMARY = "look for mistakes in every file, without writing the site"
HELP = """\
Look for mistakes in every file, without writing the site. What passes here can be published.

Links, pictures and headings, the pages that are not records, and the settings are checked as a build checks
them. A sealed version that would not read as it did when it was sealed counts as a mistake.

With --sealed, what is public and not in the register yet is a mistake too, and the site is built into the
cache, where nobody sees it.

Each mistake is shown with its file, line and column, what was found there, what would be right, and what to
do next, all in one run. Many mistakes of one kind are shown as one, with how many there are; --all
shows each. The exit status is 0 where nothing is wrong and 1 where something is. A warning is a mistake,
since the public build stops at it; a note is not.

Examples:
  python3 build.py check
  python3 build.py check --all
  python3 build.py check --sealed
  python3 build.py check --format json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    options.add_config(parser)
    options.add_as_of(parser)
    options.add_sealed(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="text to read (default), json for programs, github for notes beside a pull request's lines",
    )

    parser.add_argument(
        "--all", action="store_true", help="show each mistake, where many of one kind would be shown as one"
    )


def run(arguments: argparse.Namespace) -> int:
    """Check the site, and print every fault."""
    from mkdocs_evidence import diagnostics
    from mkdocs_evidence.incremental import collector_paused

    with collector_paused():
        from mkdocs_evidence.mkdocs_adapter.site_check import check_site

    renderers: dict[str, Callable[[tuple[diagnostics.Diagnostic, ...]], str]] = {
        "text": partial(diagnostics.render_text, each=arguments.all),
        "json": diagnostics.render_json,
        "github": diagnostics.render_github,
    }
    faults = check_site(
        options.config_file(arguments),
        as_of=options.as_of_day(arguments),
        must_be_sealed=arguments.sealed,
        processes=options.cores(),
    )
    sys.stdout.write(renderers[arguments.format](faults))
    return FINE if all(fault.is_note for fault in faults) else FAULTS
