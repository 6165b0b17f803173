"""Plain data to the typed fields of a record, or to every fault in them, each at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.model import FIELDS_BY_TYPE, CommonFields, RecordType
from mkdocs_evidence.model.fields import Part
from mkdocs_evidence.reading import shape
from mkdocs_evidence.reading.field_fault import FieldFault
from mkdocs_evidence.reading.locations import place_of_field
from mkdocs_evidence.reading.naming import shortened
from mkdocs_evidence.reading.plain import PlainData
from mkdocs_evidence.reading.rules import (
    authors_missing,
    authors_of_retelling,
    contributor_form,
    date_form,
    field_empty,
    field_missing,
    field_shape,
    field_unknown,
    field_value,
    file_place,
    finding_outcome_missing,
    identifier_form,
    image_alt_missing,
    interval_form,
    milestone_incomplete,
    number_form,
    reference_form,
    text_ambiguous,
    text_length,
    truth_form,
    web_address,
    word_unknown,
)
from mkdocs_evidence.reading.shape import Location
from mkdocs_evidence.reading.suppressed import suppressed_faults, value_at

_TELL: Mapping[str, Callable[[FieldFault], Diagnostic]] = {
    "address": web_address.tell,
    "ambiguous_text": text_ambiguous.tell,
    "authors_of_retelling": authors_of_retelling.tell,
    "contributor": contributor_form.tell,
    "date": date_form.tell,
    "empty": field_empty.tell_blank,
    "enum": word_unknown.tell,
    "extra_forbidden": field_unknown.tell,
    "file_place": file_place.tell,
    "finding_outcome": finding_outcome_missing.tell,
    "finite_number": number_form.tell,
    "greater_than_equal": number_form.tell,
    "image_without_words": image_alt_missing.tell,
    "int_parsing_size": number_form.tell,
    "milestone_date": milestone_incomplete.tell_date,
    "milestone_label": milestone_incomplete.tell_label,
    "missing": field_missing.tell,
    "missing_authors": authors_missing.tell,
    "model_type": field_shape.tell_group,
    "number": number_form.tell,
    "pattern": identifier_form.tell,
    "reference": reference_form.tell,
    "too_short": field_empty.tell_blank,
    "truth": truth_form.tell,
    "tuple_type": field_shape.tell_list,
}
# The field at whose place a fault of a whole group is told.
_SUBJECT = {"image_without_words": "image", "authors_of_retelling": "authors", "missing_authors": "authors"}


# The fields of a group by which a fault of the whole group may be mended: while one of them cannot be
# read, nothing is said of the group.
_MENDED_BY = {
    "authors_of_retelling": ("authors", "original"),
    "file_place": ("path", "url"),
    "finding_outcome": ("outcome", "added", "measure"),
    "image_without_words": ("image", "image_alt"),
    "milestone_date": ("planned", "actual"),
    "milestone_label": ("event", "label"),
    "missing_authors": ("authors", "original"),
}


@dataclass(frozen=True, slots=True)
class TypedFields:
    """The fields of a record, or None with all faults; `unread` are fields that are there, with a fault."""

    fields: CommonFields | None
    faults: tuple[Diagnostic, ...] = ()
    unread: frozenset[Location] = frozenset()


def typed_fields(
    kind: RecordType, root: yaml.Node | None, data: PlainData, unparsed: frozenset[str] = frozenset()
) -> TypedFields:
    """The fields of a record of that type. `unparsed` are the names of fields that are no YAML."""
    model = FIELDS_BY_TYPE[kind]
    empty = {location: _told_as_empty(model, data, location) for location in data.empty}
    unread = frozenset((*empty, *((name,) for name in unparsed)))
    try:
        return TypedFields(model.model_validate(data.fields), tuple(empty.values()), unread)
    except ValidationError as error:
        teller = _Teller(kind, model, data, root, unread)
        told = [*teller.tell_all(error)]
        if any(fault.rule is authors_missing.RULE for fault in told):
            empty.pop(("authors",), None)  # that rule says more of it
        return TypedFields(None, (*empty.values(), *told), frozenset(teller.unread))


def _told_as_empty(model: type[Part], data: PlainData, location: Location) -> Diagnostic:
    place, written = data.empty[location]
    info = shape.field_at(model, location)
    is_required = isinstance(location[-1], str) and info is not None and info.is_required()
    return field_empty.tell(place, location, written, is_required=is_required)


class _Teller:
    """Words the errors of one file's validation."""

    def __init__(
        self,
        kind: RecordType,
        model: type[Part],
        data: PlainData,
        root: yaml.Node | None,
        unread: frozenset[Location],
    ) -> None:
        self._kind = kind
        self._model = model
        self._data = data
        self._root = root
        self.unread = set(unread)

    def tell_all(self, error: ValidationError) -> Iterator[Diagnostic]:
        """Every error as a diagnostic, each field's once, with those that the model left unsaid."""
        errors = error.errors(include_url=False)
        for one in sorted(errors, key=_rank):
            location = self._real(one["loc"], one["type"])
            if self._is_told(location, one["type"]):
                continue
            fault = self._told(location, one["type"], one["msg"], one.get("ctx", {}))
            if one["type"] == "extra_forbidden":
                # A misspelt field is there, under a wrong name.
                self.unread |= {(*location[:-1], fault.nearest)} if fault.nearest else set()
            elif one["type"] not in (*_MENDED_BY, "missing"):
                self.unread.add(location)
            yield fault
        told = {(one["loc"], one["type"]) for one in errors}
        faulty = frozenset(one["loc"] for one in errors)
        for location, whole in suppressed_faults(self._model, self._data.fields, faulty):
            if (location, whole.type) not in told and not self._is_told(location, whole.type):
                yield self._told(location, whole.type, whole.message(), {})

    def _is_told(self, location: Location, error_type: str) -> bool:
        """Return True if a fault says already why this one arises."""
        value = value_at(self._data.fields, location)
        if error_type == "too_short" and value and isinstance(value, list):
            return True  # the model counts only the entries that it takes
        if any(location[:depth] in self.unread for depth in range(1, len(location) + 1)):
            return True
        names = _MENDED_BY.get(error_type, ())
        is_empty = {(*location, name) for name in names} & self._data.empty.keys()
        may_mend = any((*location, name) in self.unread for name in names)
        return may_mend and not (error_type == "missing_authors" and is_empty)

    def _real(self, location: Location, error_type: str) -> Location:
        """The location without the steps that only the model knows (a list of one, a contributor)."""
        most = len(location) - 1 if error_type == "missing" else len(location)
        for depth in range(1, most + 1):
            if value_at(self._data.fields, location[:depth]) is None:
                return location[: depth - 1]
        return location

    def _told(self, location: Location, error_type: str, reason: str, context: dict[str, Any]) -> Diagnostic:
        value = value_at(self._data.fields, location)
        subject = (*location, _SUBJECT[error_type]) if error_type in _SUBJECT else location
        fault = self._fault(subject, reason, is_group=error_type == "model_type")
        if isinstance(value, str) and "min_length" in context:
            return text_length.tell_short(fault, len(value.strip()), context["min_length"])
        if isinstance(value, str) and "max_length" in context:
            return text_length.tell_long(fault, len(value.strip()), context["max_length"])
        if _is_interval(location, error_type):
            return interval_form.tell(fault)
        if isinstance(value, (list, dict)) and error_type in _OF_SINGLE_VALUES:
            return field_shape.tell_single(fault)
        return _TELL.get(error_type, field_value.tell)(fault)

    def _fault(self, location: Location, reason: str, *, is_group: bool) -> FieldFault:
        value = value_at(self._data.fields, location)
        info = shape.field_at(self._model, location)
        holder = location[:-1]
        is_group = isinstance(value, dict) or is_group or (bool(location) and isinstance(location[-1], int))
        group = shape.group_at(self._model, location if is_group else holder)
        present = value_at(self._data.fields, location if is_group else holder)
        return FieldFault(
            location=location,
            key_place=place_of_field(self._data.source, self._root, location, at="key"),
            value_place=place_of_field(self._data.source, self._root, location),
            reason=reason,
            seen=shortened(value) if isinstance(value, str) else None,
            words=shape.words_of(info),
            siblings=shape.field_names(group),
            present=tuple(present) if isinstance(present, dict) else (),
            description=(info.description or "") if info else "",
            kind=self._kind.label.lower(),
            takes_names=shape.takes_names(info),
        )


def _rank(error: ErrorDetails) -> int:
    """Unknown fields are told first, and whole groups last: each may say why the next fault arises."""
    return 0 if error["type"] == "extra_forbidden" else 2 if error["type"] in _MENDED_BY else 1


_OF_SINGLE_VALUES = frozenset(
    {"text", "date", "number", "float_type", "int_type", "truth", "enum", "reference", "pattern", "address"}
)


def _is_interval(location: Location, error_type: str) -> bool:
    if error_type == "missing":
        return bool(location) and isinstance(location[-1], int)
    return error_type == "too_long" or (error_type == "tuple_type" and location[-1:] == ("interval",))
