"""All that follows from a change, kind by kind: each a heading and its lines, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_evidence.changes.markup import code, plain
from mkdocs_evidence.changes.report import (
    CorrectedWork,
    MovedVersion,
    NotYetPublic,
    OutcomeChanges,
    PageChange,
    SealedVersion,
    SiteChanges,
    StatusChange,
)

MOST_IN_A_LINE = 20
"""So many pages that change for one reason are named."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """One kind of consequence: its heading, how many there are of it, and its lines in Markdown."""

    heading: str
    number: int
    lines: tuple[str, ...]


def consequences(changes: SiteChanges) -> Iterator[Consequence]:
    """Every kind of consequence; its number is 0 where there is none."""
    yield _each("Versions that will be sealed", map(_sealed, changes.sealed))
    yield _each("Versions that move and keep their text", map(_moved, changes.moved))
    yield _each("Where studies stand", map(_status, changes.statuses))
    yield _each("Outcomes promised otherwise", (line for one in changes.outcomes for line in _outcomes(one)))
    yield _each("Cited works corrected", map(_corrected, changes.corrected))
    permanent = (f"{code(one.address)} ({one.kind})" for one in changes.permanent)
    yield _each("Addresses that become permanent", permanent)
    yield _each("Pages added", map(_page, changes.added))
    yield _each("Pages changed", map(_page, changes.changed))
    yield _each("Pages taken away", map(_page, changes.removed))
    led = (f"{code(one.old)} to {code(one.new)}" for one in changes.redirected)
    yield _each("Old addresses that lead on", led)
    heading = "Pages of other records that change with it"
    yield Consequence(heading, len(changes.elsewhere), tuple(_by_reason(changes.elsewhere)))
    yield _each("Lists that change with it", map(_page, changes.lists))
    yield _each("Not public yet", map(_not_yet, changes.not_yet))
    yield _each("Other files", map(code, changes.other_files))


def _each(heading: str, lines: Iterable[str]) -> Consequence:
    found = tuple(lines)
    return Consequence(heading, len(found), found)


def _by_reason(pages: Iterable[PageChange]) -> Iterator[str]:
    """Yield each reason once, with the pages that change for it."""
    groups: dict[tuple[str, ...], list[PageChange]] = {}
    for page in pages:
        groups.setdefault(page.why, []).append(page)
    for why, some in groups.items():
        addresses = ", ".join(code(page.address) for page in some[:MOST_IN_A_LINE])
        more = f" and {len(some) - MOST_IN_A_LINE} more" if len(some) > MOST_IN_A_LINE else ""
        yield f"{plain(', '.join(why))}: {addresses}{more}"


def _not_yet(record: NotYetPublic) -> str:
    return f"{code(record.path)}, “{plain(record.title)}”: {plain(record.reason)}"


def _sealed(version: SealedVersion) -> str:
    said = f"Version {version.number} of “{plain(version.title)}” at {code(version.address)}"
    if version.comparison:
        said += f"; what it changes: {code(version.comparison)}"
    return f"{said}. {plain(version.change)}" if version.change else f"{said}."


def _corrected(work: CorrectedWork) -> str:
    said = f"{code('@' + work.key)}: {plain(work.difference)}"
    if work.kept_by:
        said += f"; sealed and kept as it was in {', '.join(map(code, work.kept_by))}"
    return f"{said}; shown as it is now in {', '.join(map(code, work.shown_by))}" if work.shown_by else said


def _moved(version: MovedVersion) -> str:
    what = f"“{plain(version.title)}”, version {version.number}"
    return f"{what}: {code(version.old)} will lead to {code(version.new)}"


def _status(status: StatusChange) -> str:
    entries = "; ".join(plain(entry) for entry in status.entries) or "no new entry"
    legal = "not allowed" if status.faults else "allowed"
    return f"“{plain(status.title)}” ({code(status.address)}): {entries} ({legal})"


def _outcomes(changes: OutcomeChanges) -> Iterator[str]:
    seen = f" {changes.data_seen}." if changes.data_seen else ""
    where = f"“{plain(changes.title)}”, version {changes.number}"
    groups = (("adds", changes.added), ("drops", changes.dropped), ("changes", changes.altered))
    for done, outcomes in groups:
        for outcome in outcomes:
            yield f"{where}, {done} the {plain(outcome, keep='`')}.{seen}"


def _page(page: PageChange) -> str:
    why = f": {', '.join(plain(reason) for reason in page.why)}" if page.why else ""
    return f"{code(page.address)} {plain(page.title)}{why}"
