"""Diagnostics as text for people, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from mkdocs_evidence.diagnostics.diagnostic import Diagnostic, Place, Severity
from mkdocs_evidence.diagnostics.invisible import invisible_in, visible
from mkdocs_evidence.diagnostics.roll_up import RolledUp, group_of, roll_up

RULE_PAGES = "docs/rules"
WIDTH = 120
SHOWN_PLACES = 3
SEE_EACH = "python3 build.py check --all"


def render_text(diagnostics: Iterable[Diagnostic], *, each: bool = False) -> str:
    """The faults with their source lines, a caret under the place, and the next step.

    Many of one kind are told as one, unless `each` is wanted.
    """
    faults = tuple(diagnostics)
    groups = map(RolledUp, faults) if each else roll_up(faults)
    return visible("\n\n".join([*map(_text_block, groups), summary(faults)]) + "\n")


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Every fault as one JSON object of an array, as docs/schema/cli/check.json describes it."""
    found = json.dumps([_as_object(fault) for fault in diagnostics], indent=2, ensure_ascii=False)
    return f"{escaped_in_json(found)}\n"


def escaped_in_json(text: str) -> str:
    """JSON in which each character that nobody can see is written as an escape."""
    parts, after = [], 0
    for position, character in invisible_in(text):
        parts += [text[after:position], json.dumps(character)[1:-1] if ord(character) != 0x7F else "\\u007f"]
        after = position + 1
    return "".join((*parts, text[after:]))


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
    stops = " The public build stops at warnings too." if not errors else ""
    return f"{' and '.join(parts)} in {counted(files, 'file')}.{stops}{besides}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: 1 line, 2 lines. `plural` is for nouns that do not add an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or f'{noun}s'}"


def _text_block(group: RolledUp) -> str:
    fault = group.first
    place = fault.place
    gutter = " " * len(str(place.line))
    often = f" ({_how_many(group)})" if group.others else ""
    lines = [f"{fault.rule.severity.value}[{fault.rule.id}]: {_on_one_line(fault.message)}{often}"]
    lines.append(f"{gutter}--> {_on_one_line(str(place))}")
    if place.source_line:
        shown, start, length = _excerpt(place)
        lines.append(f"{gutter} |")
        lines.append(f"{place.line} | {shown}")
        lines.append(f"{gutter} | {' ' * start}{'^' * length}")
    details = (*details_of(fault), *_others(group))
    lines += [f"{gutter} = {name}: {text}" for name, text in _indented(details, f"{gutter}     ")]
    return "\n".join(lines)


def _how_many(group: RolledUp) -> str:
    words = "" if group.has_same_words else "and others of this rule, "
    return f"{words}{counted(group.number, 'time')} in {counted(group.files, 'file')}"


def _others(group: RolledUp) -> Iterator[tuple[str, str]]:
    """Where the others of a group are, and how to see each."""
    if not group.others:
        return
    places = [_on_one_line(str(one.place)) for one in group.others[:SHOWN_PLACES]]
    more = len(group.others) - len(places)
    yield "also at", ", ".join([*places, *([f"and {more} more"] if more else [])])
    yield "see each", SEE_EACH


def _on_one_line(text: str) -> str:
    return text.replace("\n", "\\n")


def _indented(details: Iterable[tuple[str, str]], margin: str) -> Iterable[tuple[str, str]]:
    """Details whose further lines begin at a margin."""
    return ((name, text.replace("\n", f"\n{margin}")) for name, text in details)


def _excerpt(place: Place) -> tuple[str, int, int]:
    """The source line, or of a long one the part around the fault; where the carets start, how many."""
    line, start, length = _shown_line(place)
    cut = start - WIDTH // 2 if len(line) > WIDTH and start > WIDTH // 2 else 0
    head = "…" if cut else ""
    tail = "…" if len(line) - cut > WIDTH else ""
    shown = f"{head}{line[cut : cut + WIDTH]}{tail}"
    start += len(head) - cut
    return shown, start, max(1, min(length, len(shown) - len(tail) - start))


def _shown_line(place: Place) -> tuple[str, int, int]:
    """The source line with what nobody can see written out; the place in it, and its length."""
    written = place.source_line.replace("\t", " ").replace("\n", " ")
    hidden = tuple(position for position, _ in invisible_in(written))
    if not hidden:
        return written, place.column - 1, place.length
    wide = [visible(one) if at in hidden else one for at, one in enumerate(written)]
    start, end = place.column - 1, place.column - 1 + place.length
    return "".join(wide), len("".join(wide[:start])), len("".join(wide[start:end]))


def details_of(fault: Diagnostic) -> Iterator[tuple[str, str]]:
    """What a message says besides its first sentence, each with its name."""
    if fault.seen is not None:
        yield "found", _on_one_line(fault.seen)
    if fault.allowed:
        yield "allowed", _on_one_line(", ".join(fault.allowed))
    if fault.nearest:
        yield "did you mean", _on_one_line(fault.nearest)
    yield "help", fault.help
    if fault.command:
        yield "run", fault.command
    yield "more", page_of(fault)


def page_of(fault: Diagnostic) -> str:
    """The page of a fault's rule, from the folder that `build.py` is in."""
    return f"{RULE_PAGES}/{fault.rule.id}.md"


def _as_object(fault: Diagnostic) -> dict[str, object]:
    return {
        "rule": fault.rule.id,
        "title": fault.rule.title,
        "severity": fault.rule.severity.value,
        "path": fault.place.path,
        "line": fault.place.line,
        "column": fault.place.column,
        "length": fault.place.length,
        "message": fault.message,
        "found": fault.seen,
        "allowed": list(fault.allowed),
        "nearest": fault.nearest,
        "remedy": fault.help,
        "command": fault.command,
        "group": group_of(fault),
        "url": page_of(fault),
    }
