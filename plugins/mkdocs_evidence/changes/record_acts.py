"""Acts on single records: published, sealed, moved, renamed, edited, planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from mkdocs_evidence.changes.acts import Act, ActKind
from mkdocs_evidence.changes.changed_words import changed_words
from mkdocs_evidence.changes.naming import named
from mkdocs_evidence.changes.notice_acts import has_own_act
from mkdocs_evidence.changes.reach import Reach
from mkdocs_evidence.changes.records import Differing
from mkdocs_evidence.graph import Graph, is_public
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.redirects import redirects_of
from mkdocs_evidence.model import CommonFields, Key, Notice, Record, RecordType, VersionedFields
from mkdocs_evidence.model.vocabulary import OutcomeDataSeen


def published_acts(before: Graph, after: Graph, renamed: Mapping[Key, Key], reach: Reach) -> Iterator[Act]:
    """Every record without versions that becomes public."""
    for work in after.corpus.versions_by_work:
        if work.type.is_versioned or work in renamed or before.shows(work):
            continue
        record = after.head(work)
        if work.type is RecordType.NOTICE and has_own_act(after, cast("Notice", record)):
            continue
        yield Act(
            ActKind.PUBLISH,
            tail=_first_of_kind(before, work.type),
            pages=reach.others(work),
            details=(f"Summary: {record.fields.summary}",),
            **named(work, record.caption.title),
        )


def sealed_acts(before: Graph, after: Graph, versions: Iterable[Key], reach: Reach) -> Iterator[Act]:
    """Every version that becomes public, and can then never be edited."""
    for key in versions:
        record = cast("Record[VersionedFields]", after.everything.by_key[key])
        earlier = after.everything.by_key.get(Key(key.type, key.id, key.version - 1))
        change = record.fields.change
        details = [f"Summary: {record.fields.summary}"]
        if change:
            details = [f"Change: {change.summary}", f"Reason given: {change.reason}"]
            if change.outcome_data_seen not in (None, OutcomeDataSeen.NOT_APPLICABLE):
                details.append(f"{change.outcome_data_seen.label}.")
        if earlier is not None:
            details += changed_words(earlier, record).sentences
        label = change.class_.label.lower() if change else ""
        first = _first_of_kind(before, key.type) if key.version == 1 else ""
        tail = f", {'an' if label[:1] in 'aeiou' else 'a'} {label}" if label else first
        yield Act(
            ActKind.SEAL,
            tail=f"{tail}: its text can never be edited again",
            pages=reach.others(key),
            details=tuple(details),
            **named(key, record.caption.title),
        )


def lost_acts(before: Graph, after: Graph, renamed: Mapping[Key, Key]) -> Iterator[Act]:
    """Every record that was public and is no longer, without a notice; notices have acts of their own."""
    former = {key.work for key in renamed.values()}
    redirects = redirects_of(after)
    for work in before.corpus.versions_by_work:
        is_there = after.shows(work) or work in former or work.type is RecordType.NOTICE
        if is_there or after.everything.removal_of(work) is not None:
            continue
        to = redirects.get(address_of(work))
        yield Act(
            ActKind.TAKE_AWAY,
            tail=f": its address will lead to {to}" if to else "",
            **named(work, before.head(work).caption.title),
        )


def moved_acts(after: Graph, renamed: Mapping[Key, Key], reach: Reach) -> Iterator[Act]:
    """Every record that gets a new address."""
    works = {present.work: former.work for present, former in renamed.items()}
    for present, former in sorted(works.items()):
        yield Act(
            ActKind.MOVE,
            pages=reach.others(present, former),
            details=(f"{address_of(former)} will lead to {address_of(present)}",),
            **named(present, after.everything.latest(present).caption.title),
        )


def edited_acts(before: Graph, after: Graph, records: Iterable[Differing], reach: Reach) -> Iterator[Act]:
    """Every public record without versions of which the title, a field or the text changes."""
    for one in records:
        was, now = one.before, one.after
        if was is None or now is None or one.key.type.is_versioned:
            continue
        if not (is_public(was, before.as_of) and is_public(now, after.as_of)):
            continue
        yield from _edited(was, now, reach)


def _edited(was: Record[CommonFields], now: Record[CommonFields], reach: Reach) -> Iterator[Act]:
    key, title = now.key, now.caption.title
    words = changed_words(was, now, without="title")
    pages = reach.others(key)
    if was.fields.title != title:
        yield Act(ActKind.RENAME, tail=f" to “{title}”", pages=pages, **named(key, was.fields.title))
    if words.fields or words.places or was.fields == now.fields:
        yield Act(
            ActKind.EDIT, tail=words.in_short, pages=pages, details=words.sentences, **named(key, title)
        )


def waiting_acts(records: Iterable[Differing], after: Graph) -> Iterator[Act]:
    """Every record that is written or changed and not public yet: drafts, and those of a later day."""
    for one in records:
        record = one.after
        if record is None or is_public(record, after.as_of):
            continue
        fields = record.fields
        is_draft = record.index_entry.is_draft
        words = changed_words(one.before, record).sentences if one.before else ()
        words = words or (f"Summary: {fields.summary}",)
        yield Act(
            ActKind.DRAFT if is_draft else ActKind.SCHEDULE,
            tail=": nobody sees it yet" if is_draft else f" on {fields.date.in_words}",
            details=changed_words(one.before, record).sentences
            if one.before
            else (f"Summary: {fields.summary}",),
            **named(record.key, record.caption.title, address=""),
        )


def identified_acts(before: Graph, after: Graph) -> Iterator[Act]:
    """Every public record that is given another DOI, in its file or beside it."""
    for record in after.corpus.records:
        was = before.corpus.by_key.get(record.key)
        doi = record.index_entry.doi
        if was is not None and was.index_entry.doi != doi and doi:
            instead = f" in the place of {was.index_entry.doi}" if was.index_entry.doi else ""
            tail = f" the DOI {doi}{instead}"
            yield Act(ActKind.IDENTIFY, tail=tail, **named(record.key, record.caption.title))


def _first_of_kind(before: Graph, kind: RecordType) -> str:
    has_any = before.corpus.versions_by_work and not before.corpus.works(kind)
    return ", the first of its kind here" if has_any else ""
