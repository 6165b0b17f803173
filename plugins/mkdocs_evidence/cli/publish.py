"""`publish`: seal what is newly public."""

import argparse
import sys

from mkdocs_evidence.cli import options
from mkdocs_evidence.cli.exit_codes import FAULTS, FINE, WRONG_CALL

NAME = "publish"
SUMMARY = "seal what is newly public, so that it can never change unseen"
HELP = """\
Seal what is newly public: add to the register its addresses and, for each new version, the hash of its file
and of the words that readers see. What a version takes from other files (the works that it cites, the words
that it explains) is written into a file beside it, such as `v1.sealed.json`, and sealed with it.

The register (`register.jsonl` in the content folder) only ever grows. After this a sealed version cannot be
edited, and no address in it can disappear: `check` refuses both, and says how to do it right. Run this before
you publish, look at what it says, and commit the register and the new files together with the content.

An update of the software may change the words of a sealed page; the public build then stops. If the new
words are right, --accept records them on a new line of the register, with the reason that you give.

Examples:
  python3 build.py publish
  python3 build.py publish --accept protocols/our-study@1 --reason "the citation style now writes n.d."
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    options.add_config(parser)
    options.add_as_of(parser)
    parser.add_argument(
        "--accept",
        metavar="VERSION",
        help="record the new words of this sealed version; needs --reason",
    )
    parser.add_argument(
        "--reason",
        metavar="TEXT",
        default="",
        help="why the words changed; the register shows it to everybody",
    )


def run(arguments: argparse.Namespace) -> int:
    """Seal, and tell what was sealed."""
    from mkdocs_evidence.diagnostics import counted, render_text
    from mkdocs_evidence.mkdocs_adapter.site_publish import Accepted, publish_site

    reason = " ".join(arguments.reason.split())
    if bool(arguments.accept) != bool(reason):
        print("--accept and --reason go together: which version, and why its words changed.", file=sys.stderr)
        return WRONG_CALL
    published = publish_site(
        options.config_file(arguments),
        day=options.as_of_day(arguments),
        accepted=Accepted(arguments.accept, reason) if arguments.accept else None,
        processes=options.cores(),
        tell=_tell,
    )
    if not published.succeeded:
        print(render_text(published.diagnostics), file=sys.stderr, end="")
        print("Nothing was sealed; the register is as it was.", file=sys.stderr)
        return FAULTS
    for entry in published.new:
        print(f"{entry.sequence:6}  {entry.kind.label.lower():<11}  {entry.address}")
    if not published.new:
        print("Nothing new to seal; the register is as it was.")
        return FINE
    lines = counted(len(published.new), "line")
    if published.written:
        files = counted(len(published.written), "file")
        print(f"Wrote {files} of sealed data beside the versions (*.sealed.json).")
    what = "them" if published.written else "it"
    print(f"Added {lines} to {published.file}. Commit {what}. Its head is now {published.head}")
    return FINE


def _tell(step: str) -> None:
    print(f"{step} …", file=sys.stderr, flush=True)
