"""Helpers of the rules on ended notices: which notices say that they end which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.graph.relations import RESOLVES
from mkdocs_evidence.model import Notice, NoticeFields, RecordType
from mkdocs_evidence.model.index_entry import FieldPath


def claimed_ends(scope: Scope) -> Iterator[tuple[Notice, Notice, FieldPath]]:
    """Each notice that is looked at, with each other notice that it names under `resolves`, and the place."""
    for notice in scope.of_type(RecordType.NOTICE, NoticeFields):
        for link in scope.links(notice.key, RESOLVES):
            earlier = scope.record(link.target)
            if earlier is not None and earlier.key != notice.key:
                yield notice, cast("Notice", earlier), link.path
