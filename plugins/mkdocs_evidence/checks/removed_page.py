"""A page that is no record, and was taken down, has a reason and a date, and is no longer there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import unquote

from mkdocs_evidence.checks.old_addresses import REMOVED, place_of_setting
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule, nearest
from mkdocs_evidence.graph.addresses import key_at
from mkdocs_evidence.graph.answers import Answer, AnswerKind, answers_of
from mkdocs_evidence.graph.canonical_addresses import canonical_address, impossible_because
from mkdocs_evidence.model import PartialDate
from mkdocs_evidence.model.settings import RemovedPage

RULE = Rule("removed-page", "Removed pages have a reason and a date")

_FIELDS = ("date", "reason")
_SHAPE = (
    "under `removed:` write the address and a colon, and below it, indented, `date: 2026-05-01` and "
    "`reason: Why the page was taken down`"
)


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every entry of `removed` in mkdocs.yml that says too little, or of a page that is still there."""
    settings = scope.graph.settings
    if not settings.removed:
        return
    answers = answers_of(scope.graph)
    for removed in settings.removed:
        place = place_of_setting(settings, REMOVED, removed.address)
        yield from (
            Diagnostic(RULE, place, f"the removed page {removed.address} has {message}", _SHAPE, seen=seen)
            for message, seen in _incomplete(scope, removed)
        )
        for name in removed.unknown:
            yield Diagnostic(
                RULE,
                place,
                f"the removed page {removed.address} has an unknown field",
                _SHAPE,
                seen=name,
                allowed=_FIELDS,
                nearest=nearest(name, _FIELDS),
            )
        if not impossible_because(removed.address) and (found := _still_there(scope, removed, answers.at)):
            message, remedy = found
            yield Diagnostic(RULE, place, message, remedy, seen=removed.address)


def _incomplete(scope: Scope, removed: RemovedPage) -> Iterator[tuple[str, str | None]]:
    if not removed.reason:
        yield "no reason", None
    if not removed.date:
        yield "no date", None
    elif removed.day is None:
        yield "a date that is not in the form 2026-05-01", removed.date
    elif PartialDate.of(scope.graph.as_of).latest < removed.day.earliest:
        yield "a date that has not come yet", removed.date


def _still_there(
    scope: Scope, removed: RemovedPage, at: Callable[[str], Answer | None]
) -> tuple[str, str] | None:
    address = removed.address
    answer = at(address)
    path = unquote(address).removeprefix("/")
    if scope.has_file is not None and scope.has_file(path):
        shown = scope.graph.settings.shown_path(path)
        return f"{address} was taken down, and its file is still there", f"remove {shown}"
    if answer is not None and answer.kind is AnswerKind.SERVES:
        if key_at(canonical_address(address)):
            return (
                f"{address} is the address of a record",
                "take the entry out; a record is taken down by a notice of the kind removal",
            )
        return (
            f"{address} was taken down, and the page is still there",
            "remove its file, or what makes it; or take the entry out",
        )
    if answer is not None and answer.removed is None:
        return f"{address} is already in use", "take the entry out: the address leads on, or shows a notice"
    return None
