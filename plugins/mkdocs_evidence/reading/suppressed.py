"""What the model did not get round to saying.

Pydantic looks at a group as a whole (an image without words, a text without authors) only when
each of its fields is right. An editor wants to hear of both in one run, so the groups that hold a
fault are looked at here, with their values as written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic_core import PydanticCustomError

from mkdocs_evidence.model.fields import Part
from mkdocs_evidence.reading.shape import Location, group_at


def suppressed_faults(
    model: type[Part], data: dict[str, object], faulty: frozenset[Location]
) -> Iterator[tuple[Location, PydanticCustomError]]:
    """The faults of whole groups in which single fields are faulty, with the groups' locations."""
    holders = {location[:depth] for location in faulty for depth in range(len(location))}
    for location in sorted(holders, key=str):
        group = value_at(data, location)
        if isinstance(group, dict):
            for error in _faults_of_whole(group_at(model, location), group):
                yield location, error


def value_at(data: object, location: Location) -> object:
    """The value at a location of the plain data; None where the location leads nowhere."""
    value = data
    for step in location:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _faults_of_whole(group: type[Part], values: dict[str, Any]) -> Iterator[PydanticCustomError]:
    given = {key: values.get(info.alias or key) for key, info in group.model_fields.items()}
    required = (key for key, info in group.model_fields.items() if info.is_required())
    known = {key: value for key, value in given.items() if value}
    instance = group.model_construct(**(dict.fromkeys(required) | known))
    for validator in group.__pydantic_decorators__.model_validators.values():
        if validator.info.mode == "after":
            try:
                validator.func(instance)
            except PydanticCustomError as error:
                yield error
