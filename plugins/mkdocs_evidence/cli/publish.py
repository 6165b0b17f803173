"""`publish`: seal what is newly public."""

import argparse
import sys

from mkdocs_evidence.cli import options
from mkdocs_evidence.cli.exit_codes import FAULTS, FINE

NAME = "publish"
SUMMARY = "seal what is newly public, so that it can never change unseen"
HELP = """\
Seal what is newly public: write its addresses, and the hash of each new version, into the register.

The register (`register.jsonl` in the content folder) only ever grows. After this a sealed version cannot be
edited, and no address in it can disappear: `check` refuses both, and says how to do it right. Run this before
you publish, look at what it says, and commit the register together with the content.

Examples:
  python3 build.py publish
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    options.add_config(parser)
    options.add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Seal, and tell what was sealed."""
    from mkdocs_evidence.diagnostics import render_text
    from mkdocs_evidence.mkdocs_adapter.site_publish import publish_site

    published = publish_site(options.config_file(arguments), day=options.as_of_day(arguments), tell=_tell)
    if not published.succeeded:
        print(render_text(published.diagnostics), file=sys.stderr, end="")
        print("Nothing was sealed; the register is as it was.", file=sys.stderr)
        return FAULTS
    for entry in published.new:
        print(f"{entry.sequence:6}  {entry.kind.label.lower():<11}  {entry.address}")
    if not published.new:
        print("Nothing new to seal; the register is as it was.")
        return FINE
    lines = "1 line" if len(published.new) == 1 else f"{len(published.new)} lines"
    print(f"Added {lines} to {published.file}. Commit it. Its head is now {published.head}")
    return FINE


def _tell(step: str) -> None:
    print(f"{step} …", file=sys.stderr, flush=True)
