"""Plain data to the typed fields of a record, or to every fault in them, each at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml
from pydantic import ValidationError

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


def typed_fields(
    kind: RecordType, root: yaml.Node | None, data: PlainData
) -> tuple[CommonFields | None, list[Diagnostic]]:
    """The fields of a record of that type; None, with all faults, where any is faulty."""
    model = FIELDS_BY_TYPE[kind]
    empty = {location: _told_as_empty(model, data, location) for location in data.empty}
    try:
        return model.model_validate(data.fields), [*empty.values()]
    except ValidationError as error:
        told = [*_Teller(kind, model, data, root).tell_all(error)]
        if any(fault.rule is authors_missing.RULE for fault in told):
            empty.pop(("authors",), None)  # that rule says more of it
        return None, [*empty.values(), *told]


def _told_as_empty(model: type[Part], data: PlainData, location: Location) -> Diagnostic:
    place, written = data.empty[location]
    info = shape.field_at(model, location)
    is_required = isinstance(location[-1], str) and info is not None and info.is_required()
    return field_empty.tell(place, location, written, is_required=is_required)


class _Teller:
    """Words the errors of one file's validation."""

    def __init__(self, kind: RecordType, model: type[Part], data: PlainData, root: yaml.Node | None) -> None:
        self._kind = kind
        self._model = model
        self._data = data
        self._root = root

    def tell_all(self, error: ValidationError) -> Iterator[Diagnostic]:
        """Every error as a diagnostic, with those that the model left unsaid."""
        errors = error.errors(include_url=False)
        misspelt: set[Location] = set()
        for one in sorted(errors, key=lambda one: one["type"] != "extra_forbidden"):
            location = self._real(one["loc"], one["type"])
            if location in misspelt or self._is_told_as_empty(location):
                continue
            fault = self._told(location, one["type"], one["msg"], one.get("ctx", {}))
            if one["type"] == "extra_forbidden" and fault.nearest:
                misspelt.add((*location[:-1], fault.nearest))  # it is there, under a wrong name
            yield fault
        told = {(one["loc"], one["type"]) for one in errors}
        faulty = frozenset(one["loc"] for one in errors)
        for location, whole in suppressed_faults(self._model, self._data.fields, faulty):
            if (location, whole.type) not in told:
                yield self._told(location, whole.type, whole.message(), {})

    def _real(self, location: Location, error_type: str) -> Location:
        """The location without the steps that only the model knows (a list of one, a contributor)."""
        most = len(location) - 1 if error_type == "missing" else len(location)
        for depth in range(1, most + 1):
            if value_at(self._data.fields, location[:depth]) is None:
                return location[: depth - 1]
        return location

    def _is_told_as_empty(self, location: Location) -> bool:
        return any(location[:depth] in self._data.empty for depth in range(1, len(location) + 1))

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


_OF_SINGLE_VALUES = frozenset(
    {"text", "date", "number", "float_type", "int_type", "truth", "enum", "reference", "pattern", "address"}
)


def _is_interval(location: Location, error_type: str) -> bool:
    if error_type == "missing":
        return bool(location) and isinstance(location[-1], int)
    return error_type == "too_long" or (error_type == "tuple_type" and location[-1:] == ("interval",))
