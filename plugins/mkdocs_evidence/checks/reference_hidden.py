"""A public record names only records that the public can see."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.graph import Link, is_public
from mkdocs_evidence.model import CommonFields, Key, Record
from mkdocs_evidence.reading import locate_in_body

RULE = Rule("reference-hidden", "Public records name only public records")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every link from a public record to a draft, or to a record that is not published yet."""
    as_of = scope.graph.as_of
    for link in scope.resolved_links:
        record = scope.record(link.source)
        if record is None or not is_public(record, as_of) or _is_visible(scope, link.target):
            continue
        target = scope.record(link.target)
        if target is not None:
            is_draft = target.fields.draft
            why = "is a draft" if is_draft else f"is published only on {target.fields.date.in_words}"
            mend = "publish that one first (remove its `draft: true`)" if is_draft else "wait with the link"
            yield Diagnostic(
                RULE,
                _place(record, link),
                f"this record is public, but {link.target} {why}",
                f"{mend}, or mark this record with `draft: true` too",
                seen=str(link.target),
            )


def _is_visible(scope: Scope, key: Key) -> bool:
    corpus = scope.graph.everything
    versions = corpus.versions_by_work.get(key.work, ())
    named = versions if not key.version else tuple(one for one in versions if one.key == key)
    return any(is_public(record, scope.graph.as_of) for record in named)


def _place(record: Record[CommonFields], link: Link) -> Place:
    if link.path[:1] == ("body",) and len(link.path) == 3:
        return locate_in_body(record.source, int(link.path[1]), int(link.path[2]), len(str(link.target)) + 4)
    return value_of(record, *link.path)
