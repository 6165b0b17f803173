"""`test`: run the software's own tests."""

import argparse
import os
import sys
from collections.abc import Sequence

from mkdocs_evidence.cli import options
from mkdocs_evidence.cli.exit_codes import WRONG_CALL

NAME = "test"
SUMMARY = "run the software's own tests (for developers)"
HELP = """\
Run the software's own tests. The first run sets up what they need.

Words after `test` go to the test runner, pytest. Tests that need a browser or Java are skipped where there is
none, and the closing lines say which and how to get it; with CI=true in the environment they fail instead.
The tests that are marked as slow are left out, and a line says so; with CI=true they run too, and so they
do where you choose tests yourself with -m.

Examples:
  python3 build.py test
  python3 build.py test tests/unit -k dates
  python3 build.py test -m slow
"""

_ONE_PROCESS = ("-n", "--numprocesses", "--pdb", "--trace", "-p", "--collect-only", "--co")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take every further word as one for the test runner."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="options and files for pytest")


def run(arguments: argparse.Namespace) -> int:
    """Run pytest in the site's folder and return its exit code."""
    import importlib.util
    import subprocess

    if importlib.util.find_spec("pytest") is None:
        print(
            "The tests need more than the site does; set them up with: python3 build.py test", file=sys.stderr
        )
        return WRONG_CALL
    choice = _choice(arguments.words, os.environ.get("CI", ""))
    command = [sys.executable, "-m", "pytest", *_spread(arguments.words), *choice, *arguments.words]
    return subprocess.run(command, cwd=options.home(), env=dict(os.environ), check=False).returncode


def _spread(words: Sequence[str]) -> tuple[str, ...]:
    """Use every core, a file of tests to each in their order, unless the caller has a wish of his own."""
    if any(word.startswith(_ONE_PROCESS) for word in words):
        return ()
    return ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")


def _choice(words: Sequence[str], ci: str) -> tuple[str, ...]:
    """Leave the slow tests out, and say so, unless this is CI or the caller has chosen."""
    if ci.lower() in {"1", "true"} or any(word.startswith("-m") for word in words):
        return ()
    print("The slow tests are left out; to run them: python3 build.py test -m slow", file=sys.stderr)
    return ("-m", "not slow")
