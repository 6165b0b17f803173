"""Two versions' fields compared: what a reader must see first, outcome by outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mkdocs_evidence.graph.comparison.words import Operation, Run, compare_words
from mkdocs_evidence.model import (
    Contributor,
    Finding,
    Outcome,
    PartialDate,
    VersionedFields,
)
from mkdocs_evidence.model.common_fields import AttachedFile, CommonFields
from mkdocs_evidence.model.fields import Part
from mkdocs_evidence.model.study_fields import Deviation, NotReported, Rating
from mkdocs_evidence.model.words import Word

LABELS = {
    "kind": "Kind",
    "outcomes": "Outcomes",
    "sample": "Sample",
    "population": "Population",
    "intervention": "Intervention",
    "comparator": "Comparator",
    "ethics": "Ethics",
    "evaluates": "Evaluates",
    "coverage": "Coverage",
    "findings": "Findings",
    "deviations": "Deviations",
    "not_reported": "Not reported",
    "ratings": "Ratings",
    "version_date": "Date of the version",
    "version_label": "Label on the document",
    "date": "Published here",
    "title": "Title",
    "summary": "Summary",
    "authors": "Authors",
    "project": "Project",
    "files": "Files",
    "licence": "Licence",
}
"""The fields that are compared, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field, or one entry of it (one outcome, one finding), that differs between two versions."""

    field: str
    label: str
    entry: str
    operation: Operation
    runs: tuple[Run, ...]


def field_differences(older: VersionedFields, newer: VersionedFields) -> tuple[FieldDifference, ...]:
    """Every difference between the fields of two versions, the outcomes and the sample before the rest."""
    return tuple(
        difference
        for name, label in LABELS.items()
        for difference in _differences(name, label, getattr(older, name, None), getattr(newer, name, None))
    )


def record_differences(older: CommonFields, newer: CommonFields) -> tuple[FieldDifference, ...]:
    """Every difference between the fields of two states of a record, in the order of the model."""
    names = dict.fromkeys((*type(older).model_fields, *type(newer).model_fields))
    return tuple(
        difference
        for name in names
        for difference in _differences(
            name,
            LABELS.get(name, name.rstrip("_").replace("_", " ").capitalize()),
            getattr(older, name, None),
            getattr(newer, name, None),
        )
    )


def _differences(name: str, label: str, older: object, newer: object) -> Iterator[FieldDifference]:
    if older == newer:
        return
    before, after = _entries(older), _entries(newer)
    for entry in dict.fromkeys((*before, *after)):
        old, new = before.get(entry, ""), after.get(entry, "")
        if old != new:
            yield FieldDifference(name, label, entry, operation_of(old, new), compare_words(old, new))


def operation_of(old: str, new: str) -> Operation:
    """What was done to a text that differs."""
    if not old:
        return Operation.ADDED
    return Operation.CHANGED if new else Operation.REMOVED


def _entries(value: object) -> Mapping[str, str]:
    """A field's value as texts: one under no name, or one for each named entry of a list."""
    if value is None:
        return {}
    if isinstance(value, tuple) and value and isinstance(value[0], Part) and _name(value[0]):
        return _numbered([(_name(item), _text(item)) for item in value])
    return {"": _text(value)}


def _numbered(entries: list[tuple[str, str]]) -> dict[str, str]:
    """Entries under their names; a name that comes again is told apart by a number."""
    found: dict[str, str] = {}
    for name, text in entries:
        number, key = 1, name
        while key in found:
            number += 1
            key = f"{name} ({number})"
        found[key] = text
    return found


def _name(item: object) -> str:
    """What an entry of a list is known by in both versions."""
    if isinstance(item, Outcome):
        return item.id
    if isinstance(item, Finding):
        return " ".join(part for part in (item.outcome or item.measure or "", item.timepoint or "") if part)
    if isinstance(item, NotReported):
        return item.outcome
    if isinstance(item, Deviation):
        return item.section or item.outcome or ""
    if isinstance(item, Rating):
        return " ".join(part for part in (item.scheme, item.aspect.label if item.aspect else "") if part)
    return item.title if isinstance(item, AttachedFile) else ""


def _text(value: object) -> str:
    """A value in words, as a reader would copy it out."""
    text = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    if isinstance(value, Word):
        text = value.label
    elif isinstance(value, PartialDate):
        text = value.in_words
    elif isinstance(value, Contributor):
        text = value.name or str(value.reference)
    elif isinstance(value, Part):
        text = "; ".join(_fields_in_words(value))
    elif isinstance(value, tuple):
        text = ", ".join(_text(item) for item in value)
    return text


def _fields_in_words(part: Part) -> Iterator[str]:
    for name, value in part:
        if value in (None, (), False) or (name == "id" and isinstance(part, Outcome)):
            continue
        label = name.rstrip("_").replace("_", " ")
        yield f"{label}: yes" if value is True else f"{label}: {_text(value)}"
