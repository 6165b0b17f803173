"""A front matter to the typed fields of a record, or to all its faults."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from mkdocs_evidence.model import FIELDS_BY_TYPE, RecordType, Source
from mkdocs_evidence.reading.blocks import first_words
from mkdocs_evidence.reading.fields import TypedFields, typed_fields
from mkdocs_evidence.reading.nodes import Composition, compose
from mkdocs_evidence.reading.plain import plain_data
from mkdocs_evidence.reading.rules import field_unknown
from mkdocs_evidence.reading.shape import field_names


def read_header(source: Source, kind: RecordType) -> TypedFields:
    """The fields of a record, or every fault of its front matter."""
    composed = compose(source)
    data = plain_data(source, composed.root)
    unparsed = unparsed_fields(source, kind, composed)
    is_whole = composed.root is None or isinstance(composed.root, yaml.MappingNode)
    if not is_whole or (composed.faults and composed.root is None):
        return TypedFields(None, (*composed.faults, *data.faults), frozenset((name,) for name in unparsed))
    typed = typed_fields(kind, composed.root, data, unparsed)
    return TypedFields(typed.fields, (*composed.faults, *data.faults, *typed.faults), typed.unread)


def unparsed_fields(source: Source, kind: RecordType, composed: Composition) -> frozenset[str]:
    """The fields that the lines which are no YAML may name; all where nothing else is left."""
    names = field_names(FIELDS_BY_TYPE[kind])
    if composed.faults and composed.root is None:
        return frozenset(names)
    pairs = composed.root.value if isinstance(composed.root, yaml.MappingNode) else ()
    there = {key.value for key, _ in pairs if isinstance(key, yaml.ScalarNode)}
    return frozenset(name for name in _named(source, composed, names) if name not in there)


def _named(source: Source, composed: Composition, names: tuple[str, ...]) -> Iterator[str]:
    lines = source.header.split("\n")
    for lost in composed.lost:
        for word in first_words(lines[lost.start : lost.stop]):
            name = word if word in names else field_unknown.meant_by(word, names)
            if name:
                yield name
