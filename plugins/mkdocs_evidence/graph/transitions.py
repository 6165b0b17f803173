"""How a study's status may change, and whether a status history was only appended to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from mkdocs_evidence.model import StatusEntry
from mkdocs_evidence.model.vocabulary import StudyStatus

TRANSITIONS: Mapping[StudyStatus, tuple[StudyStatus, ...]] = MappingProxyType(
    {
        StudyStatus.PLANNED: (StudyStatus.IN_PROGRESS, StudyStatus.CANCELLED),
        StudyStatus.IN_PROGRESS: (StudyStatus.ANALYSIS, StudyStatus.PAUSED, StudyStatus.STOPPED),
        StudyStatus.PAUSED: (StudyStatus.IN_PROGRESS, StudyStatus.STOPPED),
        StudyStatus.ANALYSIS: (StudyStatus.COMPLETED, StudyStatus.STOPPED),
        StudyStatus.COMPLETED: (),
        StudyStatus.STOPPED: (),
        StudyStatus.CANCELLED: (),
    }
)
"""What each status can be followed by. Final states do not reopen: a new project follows on."""


class HistoryFaultKind(StrEnum):
    """What a change to a status history did that it must not."""

    REMOVED = "removed"
    REWRITTEN = "rewritten"
    NOT_LAST = "not_last"
    ILLEGAL = "illegal"


@dataclass(frozen=True, slots=True)
class HistoryFault:
    """One fault of a changed history: the entry of the new one (from 0) and what is wrong, in words.

    The index of a removed entry is its place in the old history.
    """

    kind: HistoryFaultKind
    index: int
    message: str


def compare_histories(old: tuple[StatusEntry, ...], new: tuple[StatusEntry, ...]) -> tuple[HistoryFault, ...]:
    """What is wrong with the way from one history to the next: it is appended to, never rewritten.

    A reason may be filled in where there was none. Only steps that are new are checked for being
    legal and in the order of their dates.
    """
    faults = [*_changes(old, new), *_removals(old, new)]
    for index, (before, after) in enumerate(pairwise(new), 1):
        if index < len(old):
            continue
        if after.date.latest < before.date.earliest:
            said = f"{_told(after)} is added after {_told(before)}, and is earlier"
            faults.append(HistoryFault(HistoryFaultKind.NOT_LAST, index, said))
        if after.status not in TRANSITIONS[before.status]:
            said = f"a study that is {before.status.label} cannot become {after.status.label}"
            faults.append(HistoryFault(HistoryFaultKind.ILLEGAL, index, said))
    return tuple(faults)


def _changes(old: tuple[StatusEntry, ...], new: tuple[StatusEntry, ...]) -> list[HistoryFault]:
    faults = []
    for index, (was, is_now) in enumerate(zip(old, new, strict=False)):
        if not _continues(was, is_now):
            said = f"the entry said {_told(was)} and now says {_told(is_now)}"
            faults.append(HistoryFault(HistoryFaultKind.REWRITTEN, index, said))
    return faults


def _continues(was: StatusEntry, is_now: StatusEntry) -> bool:
    """Whether an entry is as it was, or has been given a reason that it lacked."""
    return was == is_now or (was.reason is None and was == is_now.model_copy(update={"reason": None}))


def _removals(old: tuple[StatusEntry, ...], new: tuple[StatusEntry, ...]) -> list[HistoryFault]:
    return [
        HistoryFault(HistoryFaultKind.REMOVED, index, f"{_told(old[index])} was removed")
        for index in range(len(new), len(old))
    ]


def _told(entry: StatusEntry) -> str:
    reason = f" ({entry.reason})" if entry.reason else ""
    return f"“{entry.status.label}” of {entry.date.in_words}{reason}"


__all__ = ["TRANSITIONS", "HistoryFault", "HistoryFaultKind", "compare_histories"]
