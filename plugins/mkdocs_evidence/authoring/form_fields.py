"""The fields of a form in the browser, each derived from the field of the model that it fills."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeAlias, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo

from mkdocs_evidence.authoring.questions import questions_for
from mkdocs_evidence.model import FIELDS_BY_TYPE, Contributor, Moment, PartialDate, RecordType
from mkdocs_evidence.model.dates import DATE_PATTERN, MOMENT_PATTERN
from mkdocs_evidence.model.fields import Part, WebAddress
from mkdocs_evidence.model.references import RefersTo
from mkdocs_evidence.model.words import Word

Field: TypeAlias = dict[str, Any]
Offered: TypeAlias = list[dict[str, str]]
"""What a picker offers: values with their labels."""

_LONG = frozenset(
    {
        *("summary", "note", "reason", "statement", "rationale", "planned", "done", "analysis", "measure"),
        *("population", "intervention", "comparator", "ethics", "outcome", "decision"),
    }
)
"""Texts of more than a line; a milestone's `planned` is a date, and is known by its kind."""
_NUMBER = [r"^[+-]?\d+(\.\d+)?$", "Write a number, such as 12, -4.5 or 0.57"]
_WHOLE = [r"^\d+$", "Write a whole number, such as 280"]
_DATE = [DATE_PATTERN, "Write 2026-03-20, or 2026-03 or 2026 where no more is known"]
_MOMENT = [
    MOMENT_PATTERN,
    "Write 2026-03-27, or with the time and its zone 2026-03-27T18:30+00:00",
]
_ADDRESS = [r"^https?://\S+$", "Write a web address that starts with https:// or http://"]
_PATTERNS: dict[object, list[str]] = {float: _NUMBER, int: _WHOLE, PartialDate: _DATE, Moment: _MOMENT}
DAY = "day"
"""Our own widget: a text, for a date may be a year alone, with a picker of days beside it."""
FIRST = ("draft", "title", "summary")
"""What stands at the top of a form; the text follows, then the rest."""


@dataclass(slots=True)
class Shape:
    """What the files write otherwise than the forms: by the names of their fields.

    `groups` are single groups (lists of one in a form), `many` lists that a file may give as one value,
    `contributors` people or names, `references` the types that a reference may name, `truths` true or false.
    """

    groups: set[str] = field(default_factory=set)
    many: set[str] = field(default_factory=set)
    contributors: set[str] = field(default_factory=set)
    references: dict[str, list[str]] = field(default_factory=dict)
    truths: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class FormMaker:
    """Makes forms. `offered` gives what a picker of such a field offers, `topics` the site's topics."""

    offered: Callable[[str, tuple[RecordType, ...]], Offered]
    topics: Offered
    shape: Shape

    def fields_of(self, kind: RecordType) -> list[Field]:
        """The fields of a type of record: those at the top, what is asked of whoever begins one, the rest."""
        asked = {one.field: one.hint for one in questions_for(kind)}
        infos = FIELDS_BY_TYPE[kind].model_fields
        names = dict.fromkeys((*FIRST, *(name for name in asked if name in infos), *infos))
        made = [self._field(name, infos[name], _sentence(asked.get(name, ""))) for name in names]
        return [field | {"default": True} if field["name"] == "draft" else field for field in made]

    def _field(self, python_name: str, info: FieldInfo, asked: str = "") -> Field:
        name = info.alias or python_name
        marks = list(_marks(info.annotation, info.metadata))
        made: Field = {"name": name, "label": _label(name), "required": info.is_required()}
        hint = info.description or asked or _meaning(marks)
        if hint:
            made["hint"] = hint
        made |= self._widget(name, marks)
        if made["widget"] == "list":
            made["label_singular"] = _label(_singular(name))
        return made

    def _widget(self, name: str, marks: list[object]) -> Field:
        if name == "topics":
            return _picker(self.topics, multiple=True)
        if Contributor in marks:
            return self._contributors(name, many=tuple in marks)
        if part := _first(marks, Part):
            return self._group(name, part, many=tuple in marks)
        if words := _first(marks, Word):
            return _picker([{"value": word.value, "label": _worded(word)} for word in words])
        if mark := next((mark for mark in marks if isinstance(mark, RefersTo)), None):
            return self._reference(name, mark.types or tuple(RecordType), many=tuple in marks)
        return self._plain(name, marks)

    def _plain(self, name: str, marks: list[object]) -> Field:
        if bool in marks:
            self.shape.truths.add(name)
            return {"widget": "boolean", "required": False}
        return self._scalars(name, marks) if tuple in marks else _scalar(name, marks)

    def _contributors(self, name: str, *, many: bool) -> Field:
        self.shape.contributors.add(name)
        kinds = (RecordType.PERSON, RecordType.ORGANISATION)
        self.shape.references["reference"] = [kind.value for kind in kinds]
        picker = _picker(self.offered(name, kinds))
        fields = [
            {"name": "reference", "label": "A person or organisation with a page here", "required": False}
            | picker,
            {"name": "name", "label": "Or a name alone", "required": False, "widget": "string"},
        ]
        return _list_of(fields, "{{reference}} {{name}}") if many else _object_of(fields)

    def _group(self, name: str, part: type[Part], *, many: bool) -> Field:
        fields = [self._field(inner, info) for inner, info in part.model_fields.items()]
        if many:
            return _list_of(fields)
        self.shape.groups.add(name)
        return _list_of(fields) | {"max": 1}

    def _reference(self, name: str, kinds: tuple[RecordType, ...], *, many: bool) -> Field:
        self.shape.references[name] = [kind.value for kind in kinds]
        if many:
            self.shape.many.add(name)
        return _picker(self.offered(name, kinds), multiple=many)

    def _scalars(self, name: str, marks: list[object]) -> Field:
        self.shape.many.add(name)
        made: Field = {
            "widget": "list",
            "field": {"name": "value", "label": _label(name), **_scalar("", marks)},
        }
        return made | {"min": 2, "max": 2} if float in marks else made


