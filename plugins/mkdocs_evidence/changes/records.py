"""The records that differ between two states of the content, and what of them matters to the public."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from mkdocs_evidence.changes.report import NotYetPublic, OutcomeChanges, StatusChange
from mkdocs_evidence.graph import Graph, is_public
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.outcome_history import Promise, outcome_histories
from mkdocs_evidence.graph.transitions import compare_histories
from mkdocs_evidence.model import CommonFields, Key, ProjectFields, Protocol, ProtocolFields, Record


@dataclass(frozen=True, slots=True)
class Differing:
    """A record whose file is new, changed or gone (`after` is None)."""

    key: Key
    before: Record[CommonFields] | None
    after: Record[CommonFields] | None


def differing(before: Graph, after: Graph) -> tuple[Differing, ...]:
    """Every record whose file differs, drafts included."""
    old, new = before.everything.by_key, after.everything.by_key
    pairs = (Differing(key, old.get(key), new.get(key)) for key in sorted({*old, *new}))
    return tuple(one for one in pairs if _text(one.before) != _text(one.after))


def _text(record: Record[CommonFields] | None) -> str | None:
    return record.source.text if record else None


def status_changes(records: tuple[Differing, ...]) -> Iterator[StatusChange]:
    """What happens to the histories of the projects among the records."""
    for one in records:
        if one.after is None or not isinstance(one.after.fields, ProjectFields):
            continue
        new = one.after.fields.status_history
        fields = one.before.fields if one.before else None
        old = fields.status_history if isinstance(fields, ProjectFields) else ()
        if old == new:
            continue
        faults = compare_histories(old, new) if old else ()
        yield StatusChange(
            address=address_of(one.key),
            title=one.after.fields.title,
            entries=tuple(
                f"{entry.status.label} from {entry.date.in_words}"
                + (f": {entry.reason}" if entry.reason else "")
                for entry in new
                if entry not in old
            ),
            faults=tuple(fault.message for fault in faults),
        )


def outcome_changes(records: tuple[Differing, ...], after: Graph) -> Iterator[OutcomeChanges]:
    """What happens to the outcomes of the protocols among the records."""
    for one in records:
        if one.after is None or not isinstance(one.after.fields, ProtocolFields):
            continue
        earlier = one.before
        if earlier is None and one.key.version > 1:
            earlier = after.everything.by_key.get(Key(one.key.type, one.key.id, one.key.version - 1))
        if earlier is None:
            continue
        found = _outcomes(cast("Protocol", earlier), cast("Protocol", one.after))
        if found.added or found.dropped or found.altered:
            yield found


def _outcomes(earlier: Protocol, later: Protocol) -> OutcomeChanges:
    groups: dict[Promise, list[str]] = {}
    for history in outcome_histories((earlier, later)):
        if not history.changes:
            continue
        change = history.changes[-1]
        fields = ", ".join(field.field for field in change.fields)
        measure = f"{history.last.role.label.lower()} outcome `{history.last.id}`: {history.last.measure}"
        groups.setdefault(change.promise, []).append(f"{measure} ({fields})" if fields else measure)
    given = later.fields.change
    return OutcomeChanges(
        address=address_of(later.key),
        title=later.fields.title,
        number=later.key.version,
        added=tuple(groups.get(Promise.INTRODUCED, ())),
        dropped=tuple(groups.get(Promise.DROPPED, ())),
        altered=tuple(groups.get(Promise.CHANGED, ())),
        data_seen=given.outcome_data_seen.label if given and given.outcome_data_seen else "",
    )


def not_yet_public(records: tuple[Differing, ...], after: Graph) -> Iterator[NotYetPublic]:
    """The records that differ and that the public does not see yet."""
    for one in records:
        if one.after is not None and not is_public(one.after, after.as_of):
            fields = one.after.fields
            reason = "a draft" if fields.draft else f"dated {fields.date.in_words}, and public from then on"
            yield NotYetPublic(one.after.source.shown_path, fields.title, reason)


def edited_versions(records: tuple[Differing, ...], before: Graph) -> Iterator[str]:
    """What is said of each version that was public, and is edited or gone."""
    for one in records:
        was = one.before
        if was is None or not one.key.version or not is_public(was, before.as_of):
            continue
        done = "edited" if one.after else "taken away"
        path = was.source.shown_path
        yield (
            f"{path} was public, and is {done}. Bring it back as it was, and write the next version instead: "
            f"python3 build.py amend {one.key.work}"
        )
