"""Every reference of every record is found, wherever in its fields it stands."""

from __future__ import annotations

from collections.abc import Iterator

from invented import records
from mkdocs_evidence.model import RecordType, Reference
from mkdocs_evidence.model.fields import Part
from mkdocs_evidence.model.index_entry import FieldPath, references_of


def looked_for_everywhere(value: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Reference]]:
    if isinstance(value, Reference):
        yield path, value
    elif isinstance(value, Part):
        for name, one in value:
            written = type(value).model_fields[name].alias or name
            yield from looked_for_everywhere(one, (*path, written))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from looked_for_everywhere(one, (*path, index))


def test_the_references_of_a_record_are_those_that_a_look_at_every_value_finds() -> None:
    holders = set()
    for record in records():
        references = tuple(references_of(record.fields))
        assert references == tuple(looked_for_everywhere(record.fields))
        holders |= {record.key.type} if references else set()
    assert holders == {*RecordType} - {RecordType.ORGANISATION}
