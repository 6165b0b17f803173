"""`verify`: hold content, and a built site, against the register."""

import argparse
import sys
from pathlib import Path

from mkdocs_evidence.cli import options
from mkdocs_evidence.cli.exit_codes import FAULTS, FINE

NAME = "verify"
SUMMARY = "prove that nothing sealed has changed, in the content or in a built site"
HELP = """\
Prove that nothing that was ever sealed has changed or disappeared.

The register's lines are compared with each other, and the content with the register. With --site, a built
site is too: every address must answer, every frozen version's source must have the hash that was sealed, and
its page must read as it did when it was sealed; no file that the content makes may be missing, and none may
be left of what it no longer makes.

With --since, an earlier copy of the register (that of the live site, say) must be the beginning of this one;
instead of the copy you can give its checkpoint: the three lines that a site shows at
/register.checkpoint.txt.

Examples:
  python3 build.py verify
  python3 build.py verify --site site
  python3 build.py verify --since earlier-register.jsonl
  python3 build.py verify --since register.checkpoint.txt
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    options.add_config(parser)
    options.add_as_of(parser)
    parser.add_argument(
        "--site", metavar="DIR", type=options.existing_folder, help="verify this built site too"
    )
    parser.add_argument(
        "--since",
        metavar="FILE",
        type=options.existing_path,
        help="an earlier copy of the register, or its checkpoint: lines may only have been added since",
    )


def run(arguments: argparse.Namespace) -> int:
    """Verify, and tell everything that does not fit."""
    from mkdocs_evidence.diagnostics import render_text
    from mkdocs_evidence.mkdocs_adapter.site_verify import verify_site

    site: Path | None = arguments.site
    verified = verify_site(
        options.config_file(arguments),
        as_of=options.as_of_day(arguments),
        site=site,
        earlier=arguments.since,
    )
    if verified.diagnostics or verified.notes:
        print(render_text((*verified.diagnostics, *verified.notes)), file=sys.stderr, end="")
    for problem in verified.problems:
        print(problem, file=sys.stderr)
    if verified.foreign:
        some = ", ".join(verified.foreign[:5])
        print(
            f"Not made from this content, and left alone: {some}",
            file=sys.stderr,
        )
    if not verified.succeeded:
        return FAULTS
    fit = f"the content and {site} fit" if site else "the content fits"
    print(f"{verified.lines} lines and {verified.versions} frozen versions: {fit} the register.")
    print(f"The head of the register is {verified.head}")
    return FINE