def _scalar(name: str, marks: list[object]) -> Field:
    known = next((pattern for kind, pattern in _PATTERNS.items() if kind in marks), None)
    if known is None and any(mark in get_args(WebAddress) for mark in marks if mark is not str):
        known = _ADDRESS
    if known:
        return {"widget": DAY if known in (_DATE, _MOMENT) else "string", "pattern": known}
    made: Field = {"widget": "text" if name in _LONG else "string"}
    least = next((mark.min_length for mark in marks if isinstance(mark, MinLen)), None)
    most = next((mark.max_length for mark in marks if isinstance(mark, MaxLen)), None)
    if least and most:
        made["pattern"] = [rf"^\s*[\s\S]{{{least},{most}}}$", f"Write {least} to {most} characters"]
    return made


def _picker(offered: Offered, *, multiple: bool = False) -> Field:
    return {"widget": "select", "options": offered} | ({"multiple": True} if multiple else {})


def _object_of(fields: list[Field]) -> Field:
    return {"widget": "object", "fields": fields}


def _list_of(fields: list[Field], summary: str = "") -> Field:
    made = {"widget": "list", "collapsed": False, "fields": fields}
    return made | {"summary": summary} if summary else made


def _marks(annotation: object, metadata: list[Any]) -> Iterator[object]:
    """Every type and mark that a field's definition is made of; groups of fields are not looked into."""
    yield from metadata
    yield from _parts(annotation)


def _parts(annotation: object) -> Iterator[object]:
    origin = get_origin(annotation)
    if origin is Annotated:
        first, *marks = get_args(annotation)
        yield from marks
        yield from _parts(first)
    elif origin is None:
        yield annotation
    else:
        yield origin
        for argument in get_args(annotation):
            yield from _parts(argument)


def _first(marks: list[object], kind: type[Any]) -> Any:
    return next((mark for mark in marks if isinstance(mark, type) and issubclass(mark, kind)), None)


def _meaning(marks: list[object]) -> str:
    part = _first(marks, Part)
    if part and part is not Contributor:
        return (part.__doc__ or "").partition("\n")[0]
    return ""


def _singular(name: str) -> str:
    if name in ("aliases", "status_history"):
        return {"aliases": "alias", "status_history": "status"}[name]
    return name.removesuffix("s")


def _sentence(hint: str) -> str:
    return f"{hint[:1].upper()}{hint[1:]}." if hint else ""


def _worded(word: Word) -> str:
    return f"{word.label}: {word.meaning}" if word.meaning else word.label


def _label(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:] if words not in ("doi", "ror", "n") else words.upper()
