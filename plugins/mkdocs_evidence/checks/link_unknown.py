"""A link of the form [[type/id]] leads to a record that exists."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks import reference_version_unknown
from mkdocs_evidence.checks.reference_unknown import kinds, new_record, step
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph import DanglingLink, Failure
from mkdocs_evidence.reading import locate_in_body

RULE = Rule("link-unknown", "Links in texts lead to records that exist")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every [[…]] link that leads nowhere, or to more than one record."""
    for dangling in scope.dangling_links:
        record = scope.record(dangling.source)
        unresolved = dangling.unresolved
        if record is None or (unresolved and scope.could_be_unreadable(unresolved.reference)):
            continue
        message, mend, allowed, meant = _told(scope, dangling)
        link = dangling.link
        length = len(link.target) + (len(link.text) + 1 if link.text else 0) + 4
        yield Diagnostic(
            RULE,
            locate_in_body(record.source, link.line, link.column, length),
            message,
            mend,
            seen=link.target,
            allowed=allowed,
            nearest=meant,
            command=_command(dangling, meant),
        )


def _command(dangling: DanglingLink, meant: str | None) -> str | None:
    unresolved = dangling.unresolved
    is_new = unresolved is not None and unresolved.failure is Failure.UNKNOWN and not meant
    return new_record(unresolved.reference) if unresolved and is_new else None


def _told(scope: Scope, dangling: DanglingLink) -> tuple[str, str, tuple[str, ...], str | None]:
    unresolved = dangling.unresolved
    if unresolved is None and dangling.link.target.strip("_").upper() == "TOC":
        return (
            "this makes no list of contents",
            "take it out: each page has its contents beside the text; or write [TOC] on a line of its own",
            (),
            None,
        )
    if unresolved is None:
        return (
            "this is not a link to a record",
            "write [[type/id]] or [[type/id|words of the link]], as in [[projects/lambeth-swis]]",
            (),
            None,
        )
    names = tuple(str(key) for key in unresolved.candidates)
    if unresolved.failure is Failure.AMBIGUOUS:
        message = f"`{unresolved.reference}` is the id of {len(names)} records"
        return message, "write the type in front, as in one of those allowed here", names, None
    if unresolved.failure is Failure.UNKNOWN:
        meant = scope.nearest_to(unresolved.reference)
        message = f"there is no {kinds(unresolved.reference)} `{unresolved.reference.id}`"
        return message, step(scope, unresolved.reference, meant), (), meant
    message, mend = reference_version_unknown.told(unresolved)
    return message, mend, names, None
