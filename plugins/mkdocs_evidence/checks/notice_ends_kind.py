"""A notice ends only notices of a kind that its own kind may end."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.ends import claimed_ends
from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model.vocabulary import NoticeKind
from mkdocs_evidence.reading.naming import with_article

RULE = Rule("notice-ends-kind", "A notice ends only kinds of notice that it may end")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every notice that names an earlier one of a kind that it cannot end."""
    for notice, earlier, path in claimed_ends(scope):
        kind, other = notice.fields.kind, earlier.fields.kind
        if other in kind.may_end:
            continue
        message, step = _words(kind, other)
        yield Diagnostic(
            RULE,
            value_of(notice, *path),
            message,
            step,
            seen=str(earlier.key),
            allowed=tuple(one.value for one in NoticeKind if other in one.may_end),
        )


def _words(kind: NoticeKind, other: NoticeKind) -> tuple[str, str]:
    """Return the message and the remedy."""
    if other is NoticeKind.RESOLUTION:
        return (
            "a resolution cannot be ended by another notice",
            "take this line out; if the doubt has come back, write a new notice with its own reason",
        )
    return (
        f"{with_article(kind.label.lower())} cannot end {with_article(other.label.lower())}",
        f"write `kind: {NoticeKind.RESOLUTION.value}` here, or take this line out",
    )
