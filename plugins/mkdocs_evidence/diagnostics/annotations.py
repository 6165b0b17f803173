"""Diagnostics as annotations, which GitHub shows beside the lines of a pull request.

A step shows the first ten errors, the first ten warnings and the first ten notices, and drops the rest
without a word (docs.github.com, "Usage limits", annotations). So many of one kind are told as one, those
first; and where that is not enough, the tenth says how many more there are. The log has all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mkdocs_evidence.diagnostics.diagnostic import Diagnostic, Severity
from mkdocs_evidence.diagnostics.invisible import visible
from mkdocs_evidence.diagnostics.reporters import counted, details_of, render_text
from mkdocs_evidence.diagnostics.roll_up import RolledUp, roll_up

MOST_SHOWN = 10
_COMMAND = re.compile(r"^(\s*)::")
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands, no more of each severity than are shown, and every fault in the log.

    Escapes as GitHub's toolkit does (actions/toolkit, packages/core/src/command.ts).
    """
    faults = tuple(diagnostics)
    lines: list[str] = []
    is_all = True
    for severity in Severity:
        groups = [group for group in roll_up(faults) if group.first.rule.severity is severity]
        is_all = is_all and len(groups) <= MOST_SHOWN and not any(group.others for group in groups)
        lines += _annotations(groups)
    told = "".join(f"{line}\n" for line in lines)
    return told if is_all else f"{told}{_log(faults)}"


def _annotations(groups: list[RolledUp]) -> Iterator[str]:
    """The annotations of one severity: those for many faults first."""
    in_order = sorted(groups, key=lambda group: not group.others)
    shown = in_order if len(in_order) <= MOST_SHOWN else in_order[: MOST_SHOWN - 1]
    yield from map(_annotation, shown)
    rest = in_order[len(shown) :]
    if rest:
        number = sum(group.number for group in rest)
        kind = rest[0].first.rule.severity.value
        yield _command(
            rest[0].first,
            f"{counted(number, f'more {kind}')}, from here on",
            "The log of this step has all of them: open its last part.",
        )


def _annotation(group: RolledUp) -> str:
    fault = group.first
    details = [f"{name}: {text}" for name, text in details_of(fault)]
    often = ""
    if group.others:
        often = f" ({counted(group.number, 'time')} in {counted(group.files, 'file')})"
        details.append("The log of this step has all of them.")
    return _command(
        fault, f"{fault.rule.title} [{fault.rule.id}]{often}", "\n".join([fault.message, *details])
    )


def _command(fault: Diagnostic, title: str, message: str) -> str:
    place = fault.place
    properties = ",".join(
        f"{name}={_escape_property(value)}"
        for name, value in (
            ("file", place.path),
            ("line", str(place.line)),
            ("col", str(place.column)),
            ("endColumn", str(place.column + place.length)),
            ("title", title),
        )
    )
    return f"::{_COMMANDS[fault.rule.severity]} {properties}::{_escape_data(message)}"


def _log(faults: tuple[Diagnostic, ...]) -> str:
    """Every fault as text, in a part of the log that is opened by a click; no line of it is a command."""
    text = render_text(faults, each=True).replace("##[", "## [").rstrip("\n")
    lines = "\n".join(_COMMAND.sub(r"\1: :", line) for line in text.split("\n"))
    return f"::group::All of them, one by one\n{lines}\n::endgroup::\n"


def _escape_data(text: str) -> str:
    return visible(text.replace("\r", " ")).replace("%", "%25").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
