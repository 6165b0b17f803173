"""The command line: one parser, with a part for each command."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

from mkdocs_evidence.cli import amend, build, changes, check, import_word, new, publish, serve, test, verify
from mkdocs_evidence.cli.exit_codes import WRONG_CALL

COMMANDS = (build, serve, check, new, amend, import_word, changes, publish, verify, test)
"""Each is a module with `NAME`, `SUMMARY`, `HELP`, `add_arguments(parser)` and `run(arguments)`."""

_HELP_FLAGS = frozenset({"-h", "--help"})
_PROGRAM = "python3 build.py"

_DESCRIPTION = """\
Build and check this evidence site: Markdown files in, a public web site out.

The first run sets itself up (a minute or so, with the network); later runs start at once.
Everything that it installs stays inside this folder, in `.venv`.
"""

_EPILOG = """\
Most used:
  python3 build.py                build the site into the folder `site`
  python3 build.py serve          see the site while you write: open the address that it shows
  python3 build.py check          look for mistakes in the files, without writing the site

`python3 build.py COMMAND --help` explains one command, with examples.
"""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence and the way to help, not a page of usage."""

    def error(self, message: str) -> NoReturn:
        sentence = message[:1].upper() + message[1:].rstrip(".")
        self.exit(WRONG_CALL, f"{sentence}. For help: {self.prog} --help\n")


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    style = argparse.RawDescriptionHelpFormatter
    parser = _Parser(
        prog=_PROGRAM, description=_DESCRIPTION, epilog=_EPILOG, formatter_class=style, allow_abbrev=False
    )
    parts = parser.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", parser_class=_Parser, prog=_PROGRAM
    )
    for command in COMMANDS:
        part = parts.add_parser(
            command.NAME,
            help=command.SUMMARY,
            description=command.HELP,
            formatter_class=style,
            allow_abbrev=False,
        )
        command.add_arguments(part)
        part.set_defaults(run=command.run)
    return parser


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options of the command that `argv` names; of `build` where it names none.

    `command` is the command's name and `run` the function that does it. Help and a wrong call end the
    program, with 0 and 2.
    """
    words = list(argv)
    if not words or (words[0].startswith("-") and words[0] not in _HELP_FLAGS):
        words.insert(0, build.NAME)
    if words[0] == test.NAME and not _HELP_FLAGS.intersection(words):
        words.insert(1, "--")  # what follows is for the test runner, not for us
    parser = make_parser()
    _refuse_unknown_command(parser, words[0])
    return parser.parse_args(words)


def _refuse_unknown_command(parser: argparse.ArgumentParser, word: str) -> None:
    names = [command.NAME for command in COMMANDS]
    if word in names or word in _HELP_FLAGS:
        return
    from mkdocs_evidence.diagnostics import nearest  # here: few words are misspelt

    meant = nearest(word, names)
    question = f"did you mean '{meant}'?" if meant else f"there are {', '.join(names)}."
    parser.exit(WRONG_CALL, f"There is no command '{word}'; {question} For help: {parser.prog} --help\n")
