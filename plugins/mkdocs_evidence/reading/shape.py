"""What the model says of a field: its group, its vocabulary, its description."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias, TypeVar, get_args

from pydantic.fields import FieldInfo

from mkdocs_evidence.model.fields import Contributor, Part
from mkdocs_evidence.model.words import Word

T = TypeVar("T")
Location: TypeAlias = tuple[str | int, ...]


@lru_cache(maxsize=512)
def group_at(model: type[Part], location: Location) -> type[Part]:
    """The group of fields at a location; the innermost one known where the location leads nowhere."""
    group = model
    for step in location:
        info = field_named(group, step) if isinstance(step, str) else None
        group = next(_found(info.annotation, Part), group) if info else group
    return group


def field_named(group: type[Part], name: str) -> FieldInfo | None:
    """The definition of the field that files call `name`."""
    return next((info for key, info in group.model_fields.items() if (info.alias or key) == name), None)


def field_at(model: type[Part], location: Location) -> FieldInfo | None:
    """The definition of the field at a location; an entry of a list has its list's."""
    names = [index for index, step in enumerate(location) if isinstance(step, str)]
    if not names:
        return None
    return field_named(group_at(model, location[: names[-1]]), str(location[names[-1]]))


def field_names(group: type[Part]) -> tuple[str, ...]:
    """The names of a group's fields as files write them, in the order of the model."""
    return tuple(info.alias or key for key, info in group.model_fields.items())


def words_of(info: FieldInfo | None) -> tuple[str, ...]:
    """The values of the vocabulary that a field takes; none where it has no vocabulary."""
    vocabulary = next(_found(info.annotation, Word), None) if info else None
    return vocabulary.values() if vocabulary else ()


def takes_names(info: FieldInfo | None) -> bool:
    """Whether the field takes people and organisations that have no page."""
    return info is not None and next(_found(info.annotation, Contributor), None) is not None


def _found(annotation: object, kind: type[T]) -> Iterator[type[T]]:
    if isinstance(annotation, type) and issubclass(annotation, kind):
        yield annotation
    for argument in get_args(annotation):
        yield from _found(argument, kind)
