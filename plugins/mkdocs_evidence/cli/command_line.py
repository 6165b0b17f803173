"""From what was typed to an exit code."""

import argparse
import sys
from collections.abc import Sequence

from mkdocs_evidence.cli.arguments import parse_arguments
from mkdocs_evidence.cli.exit_codes import FAULTS, INTERRUPTED
from mkdocs_evidence.cli.visible_output import visible_output


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` names and return its exit code: 0 fine, 1 faults, 2 a wrong call."""
    with visible_output():
        return _main(sys.argv[1:] if argv is None else argv)


def _main(argv: Sequence[str]) -> int:
    arguments = parse_arguments(argv)
    try:
        code: int = _run(arguments)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED
    except OSError as error:
        print(_what_failed(error), file=sys.stderr)
        return FAULTS
    return code


def _run(arguments: argparse.Namespace) -> int:
    """Run the command; what stands in its way is told as a sentence."""
    try:
        code: int = arguments.run(arguments)
    except _problem() as error:
        print(error, file=sys.stderr)
        return FAULTS
    return code


def _problem() -> type[Exception]:
    """The class of problems of a site, which is imported when something is raised."""
    from mkdocs_evidence.diagnostics import SiteProblemError

    return SiteProblemError


def _what_failed(error: OSError) -> str:
    """Say in one sentence which file or address could not be used, and why."""
    reason = error.strerror or str(error)
    return f"Cannot use {error.filename}: {reason}." if error.filename else f"The system refused: {reason}."
