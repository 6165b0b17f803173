"""Diagnostics as text for people, as JSON for programs, as annotations for a pull request."""

from __future__ import annotations

import json
from collections.abc import Iterable

from mkdocs_evidence.diagnostics.diagnostic import Diagnostic, Place, Severity

RULE_PAGES = "docs/rules"
WIDTH = 120
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Every fault with its source line, a caret under the place, and the next step."""
    faults = tuple(diagnostics)
    blocks = [_text_block(fault) for fault in faults]
    return "\n\n".join([*blocks, summary(faults)]) + "\n"


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Every fault as one JSON object of an array."""
    return json.dumps([_as_object(fault) for fault in diagnostics], indent=2, ensure_ascii=False) + "\n"


def render_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands that GitHub shows beside the faulty line of a pull request.

    Escapes as GitHub's toolkit does (actions/toolkit, packages/core/src/command.ts).
    """
    return "".join(f"{_annotation(fault)}\n" for fault in diagnostics)


def summary(diagnostics: tuple[Diagnostic, ...]) -> str:
    """One closing line: how many errors and warnings, in how many files, and how many notes."""
    faults = [fault for fault in diagnostics if not fault.is_note]
    notes = len(diagnostics) - len(faults)
    besides = f" {counted(notes, 'note')}." if notes else ""
    if not faults:
        return f"No faults found.{besides}"
    errors = sum(fault.rule.severity is Severity.ERROR for fault in faults)
    warnings = len(faults) - errors
    files = len({fault.place.path for fault in faults})
    parts = [counted(errors, "error")] if errors else []
    parts += [counted(warnings, "warning")] if warnings else []
    return f"{' and '.join(parts)} in {counted(files, 'file')}.{besides}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: 1 line, 2 lines. `plural` is for nouns that do not add an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or f'{noun}s'}"


def _text_block(fault: Diagnostic) -> str:
    place = fault.place
    gutter = " " * len(str(place.line))
    lines = [f"{fault.rule.severity.value}[{fault.rule.id}]: {fault.message}"]
    lines.append(f"{gutter}--> {place}")
    if place.source_line:
        shown, start, length = _excerpt(place)
        lines.append(f"{gutter} |")
        lines.append(f"{place.line} | {shown}")
        lines.append(f"{gutter} | {' ' * start}{'^' * length}")
    lines += [f"{gutter} = {name}: {text}" for name, text in _indented(_details(fault), f"{gutter}     ")]
    return "\n".join(lines)


def _indented(details: Iterable[tuple[str, str]], margin: str) -> Iterable[tuple[str, str]]:
    """Details whose further lines begin at a margin."""
    return ((name, text.replace("\n", f"\n{margin}")) for name, text in details)


def _excerpt(place: Place) -> tuple[str, int, int]:
    """The source line, or of a long one the part around the fault; where the carets start, how many."""
    line = place.source_line.replace("\t", " ")
    start = place.column - 1
    cut = start - WIDTH // 2 if len(line) > WIDTH and start > WIDTH // 2 else 0
    head = "…" if cut else ""
    tail = "…" if len(line) - cut > WIDTH else ""
    shown = f"{head}{line[cut : cut + WIDTH]}{tail}"
    start += len(head) - cut
    return shown, start, max(1, min(place.length, len(shown) - len(tail) - start))


def _details(fault: Diagnostic) -> Iterable[tuple[str, str]]:
    if fault.seen is not None:
        yield "found", fault.seen
    if fault.allowed:
        yield "allowed", ", ".join(fault.allowed)
    if fault.nearest:
        yield "did you mean", fault.nearest
    yield "help", fault.help
    yield "more", f"{RULE_PAGES}/{fault.rule.id}.md"


def _as_object(fault: Diagnostic) -> dict[str, object]:
    return {
        "rule": fault.rule.id,
        "severity": fault.rule.severity.value,
        "path": fault.place.path,
        "line": fault.place.line,
        "column": fault.place.column,
        "length": fault.place.length,
        "message": fault.message,
        "found": fault.seen,
        "allowed": list(fault.allowed),
        "nearest": fault.nearest,
        "help": fault.help,
        "page": f"{RULE_PAGES}/{fault.rule.id}.md",
    }


def _annotation(fault: Diagnostic) -> str:
    place = fault.place
    properties = ",".join(
        f"{name}={_escape_property(value)}"
        for name, value in (
            ("file", place.path),
            ("line", str(place.line)),
            ("col", str(place.column)),
            ("endColumn", str(place.column + place.length)),
            ("title", f"{fault.rule.title} [{fault.rule.id}]"),
        )
    )
    details = (f"{name}: {text}" for name, text in _details(fault))
    message = _escape_data("\n".join([fault.message, *details]))
    return f"::{_COMMANDS[fault.rule.severity]} {properties}::{message}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
