"""A record's front matter as plain JSON, as it is known on the day of the build.

References become keys (`people/anna-berg`); those to records that this build does not show are left
out, as is what was dated later than the build: an edition must not tell what came after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.registration import is_registered
from mkdocs_evidence.model import (
    CallFields,
    CommonFields,
    Contributor,
    EventFields,
    Key,
    Milestone,
    Moment,
    PartialDate,
    ProjectFields,
    Record,
    Reference,
    StatusEntry,
)
from mkdocs_evidence.model.common_fields import Role, Update
from mkdocs_evidence.model.fields import Part
from mkdocs_evidence.model.study_fields import Replanned

Path = tuple[str | int, ...]
NOT_FOR_MACHINES = frozenset({"draft", "withhold"})


def known_fields(graph: Graph, record: Record[CommonFields]) -> dict[str, Any]:
    """The fields of a record, each under its name in the front matter; what is empty is left out."""
    targets = {link.path: link.target for link in graph.outgoing(record.key)}
    removed = {link.path: link.target.label for link in graph.removed_links(record.key)}
    fields = _Walk(targets, removed, graph.as_of).part(record.fields, ())
    for name in _later(record.fields, graph.as_of):
        fields.pop(name, None)
    return {name: value for name, value in fields.items() if name not in NOT_FOR_MACHINES}


def _later(fields: CommonFields, as_of: date) -> tuple[str, ...]:
    """Fields that tell what came after that day: how something ended, that it was registered."""
    if isinstance(fields, EventFields):
        last = fields.end or fields.start
        return () if last.date.is_known_by(as_of) else ("outcome",)
    if isinstance(fields, CallFields):
        return () if fields.closes and fields.closes.date.is_known_by(as_of) else ("decision",)
    if isinstance(fields, ProjectFields):
        confirmed = fields.status_confirmed
        later = ("status_confirmed",) if confirmed and not confirmed.is_known_by(as_of) else ()
        return later if is_registered(fields, as_of) else (*later, "registration")
    return ()


@cache
def _aliases_of(kind: type[Part]) -> Mapping[str, str]:
    return {name: field.alias or name for name, field in kind.model_fields.items()}


class _Walk:
    """Turns the parts of one record into plain values."""

    def __init__(self, targets: dict[Path, Key], removed: dict[Path, str], as_of: date) -> None:
        self._targets = targets
        self._removed = removed
        self._as_of = as_of

    def part(self, part: Part, path: Path) -> dict[str, Any]:
        """A group of fields as an object."""
        plain = {}
        aliases = _aliases_of(type(part))
        for name, value in vars(part).items():
            if value is None or value == () or (value is False and name != "added"):
                continue
            alias = aliases[name]
            made = self._value(value, (*path, alias))
            if made is not None and made != []:
                plain[alias] = made
        return plain

    def _value(self, value: object, path: Path) -> Any:
        if isinstance(value, Reference):
            target = self._targets.get(path)
            return str(target) if target else None
        if isinstance(value, Contributor):
            return self._contributor(value, path)
        if isinstance(value, Part):
            return self.part(self._as_known(value), path)
        if isinstance(value, tuple):
            made = (self._value(item, (*path, at)) for at, item in enumerate(value) if self._is_known(item))
            return [item for item in made if item is not None]
        return _scalar(value)

    def _contributor(self, contributor: Contributor, path: Path) -> dict[str, str] | None:
        if contributor.reference is None:
            return {"name": contributor.name or ""}
        place = (*path, "reference")
        if place in self._removed:
            return {"name": self._removed[place]}
        target = self._targets.get(place)
        return {"record": str(target)} if target else None

    def _is_known(self, item: object) -> bool:
        """Whether an item of a list had come about by the day of the build."""
        if isinstance(item, Replanned):
            return self._has_come(item.announced)
        if isinstance(item, Role):
            return self._has_come(item.from_)
        return not isinstance(item, StatusEntry | Update) or self._has_come(item.date)

    def _as_known(self, part: Part) -> Part:
        """A group of fields without the date on which something is still to come about."""
        if isinstance(part, Milestone) and not self._has_come(part.actual):
            return part.model_copy(update={"actual": None})
        if isinstance(part, Role) and not self._has_come(part.to):
            return part.model_copy(update={"to": None})
        return part

    def _has_come(self, date: PartialDate | None) -> bool:
        return date is None or date.is_known_by(self._as_of)


def _scalar(value: object) -> Any:
    """A text, a truth or a number; words and dates as they are written in files."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, PartialDate | Moment):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
