"""`amend`: begin the next version of a protocol or report."""

import argparse
import sys
from typing import TYPE_CHECKING

from mkdocs_evidence.cli import options
from mkdocs_evidence.cli.exit_codes import FINE

if TYPE_CHECKING:
    from mkdocs_evidence.authoring import Value
    from mkdocs_evidence.mkdocs_adapter.new_files import ContentFolder
    from mkdocs_evidence.model import Record, VersionedFields

NAME = "amend"
SUMMARY = "begin the next version of a protocol or report"
HELP = """\
Begin the next version of a protocol or report. The current version is copied to a new file, to which you
add what is different; the version that is public stays as it is, for ever.

The file says in `change` what is different, why, who asked for it, and whether outcome data had been seen.
In a terminal you are asked for these, and for the version as it is printed on the document, unless you give
them as options. Where there is no answer the file says “To be written”, and the version cannot be published
until somebody has written it. The file is a draft, which is shown in previews only, until you take out the
line `draft: true`.

Examples:
  python3 build.py amend protocols/lambeth-swis
  python3 build.py amend protocols/lambeth-swis --class minor --summary "The address of the team is new."
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's options."""
    parser.add_argument(
        "record",
        metavar="TYPE/ID",
        nargs="?",
        help="the record, such as protocols/lambeth-swis; asked for in a terminal",
    )
    parser.add_argument(
        "--version-label", metavar="TEXT", help="the version as it is printed on the document"
    )
    parser.add_argument("--class", metavar="WORD", help="minor (wording only) or major (anything else)")
    parser.add_argument("--summary", metavar="TEXT", help="what is different")
    parser.add_argument("--reason", metavar="TEXT", help="why")
    parser.add_argument("--requested-by", metavar="TEXT", help="who asked for it")
    parser.add_argument(
        "--outcome-data-seen",
        metavar="WORD",
        help="whether those who changed it had seen outcome data: none, blinded, unblinded, not_applicable "
        "or not_known",
    )
    options.add_config(parser)
    options.add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the next version as a draft, and tell what comes next."""
    from mkdocs_evidence.authoring import next_version
    from mkdocs_evidence.mkdocs_adapter.new_files import add_files, open_content
    from mkdocs_evidence.mkdocs_adapter.next_versions import version_to_amend

    today = options.as_of_day(arguments)
    content = open_content(options.config_file(arguments), as_of=today)
    current = version_to_amend(content, arguments.record or _chosen(content))
    file = next_version(current, _answers(arguments, current, content), today)
    add_files(content, (file,))
    shown = content.shown(file.path)
    print(f"Wrote {shown}, a draft. Change its text there, and fill in what says “To be written”.")
    print("See it with: python3 build.py serve", file=sys.stderr)
    return FINE


def _chosen(content: "ContentFolder") -> str:
    from mkdocs_evidence.authoring import Choice
    from mkdocs_evidence.cli import asking
    from mkdocs_evidence.diagnostics import SiteProblemError
    from mkdocs_evidence.mkdocs_adapter.next_versions import amendable

    if not asking.is_terminal():
        raise SiteProblemError("Say what is to be amended, such as protocols/lambeth-swis.")
    choices = tuple(Choice(str(work), title) for work, title in amendable(content))
    return asking.ask_for("what do you want to amend?", choices)


def _answers(
    arguments: argparse.Namespace, current: "Record[VersionedFields]", content: "ContentFolder"
) -> "dict[str, Value]":
    """Return the answers from the options, and from the person at the terminal for the rest."""
    from mkdocs_evidence.authoring import AnswerError, amendment_questions, change_value
    from mkdocs_evidence.cli import asking
    from mkdocs_evidence.diagnostics import SiteProblemError

    questions = amendment_questions(current)
    given = {question.field: getattr(arguments, question.field) for question in questions}
    try:
        answers = {name: change_value(name, text) for name, text in given.items() if text is not None}
    except AnswerError as error:
        raise SiteProblemError(str(error)) from None
    if not asking.is_terminal():
        return answers
    return asking.ask_all(questions, content.graph, answers, {"class": "major"})
