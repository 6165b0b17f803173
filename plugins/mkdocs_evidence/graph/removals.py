"""Removals: what a notice has taken down. The address stays, with the reason.

What was taken down stays down in editions of earlier days too: the grounds are legal or ethical
ones, which no date of a build undoes. Only a later notice does (`resolves`), from its own date on.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from types import MappingProxyType
from typing import cast

from mkdocs_evidence.graph.addresses import key_at
from mkdocs_evidence.graph.corpus import Corpus
from mkdocs_evidence.graph.register import Register
from mkdocs_evidence.graph.resolution import resolve
from mkdocs_evidence.model import Key, Notice, RecordType
from mkdocs_evidence.model.vocabulary import NoticeKind


def removal_notices(corpus: Corpus, ended: Container[Key]) -> Iterator[Notice]:
    """The notices of removal that are no drafts, and that no later notice has ended."""
    for record in corpus.records:
        is_notice = record.key.type is RecordType.NOTICE and not record.index_entry.is_draft
        if is_notice and record.caption.kind is NoticeKind.REMOVAL and record.key not in ended:
            yield cast("Notice", record)


def gone_keys(corpus: Corpus, register: Register, ended: Container[Key]) -> tuple[Key, ...]:
    """The registered records whose files are no longer there, and whose removal a notice gives."""
    targets = [notice.fields.target for notice in removal_notices(corpus, ended)]
    registered = (key_at(entry.address) for entry in register.entries)
    lost = (key for key in registered if key and corpus.get(key) is None)
    named = (
        key
        for key in lost
        if any(
            target.id == key.id and target.type in (None, key.type) and target.version in (0, key.version)
            for target in targets
        )
    )
    return tuple(sorted(set(named)))


def removals(corpus: Corpus, ended: Container[Key]) -> Mapping[Key, Notice]:
    """The works and versions that are taken down, each with the notice that says why."""
    notices = removal_notices(corpus, ended)
    pairs = ((resolve(notice.fields.target, corpus), notice) for notice in notices)
    return MappingProxyType({key: notice for key, notice in pairs if isinstance(key, Key)})
