"""How each outcome fared from version to version of its protocol."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.model import Outcome, PartialDate, Protocol
from mkdocs_evidence.model.vocabulary import OutcomeDataSeen
from mkdocs_evidence.model.words import Word

COMPARED = ("role", "measure", "timepoint", "analysis")


class Promise(Word):
    """How an outcome stands in the protocol version that a report evaluates."""

    PLANNED = "planned", "Planned", "In the protocol from its first version on, and not changed."
    CHANGED = "changed", "Changed between versions", "Promised otherwise in an earlier version."
    INTRODUCED = "introduced", "Added in a later version", "Not in the first version of the protocol."
    DROPPED = "dropped", "Dropped in a later version", "In an earlier version, and no longer promised."
    NONE = "none", "Not in the protocol", "Reported without having been promised."


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one field of an outcome said before and says after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """What one version did to an outcome: why, and whether outcome data had been seen by then."""

    version: int
    date: PartialDate
    promise: Promise
    fields: tuple[FieldChange, ...] = ()
    reason: str = ""
    data_seen: OutcomeDataSeen | None = None


@dataclass(frozen=True, slots=True)
class OutcomeHistory:
    """An outcome as it was last promised, and all that was done to it on the way."""

    last: Outcome
    promise: Promise
    changes: tuple[OutcomeChange, ...]


def outcome_histories(versions: tuple[Protocol, ...]) -> tuple[OutcomeHistory, ...]:
    """Every outcome of any of these versions (oldest first): those still promised, then the dropped."""
    ids: dict[str, None] = {}
    for version in reversed(versions):
        ids |= dict.fromkeys(outcome.id for outcome in version.fields.outcomes)
    return tuple(_history(outcome_id, versions) for outcome_id in ids)


def _history(outcome_id: str, versions: tuple[Protocol, ...]) -> OutcomeHistory:
    changes = []
    last: Outcome | None = None
    before: Outcome | None = None
    for position, version in enumerate(versions):
        after = _outcome(version, outcome_id)
        last = after or last
        change = _change(version, before, after) if position else None
        if change:
            changes.append(change)
        before = after
    assert last is not None
    return OutcomeHistory(last, _promise(before, changes), tuple(changes))


def _outcome(version: Protocol, outcome_id: str) -> Outcome | None:
    return next((one for one in version.fields.outcomes if one.id == outcome_id), None)


def _change(version: Protocol, before: Outcome | None, after: Outcome | None) -> OutcomeChange | None:
    if before == after:
        return None
    given = version.fields.change
    promise = Promise.CHANGED
    fields: tuple[FieldChange, ...] = ()
    if before is None:
        promise = Promise.INTRODUCED
    elif after is None:
        promise = Promise.DROPPED
    else:
        fields = _field_changes(before, after)
    return OutcomeChange(
        version.key.version,
        version.fields.date,
        promise,
        fields,
        given.reason if given else "",
        given.outcome_data_seen if given else None,
    )


def _field_changes(before: Outcome, after: Outcome) -> tuple[FieldChange, ...]:
    pairs = ((name, _said(before, name), _said(after, name)) for name in COMPARED)
    return tuple(FieldChange(name, was, is_now) for name, was, is_now in pairs if was != is_now)


def _said(outcome: Outcome, field: str) -> str:
    value = getattr(outcome, field)
    return "" if value is None else str(getattr(value, "label", value))


def _promise(in_last: Outcome | None, changes: list[OutcomeChange]) -> Promise:
    if in_last is None:
        return Promise.DROPPED
    if any(change.promise is Promise.INTRODUCED for change in changes):
        return Promise.INTRODUCED
    return Promise.CHANGED if changes else Promise.PLANNED


__all__ = ["FieldChange", "OutcomeChange", "OutcomeHistory", "Promise", "outcome_histories"]
