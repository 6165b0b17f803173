"""The fields of a record of which some could not be read, with stand-ins for those.

Rules look at such a record as at any other, and say nothing that rests on a stand-in: see
checks/partial_records.py.
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mkdocs_evidence.model import FIELDS_BY_TYPE, CommonFields, RecordType, Source
from mkdocs_evidence.reading import shape
from mkdocs_evidence.reading.headers import read_header, unparsed_fields
from mkdocs_evidence.reading.nodes import compose
from mkdocs_evidence.reading.plain import plain_data
from mkdocs_evidence.reading.shape import Location
from mkdocs_evidence.reading.suppressed import value_at

_WORDS = "These words are a stand-in for what could not be read."
# Tried one after the other; every required field of the model takes one of them.
_STAND_INS: tuple[object, ...] = ("1000-01-01", _WORDS, "1", "stand-in", {}, [{}], [_WORDS])
# What makes a group whole of which the model says that something is missing in it, or too much.
_OF_GROUPS: dict[str, dict[str, object]] = {
    "authors_of_retelling": {"original": None},
    "file_place": {"path": None, "url": "https://example.org/stand-in"},
    "finding_outcome": {"outcome": _WORDS, "measure": _WORDS},
    "image_without_words": {"image_alt": _WORDS},
    "milestone_date": {"planned": "1000-01-01"},
    "milestone_label": {"label": _WORDS},
    "missing_authors": {"authors": [{"name": _WORDS}]},
}
_MOST_ROUNDS = 40


@dataclass(frozen=True, slots=True)
class PartialFields:
    """Fields, and the locations of those of them that are stand-ins or were left out."""

    fields: CommonFields
    lost: frozenset[Location]


def partial_fields(source: Source, kind: RecordType) -> PartialFields | None:
    """The fields of a front matter with faults; None where nothing of it could be read."""
    composed = compose(source)
    if composed.root is None:
        return None
    data = plain_data(source, composed.root)
    unread = {*read_header(source, kind).unread, *data.empty}
    unread |= {(name,) for name in unparsed_fields(source, kind, composed)}
    mending = _Mending(FIELDS_BY_TYPE[kind], deepcopy(data.fields), unread)
    fields = mending.fields()
    return None if fields is None else PartialFields(fields, frozenset(mending.lost))


@dataclass(slots=True)
class _Mending:
    """The data of a record, in which stand-ins take the place of what the model refuses."""

    model: type[CommonFields]
    data: dict[str, object]
    lost: set[Location]
    tried: Counter[Location] = field(default_factory=Counter)

    def fields(self) -> CommonFields | None:
        """The fields, once the model takes them; None where no stand-in makes it."""
        for _ in range(_MOST_ROUNDS):
            try:
                return self.model.model_validate(self.data)
            except ValidationError as error:
                mended = [self._mend(one) for one in error.errors(include_url=False)]
                if not all(mended):
                    return None
        return None

    def _mend(self, error: ErrorDetails) -> bool:
        location = self._real(error["loc"], error["type"])
        if error["type"] in _OF_GROUPS:
            return self._mend_group(location, error["type"])
        if location and isinstance(location[-1], int) and value_at(self.data, location) is None:
            location = location[:-1]  # an entry that is not there: the whole list
        if error["type"] != "extra_forbidden":
            self.lost.add(location)
        if not location:
            return False
        holder, last = value_at(self.data, location[:-1]), location[-1]
        if isinstance(holder, dict) and self._may_be_left_out(location, error["type"]):
            holder.pop(last, None)
            return True
        stand_ins = (*shape.words_of(shape.field_at(self.model, location))[:1], *_STAND_INS)
        number = self.tried[location]
        self.tried[location] += 1
        if number >= len(stand_ins) or not isinstance(holder, (dict, list)):
            return False
        holder[last] = deepcopy(stand_ins[number])  # type: ignore[index] # a step fits its holder
        return True

    def _mend_group(self, location: Location, error_type: str) -> bool:
        group = value_at(self.data, location)
        if not isinstance(group, dict):
            return False
        for name, value in _OF_GROUPS[error_type].items():
            self.lost.add((*location, name))
            group.pop(name, None)
            if value is not None:
                group[name] = deepcopy(value)
        return True

    def _real(self, location: Location, error_type: str) -> Location:
        """The location without the steps that only the model knows."""
        most = len(location) - 1 if error_type == "missing" else len(location)
        for depth in range(1, most + 1):
            if value_at(self.data, location[:depth]) is None:
                return location[: depth - 1]
        return location

    def _may_be_left_out(self, location: Location, error_type: str) -> bool:
        if error_type == "extra_forbidden":
            return True
        info = shape.field_at(self.model, location)
        return isinstance(location[-1], str) and info is not None and not info.is_required()


__all__ = ["PartialFields", "partial_fields"]
