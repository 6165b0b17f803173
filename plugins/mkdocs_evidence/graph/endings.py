"""Notices that a later notice has ended: found once, and used by all that reads notices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import cast

from mkdocs_evidence.graph.corpus import Corpus
from mkdocs_evidence.graph.relations import RESOLVES, TARGET
from mkdocs_evidence.graph.resolution import resolve
from mkdocs_evidence.model import CommonFields, Key, NoticeFields, Record, RecordType, Reference
from mkdocs_evidence.model.vocabulary import NoticeKind

AnyNotice = Record[CommonFields]
LIFTING = (NoticeKind.CORRECTION, NoticeKind.CLARIFICATION)
_LIFTED = re.compile(
    r"\bconcern\b.*\b(?:lifted|withdrawn|resolved|settled|dismissed|over|ended)\b", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:not|never|no longer|nor|remains?|stays?|unless|until|partly)\b|n['’]t\b", re.IGNORECASE
)


def ended_notices(everything: Corpus, shown: Corpus) -> Mapping[Key, Key]:
    """Each ended notice with the notice that ends it, among those that a build shows.

    What names another target, another kind than it may end, or a later notice ends nothing: the rules on
    notices report it. Of two notices that end the same one the earlier counts.
    """
    found: dict[Key, Key] = {}
    for notice in sorted(_notices(shown), key=lambda one: (one.index_entry.date, one.key)):
        for earlier in (*notices_named_by(notice, everything), *concerns_lifted_by(notice, shown)):
            if earlier.key in shown.by_key and may_end(notice, earlier, everything):
                found.setdefault(earlier.key, notice.key)
    mutual = {key for key, by in found.items() if found.get(by) == key}
    return MappingProxyType({key: by for key, by in sorted(found.items()) if key not in mutual})


def notices_named_by(notice: AnyNotice, everything: Corpus) -> Iterator[AnyNotice]:
    """The notices that a notice says it ends, as far as there are such notices."""
    for path, reference in notice.index_entry.references:
        key = resolve(reference, everything) if path[0] == RESOLVES else None
        found = everything.get(key) if isinstance(key, Key) else None
        if found is not None:
            yield found


def concerns_lifted_by(notice: AnyNotice, shown: Corpus) -> tuple[AnyNotice, ...]:
    """The one concern that a notice without `resolves` ends, since its title says that the concern is lifted.

    Only a title that says so without a "not" counts, and only where there is one concern on the same target.
    """
    title = notice.caption.title
    if kind_of(notice) not in LIFTING or not _LIFTED.search(title) or _NOT.search(title):
        return ()
    if cast("NoticeFields", notice.fields).resolves is not None:
        return ()
    concerns = [
        earlier
        for earlier in _notices(shown)
        if kind_of(earlier) is NoticeKind.CONCERN and may_end(notice, earlier, shown)
    ]
    return tuple(concerns) if len(concerns) == 1 else ()


def may_end(notice: AnyNotice, earlier: AnyNotice, everything: Corpus) -> bool:
    """Return True if a notice may end another: same target, a kind that may, and no later date."""
    return (
        notice.key != earlier.key
        and has_same_target(notice, earlier, everything)
        and kind_of(earlier) in kind_of(notice).may_end
        and not notice.index_entry.date.latest < earlier.index_entry.date.earliest
    )


def has_same_target(one: AnyNotice, other: AnyNotice, everything: Corpus) -> bool:
    """Return True if two notices are on the same work, or on the same version of it."""
    first, second = target_of(one), target_of(other)
    found = resolve(first, everything)
    if isinstance(found, Key):
        return found == resolve(second, everything)
    return (first.type, first.id, first.version) == (second.type, second.id, second.version)


def target_of(notice: AnyNotice) -> Reference:
    """Return the target of a notice, as it was written."""
    return next(reference for path, reference in notice.index_entry.references if path == (TARGET,))


def kind_of(notice: AnyNotice) -> NoticeKind:
    """The kind of a notice, known without opening it."""
    kind = notice.caption.kind
    assert isinstance(kind, NoticeKind), notice.key
    return kind


def _notices(corpus: Corpus) -> Iterator[AnyNotice]:
    return (corpus.latest(work) for work in corpus.works(RecordType.NOTICE))
