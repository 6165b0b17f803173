"""The records that differ between two states of the content, and what of them matters to the public."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from mkdocs_evidence.changes.report import MovedVersion, NotYetPublic, OutcomeChanges, StatusChange
from mkdocs_evidence.graph import Graph, is_public
from mkdocs_evidence.graph.addresses import address_of, key_at
from mkdocs_evidence.graph.outcome_history import Promise, outcome_histories
from mkdocs_evidence.graph.promises import version_entry
from mkdocs_evidence.graph.redirects import redirects_of
from mkdocs_evidence.graph.transitions import compare_histories
from mkdocs_evidence.model import (
    CommonFields,
    Key,
    ProjectFields,
    Protocol,
    ProtocolFields,
    Record,
    StatusEntry,
)


@dataclass(frozen=True, slots=True)
class Differing:
    """A record whose file is new, changed, moved and changed, or gone (`after` is None)."""

    key: Key
    before: Record[CommonFields] | None
    after: Record[CommonFields] | None


def renamed_keys(before: Graph, after: Graph) -> Mapping[Key, Key]:
    """The present key of each renamed record and version, with its former one: an alias leads from it."""
    old, new = before.everything.by_key, after.everything.by_key
    redirects = redirects_of(after)
    found = {}
    for key in old:
        present = None if key in new else key_at(redirects.get(address_of(key), ""))
        if present is not None and present in new and present not in old and present.type is key.type:
            found[present] = key
    return MappingProxyType(found)


def differing(before: Graph, after: Graph, renamed: Mapping[Key, Key]) -> tuple[Differing, ...]:
    """Every record whose file differs, drafts included; one that was only renamed does not."""
    old, new = before.everything.by_key, after.everything.by_key
    former = set(renamed.values())
    keys = sorted(key for key in {*old, *new} if key not in former)
    pairs = (Differing(key, old.get(renamed.get(key, key)), new.get(key)) for key in keys)
    return tuple(one for one in pairs if _text(one.before) != _text(one.after))


def moved_versions(before: Graph, after: Graph, renamed: Mapping[Key, Key]) -> Iterator[MovedVersion]:
    """The public versions that keep their text under a new address."""
    for present, former in sorted(renamed.items()):
        was, record = before.everything.by_key[former], after.everything.by_key[present]
        if present.version and is_public(was, before.as_of) and _text(was) == _text(record):
            old, new = address_of(former), address_of(present)
            yield MovedVersion(old, new, record.fields.title, present.version)


def _text(record: Record[CommonFields] | None) -> str | None:
    return record.source.original.text if record else None


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
            entries=status_entries_in_words(old, new),
            faults=tuple(fault.message for fault in faults),
        )


def status_entries_in_words(old: tuple[StatusEntry, ...], new: tuple[StatusEntry, ...]) -> tuple[str, ...]:
    """The entries of a history that are new, each with its date and reason."""
    return tuple(
        f"{entry.status.label} from {entry.date.in_words}" + (f": {entry.reason}" if entry.reason else "")
        for entry in new
        if entry not in old
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


def edited_versions(records: tuple[Differing, ...], before: Graph, after: Graph) -> Iterator[str]:
    """A sentence for each version that was public, and is edited or gone without a notice of removal."""
    for one in records:
        was = one.before
        if was is None or not one.key.version or not is_public(was, before.as_of):
            continue
        if one.after is None and after.everything.removal_of(one.key) is not None:
            continue
        if one.after is not None and _is_as_sealed(one.after, before, after):
            continue
        done = "edited" if one.after else "taken away"
        if one.after is not None and one.after.key != was.key:
            done = f"moved to {one.after.source.shown_path} and edited"
        path = was.source.shown_path
        yield (
            f"{path} was public, and is {done}. Bring it back as it was, and write the next version instead: "
            f"python3 build.py amend {one.key.work}"
        )


def _is_as_sealed(record: Record[CommonFields], before: Graph, after: Graph) -> bool:
    """Return True if a version is what was sealed: the file that it replaces had been edited."""
    entry = before.permanence.register.by_address.get(address_of(record.key))
    return entry is not None and version_entry(after, record).sha256 == entry.sha256
