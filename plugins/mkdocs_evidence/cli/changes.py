"""`changes`: what a change does to the public site, before it is merged."""

import argparse
import re
import sys

from mkdocs_evidence.cli import options
from mkdocs_evidence.cli.exit_codes import FAULTS, FINE

NAME = "changes"
SUMMARY = "tell what your changes will do to the public site once they are merged"
HELP = """\
Tell what your changes will do to the public site, the gravest first: what is removed, retracted or
corrected, which promises are taken back, which versions will be sealed, where studies stand, what is
published, which words change. Below are the pages to look at and, folded, every page and address. Files that
are not committed yet count too.

The exit status is 1 where something must not be merged as it is: a history rewritten, an address lost, lines
of the register removed or changed.

Examples:
  python3 build.py changes
  python3 build.py changes --base origin/main --format json
  python3 build.py changes --preview https://previews.your-centre.example/12/
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument(
        "--base", metavar="REF", help="the branch, tag or commit to compare with (default: the main branch)"
    )
    parser.add_argument(
        "--format", choices=("markdown", "json"), default="markdown", help="text to read (default), or json"
    )
    parser.add_argument(
        "--preview",
        metavar="WHERE",
        type=_preview,
        default="",
        help="in the text, link each page to a preview of the site: its address, or the folder of its files",
    )
    options.add_config(parser)
    options.add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Compare, and tell."""
    from mkdocs_evidence import changes
    from mkdocs_evidence.mkdocs_adapter.site_changes import changes_of_site

    told = changes_of_site(options.config_file(arguments), arguments.base, as_of=options.as_of_day(arguments))
    is_json = arguments.format == "json"
    sys.stdout.write(
        changes.render_json(told) if is_json else changes.render_markdown(told, arguments.preview)
    )
    return FAULTS if told.must_wait else FINE


def _preview(text: str) -> str:
    if re.search(r"[\s<>`]", text):
        raise argparse.ArgumentTypeError(
            f"'{text}' holds a space or a sign that no address has; give an address or a folder's name"
        )
    return text
