"""What must be known to begin a record: asked field by field, each as the model defines it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar, get_args

from mkdocs_evidence.model import FIELDS_BY_TYPE, Contributor, Moment, PartialDate, RecordType
from mkdocs_evidence.model.field_hints import HINTS
from mkdocs_evidence.model.fields import Part
from mkdocs_evidence.model.references import RefersTo
from mkdocs_evidence.model.words import Word

T = TypeVar("T")

STATUS = "status"
"""A project is asked for one status, which becomes the first entry of its history."""

_ASKED: dict[RecordType, tuple[str, ...]] = {
    RecordType.PROJECT: ("design", STATUS, "programme", "lead", "evaluator", "funders", "topics"),
    RecordType.PROTOCOL: ("project", "kind", "authors", "version_date", "topics"),
    RecordType.REPORT: ("project", "kind", "evaluates", "coverage", "authors", "version_date", "topics"),
    RecordType.BLOG: ("authors", "about", "topics"),
    RecordType.PERSON: ("given_name", "family_name", "url"),
    RecordType.ORGANISATION: ("url",),
    RecordType.PROGRAMME: ("lead", "funders", "topics"),
    RecordType.EVENT: ("start", "end", "venue", "about", "topics"),
    RecordType.CALL: ("opens", "closes", "about", "contact_url", "topics"),
    RecordType.NOTICE: ("target", "kind", "resolves", "reason", "issued_by"),
}
_COMMON = ("title", "summary", "date")
_ANY_LENGTH = (1, 100_000)
_LENGTHS = {"title": (3, 400), "summary": (30, 400)}
_NEEDED_BESIDES = frozenset({"authors", STATUS})
"""What the model's definition alone does not show to be needed."""


@dataclass(frozen=True, slots=True)
class Question:
    """One field of a new record.

    `options` are the words that it takes (value, label); `targets` the types of record that it may
    name (empty where it names none); `takes_names` whether a name will do instead of a record; `lengths`
    how many characters a text may have, at least and at most.
    """

    field: str
    hint: str
    required: bool
    options: tuple[tuple[str, str], ...] = ()
    targets: tuple[RecordType, ...] = ()
    takes_names: bool = False
    takes_several: bool = False
    is_date: bool = False
    lengths: tuple[int, int] = _ANY_LENGTH


def questions_for(kind: RecordType) -> tuple[Question, ...]:
    """The questions for a type of record, in the order in which its file answers them."""
    return tuple(_question(kind, name) for name in (*_COMMON, *_ASKED[kind]))


def needs_authors(kind: RecordType) -> bool:
    """Return True if a record of a type must name its authors, or the original that it retells."""
    return any(one.field == "authors" and one.required for one in questions_for(kind))


def _question(kind: RecordType, name: str) -> Question:
    model = FIELDS_BY_TYPE[kind]
    field = "status_history" if name == STATUS else name
    info = model.model_fields[field]
    parts = tuple(_parts(info.annotation)) + tuple(info.metadata)
    words = next(_classes(parts, Word), None)
    marks = [part for part in parts if isinstance(part, RefersTo)]
    takes_names = Contributor in parts
    targets = marks[0].types or tuple(RecordType) if marks else ()
    return Question(
        field=name,
        hint=HINTS[name],
        required=info.is_required() or name in _NEEDED_BESIDES,
        options=tuple((word.value, word.label) for word in words) if words else (),
        targets=(RecordType.PERSON, RecordType.ORGANISATION) if takes_names else targets,
        takes_names=takes_names,
        takes_several=tuple in parts and name != STATUS,
        is_date=PartialDate in parts or Moment in parts if name != STATUS else False,
        lengths=_LENGTHS.get(name, _ANY_LENGTH),
    )


def _parts(annotation: object) -> Iterator[object]:
    """Every type and mark that an annotation is made of; groups of fields are looked into once."""
    yield getattr(annotation, "__origin__", annotation)
    yield from getattr(annotation, "__metadata__", ())
    if isinstance(annotation, type) and issubclass(annotation, Part) and annotation is not Contributor:
        for info in annotation.model_fields.values():
            yield from _parts(info.annotation)
    for argument in get_args(annotation):
        yield from _parts(argument)


def _classes(parts: tuple[object, ...], kind: type[T]) -> Iterator[type[T]]:
    return (part for part in parts if isinstance(part, type) and issubclass(part, kind))
