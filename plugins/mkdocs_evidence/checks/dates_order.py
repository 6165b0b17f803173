"""What begins ends later: events, calls, roles; updates and notices come after their record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from mkdocs_evidence.checks.scope import Scope, is_before, value_of, written
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph.relations import RESOLVES
from mkdocs_evidence.model import (
    CallFields,
    CommonFields,
    EventFields,
    Key,
    Moment,
    NoticeFields,
    PartialDate,
    PersonFields,
    Record,
)

RULE = Rule("dates-order", "What begins ends later")

Path: TypeAlias = tuple[str | int, ...]
Fault: TypeAlias = tuple[Path, str]


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every end before its start, and every update or notice before what it is about."""
    for record in scope.records:
        for path, message in _faults(scope, record):
            place = value_of(record, *path)
            yield Diagnostic(RULE, place, message, "correct the date that is wrong", seen=written(place))


def _faults(scope: Scope, record: Record[CommonFields]) -> Iterator[Fault]:
    fields = record.fields
    if isinstance(fields, EventFields) and fields.end and _is_sooner(fields.end, fields.start):
        yield ("end",), f"the event ends before it starts, on {fields.start.in_words}"
    if isinstance(fields, CallFields) and fields.closes and _is_sooner(fields.closes, fields.opens):
        yield ("closes",), f"the call closes before it opens, on {fields.opens.in_words}"
    if isinstance(fields, PersonFields):
        for index, role in enumerate(fields.roles):
            if role.from_ and role.to and is_before(role.to, role.from_):
                message = f"the role ends before it begins, in {role.from_.in_words}"
                yield ("roles", index, "to"), message
    yield from _later_notes(scope, record)


def _later_notes(scope: Scope, record: Record[CommonFields]) -> Iterator[Fault]:
    for index, update in enumerate(record.fields.updates):
        if is_before(update.date, record.fields.date):
            message = f"the update is dated before the record, which is dated {record.fields.date.in_words}"
            yield ("updates", index, "date"), message
    if isinstance(record.fields, NoticeFields):
        for link in scope.links(record.key, "target"):
            first = _first_date(scope, link.target)
            if first and is_before(record.fields.date, first):
                message = f"the notice is dated before its target, which is dated {first.in_words}"
                yield ("date",), message
        for link in scope.links(record.key, RESOLVES):
            ended = scope.record(link.target)
            if ended is not None and is_before(record.fields.date, ended.fields.date):
                when = ended.fields.date.in_words
                yield ("date",), f"the notice is dated before {ended.key} of {when}, which it ends"


def _first_date(scope: Scope, key: Key) -> PartialDate | None:
    versions = scope.graph.everything.versions_by_work.get(key.work, ())
    named = [one for one in versions if key.version in (0, one.key.version)]
    return named[0].fields.date if named else None


def _is_sooner(one: Moment, other: Moment) -> bool:
    if one.instant and other.instant:
        return one.instant < other.instant
    return is_before(one.date, other.date)
