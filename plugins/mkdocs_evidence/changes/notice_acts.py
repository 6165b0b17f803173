"""Acts of notices: what begins to apply, what ends, and what is taken down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from mkdocs_evidence.changes.acts import Act, ActKind
from mkdocs_evidence.changes.naming import Named, named
from mkdocs_evidence.changes.reach import Reach
from mkdocs_evidence.graph import Graph, Removed
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.answers import removed_pages
from mkdocs_evidence.model import Key, Notice, Record, RecordType
from mkdocs_evidence.model.vocabulary import NoticeKind

_KINDS = {
    NoticeKind.CORRECTION: ActKind.CORRECT,
    NoticeKind.CLARIFICATION: ActKind.CLARIFY,
    NoticeKind.CONCERN: ActKind.CONCERN,
    NoticeKind.WITHDRAWAL: ActKind.WITHDRAW,
    NoticeKind.RETRACTION: ActKind.RETRACT,
    NoticeKind.NON_PUBLICATION: ActKind.NON_PUBLICATION,
}
_ENDED = {
    NoticeKind.CORRECTION: "correction",
    NoticeKind.CLARIFICATION: "clarification",
    NoticeKind.CONCERN: "concern",
    NoticeKind.WITHDRAWAL: "withdrawal",
    NoticeKind.RETRACTION: "retraction",
    NoticeKind.REMOVAL: "removal",
    NoticeKind.NON_PUBLICATION: "notice of non-publication",
    NoticeKind.RESOLUTION: "end of an earlier notice",
}


def notice_acts(before: Graph, after: Graph, renamed: Mapping[Key, Key], reach: Reach) -> Iterator[Act]:
    """Every notice that begins to apply, ends, or applies again."""
    for key in after.corpus.works(RecordType.NOTICE):
        notice = cast("Notice", after.head(key))
        former = renamed.get(key, key)
        was = cast("Notice", before.head(former)) if before.shows(former) else None
        if after.ended_by(key) is not None:
            if was is not None and before.ended_by(former) is None:
                yield _ended(after, notice, reach)
        elif was is not None and before.ended_by(former) is not None:
            yield _noted(ActKind.RENEW_NOTICE, after, notice, reach)
        elif (was is None or was.fields.kind is not notice.fields.kind) and notice.fields.kind in _KINDS:
            yield _noted(_KINDS[notice.fields.kind], after, notice, reach)
    yield from _withdrawn_notices(before, after, renamed, reach)


def _withdrawn_notices(
    before: Graph, after: Graph, renamed: Mapping[Key, Key], reach: Reach
) -> Iterator[Act]:
    """Yield the notices in force that are simply gone: what they said is said no longer."""
    former = set(renamed.values())
    for key in before.corpus.works(RecordType.NOTICE):
        is_gone = key not in former and not after.shows(key) and after.everything.removal_of(key) is None
        if is_gone and before.ended_by(key) is None:
            yield replace(
                _noted(ActKind.END_NOTICE, before, cast("Notice", before.head(key)), reach),
                banner=reach.lost_banners(key),
                tail=", whose page is taken away",
                details=(),
            )


def removal_acts(before: Graph, after: Graph, reach: Reach) -> Iterator[Act]:
    """Every record and page that is taken down, shown again, or named in fewer places."""
    old, new = before.everything.removed, after.everything.removed
    for key, removed in new.items():
        if key.version and key.work in new:
            continue
        if key not in old:
            yield _removed(removed, reach)
        elif more := len(set(removed.names) - set(old[key].names)):
            address = address_of(removed.notice.key)
            what = Named(subject="a removed name", noun="removed name", plural="", title="", address=address)
            yield Act(ActKind.WITHHOLD, number=more, **what)
    for key in old:
        if key not in new and not (key.version and key.work in old):
            record = after.everything.get(key)
            title = record.caption.title if record else ""
            yield Act(ActKind.END_NOTICE, tail=": it is shown again", **_what("removal", named(key, title)))
    known = {address for address, _ in removed_pages(before)}
    for address, page in removed_pages(after):
        if address not in known:
            yield Act(
                ActKind.REMOVE,
                subject=f"the page {address}",
                noun="page",
                plural="pages",
                address=address,
                details=(f"Reason given: {page.reason}",),
            )


def _removed(removed: Removed, reach: Reach) -> Act:
    fields = removed.notice.fields
    details = [f"Reason given: {fields.reason}"]
    if fields.grounds:
        details.insert(0, f"Grounds: {fields.grounds.label}")
    tail = ": its name disappears from every page" if removed.is_withheld else ": only the reason stays"
    pages = reach.others(removed.key, removed.notice.key)
    return Act(ActKind.REMOVE, tail=tail, pages=pages, details=tuple(details), **_of_removed(removed))


def _of_removed(removed: Removed) -> Named:
    address = "" if removed.is_unlisted else address_of(removed.key)
    return named(removed.key, "", address=address)


def _noted(kind: ActKind, graph: Graph, notice: Notice, reach: Reach) -> Act:
    target = _target(graph, notice)
    what = _named_target(graph, notice, target)
    if kind in (ActKind.RENEW_NOTICE, ActKind.END_NOTICE):
        what = _what(_ENDED[notice.fields.kind], what)
    keys = (notice.key,) if target is None else (notice.key, target)
    banner = reach.new_banners(notice.key)
    others = tuple(page for page in reach.others(*keys) if page not in banner)
    details = (f"Reason given: {notice.fields.reason}",)
    return Act(kind, banner=banner, pages=others, details=details, **what)


def _ended(graph: Graph, notice: Notice, reach: Reach) -> Act:
    act = _noted(ActKind.END_NOTICE, graph, notice, reach)
    by = graph.ended_by(notice.key)
    assert by is not None, "only of a notice that has ended"
    ending = cast("Notice", graph.head(by))
    lost = reach.lost_banners(notice.key)
    return replace(
        act,
        banner=lost,
        pages=tuple(page for page in act.pages if page not in lost),
        details=(f"Reason given: {ending.fields.reason}",),
    )


def _what(noun: str, target: Named) -> Named:
    """Return the name of a notice on a target: the concern about the report “X”."""
    about = "about" if noun == "concern" else "of"
    return Named(
        subject=f"the {noun} {about} {target['subject']}",
        noun="notice",
        plural="notices",
        title=target["title"],
        address=target["address"],
    )


def _target(graph: Graph, notice: Notice) -> Key | None:
    found = graph.named(notice.fields.target)
    if isinstance(found, Record | Removed):
        return Key(found.key.type, found.key.id, notice.fields.target.version)
    return None


def _named_target(graph: Graph, notice: Notice, target: Key | None) -> Named:
    record = graph.everything.get(target) if target else None
    if target is None or record is None:
        return Named(subject="a record", noun="record", plural="records", title="", address="")
    return named(target, record.caption.title)


def has_own_act(graph: Graph, notice: Notice) -> bool:
    """Return True if an act says what a new notice does: it marks, ends or takes down something."""
    ends = notice.key in graph.ended.values()
    removes = any(one.notice.key == notice.key for one in graph.everything.removed.values())
    return notice.fields.kind in _KINDS or ends or removes
