"""What a change does to the public site, as text for a pull request and as JSON for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from mkdocs_evidence.changes.preview_links import with_preview_links
from mkdocs_evidence.changes.report import (
    CorrectedWork,
    MovedVersion,
    OutcomeChanges,
    PageChange,
    SealedVersion,
    SiteChanges,
    StatusChange,
)
from mkdocs_evidence.diagnostics import counted, escaped_in_json

MANY = 40
"""A longer list of pages is folded together."""
_MARKUP = re.compile(r"([\\`*_\[\]<>|])")


def render_json(changes: SiteChanges) -> str:
    """Everything as one JSON object; the names are those of `SiteChanges`."""
    told = {**asdict(changes), "must_wait": changes.must_wait}
    return escaped_in_json(json.dumps(told, indent=2, ensure_ascii=False)) + "\n"


def render_markdown(changes: SiteChanges, preview: str = "") -> str:
    """Everything in words, the gravest first; a heading with nothing below it is left out.

    Where a `preview` is given, its address or its folder, the pages that it shows have links.
    """
    parts = ["## What this change does to the public site", *_opening(changes)]
    for heading, lines in _sections(changes):
        if lines:
            parts += [f"### {heading}", "\n".join(f"- {line}" for line in lines)]
    summary = "\n\n".join(parts) + "\n"
    return with_preview_links(summary, changes, preview) if preview else summary


def _opening(changes: SiteChanges) -> Iterator[str]:
    yield f"Compared with {_code(changes.base)}."
    if changes.must_wait:
        yield "**This must not be merged as it is:** see the first points below."
    if changes.uncommitted:
        number = len(changes.uncommitted)
        files, they = ("1 file is", "It is") if number == 1 else (f"{number} files are", "They are")
        yield (
            f"{files} changed here and not committed ({_some(changes.uncommitted)}). "
            f"{they} counted as part of this change."
        )
    if changes.base_problem:
        yield f"**Only part of it could be compared.** {_plain(changes.base_problem)}"
    if changes.is_empty and not changes.base_problem:
        yield "Nothing that the public sees changes."
    elif changes.permanent:
        yield f"Merging makes **{counted(len(changes.permanent), 'address', 'addresses')}** permanent."


def _sections(changes: SiteChanges) -> Iterator[tuple[str, list[str]]]:
    yield "What stands in the way", [*map(_with_commands, changes.conflicts), *_illegal(changes.statuses)]
    yield "Versions that will be sealed", [_sealed(one) for one in changes.sealed]
    yield "Versions that move and keep their text", [_moved(one) for one in changes.moved]
    yield "Where studies stand", [_status(one) for one in changes.statuses]
    yield "Outcomes promised otherwise", [line for one in changes.outcomes for line in _outcomes(one)]
    yield "Cited works corrected", [_corrected(one) for one in changes.corrected]
    yield (
        "Addresses that become permanent",
        _folded([f"{_code(one.address)} ({one.kind})" for one in changes.permanent]),
    )
    yield "Pages added", _folded([_page(one) for one in changes.added])
    yield "Pages changed", _folded([_page(one) for one in changes.changed])
    yield "Pages taken away", [_page(one) for one in changes.removed]
    yield (
        "Old addresses that lead on",
        [f"{_code(one.old)} to {_code(one.new)}" for one in changes.redirected],
    )
    yield "Records elsewhere that change because of it", _folded([_page(one) for one in changes.elsewhere])
    yield "Lists that change", _folded([_page(one) for one in changes.lists])
    yield (
        "Not public yet",
        [f"{_code(one.path)}, “{_plain(one.title)}”: {_plain(one.reason)}" for one in changes.not_yet],
    )
    yield "Other files", _folded([f"{_code(path)}" for path in changes.other_files])


def _illegal(statuses: Iterable[StatusChange]) -> Iterator[str]:
    for status in statuses:
        for fault in status.faults:
            yield f"The history of “{_plain(status.title)}”: {_plain(fault)}."


def _sealed(version: SealedVersion) -> str:
    said = f"Version {version.number} of “{_plain(version.title)}” at {_code(version.address)}"
    if version.comparison:
        said += f"; what it changes: {_code(version.comparison)}"
    return f"{said}. {_plain(version.change)}" if version.change else f"{said}."


def _corrected(work: CorrectedWork) -> str:
    said = f"{_code('@' + work.key)}: {_plain(work.difference)}"
    if work.kept_by:
        said += f"; sealed and kept as it was in {', '.join(map(_code, work.kept_by))}"
    return f"{said}; shown as it is now in {', '.join(map(_code, work.shown_by))}" if work.shown_by else said


def _moved(version: MovedVersion) -> str:
    what = f"“{_plain(version.title)}”, version {version.number}"
    return f"{what}: {_code(version.old)} will lead to {_code(version.new)}"


def _status(status: StatusChange) -> str:
    entries = "; ".join(_plain(entry) for entry in status.entries) or "no new entry"
    legal = "not allowed" if status.faults else "allowed"
    return f"“{_plain(status.title)}” ({_code(status.address)}): {entries} ({legal})"


def _outcomes(changes: OutcomeChanges) -> Iterator[str]:
    seen = f" {changes.data_seen}." if changes.data_seen else ""
    where = f"“{_plain(changes.title)}”, version {changes.number}"
    groups = (("adds", changes.added), ("drops", changes.dropped), ("changes", changes.altered))
    for done, outcomes in groups:
        for outcome in outcomes:
            yield f"{where}, {done} the {_plain(outcome, keep='`')}.{seen}"


def _page(page: PageChange) -> str:
    why = f": {', '.join(_plain(reason) for reason in page.why)}" if page.why else ""
    return f"{_code(page.address)} {_plain(page.title)}{why}"


def _folded(lines: list[str]) -> list[str]:
    if len(lines) <= MANY:
        return lines
    return [*lines[:MANY], f"and {len(lines) - MANY} more"]


def _some(items: tuple[str, ...]) -> str:
    shown = ", ".join(f"{_code(item)}" for item in items[:3])
    return shown if len(items) <= 3 else f"{shown} and {len(items) - 3} more"


def _code(text: str) -> str:
    """A path or an address as code; a file's name may hold anything, and nothing of it is obeyed."""
    return f"`{''.join(character for character in text if character.isprintable() and character != '`')}`"


def _with_commands(sentences: str) -> str:
    """Sentences as plain text, but for what stands between backticks: that is code."""
    parts = sentences.split("`")
    if len(parts) % 2 == 0:
        return _plain(sentences)
    return "".join(_code(part) if number % 2 else _spaced(part) for number, part in enumerate(parts))


def _spaced(part: str) -> str:
    """A part of a sentence as plain text that keeps the spaces at its ends."""
    before, after = " " * part[:1].isspace(), " " * part[-1:].isspace()
    return f"{before}{_plain(part)}{after}" if part.strip() else part


def _plain(text: str, keep: str = "") -> str:
    """A text whose characters mean nothing to Markdown: it comes from a change that nobody has read yet."""
    return _MARKUP.sub(
        lambda match: match[0] if match[0] in keep else f"\\{match[0]}", " ".join(text.split())
    )
