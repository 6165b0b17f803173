"""Nodes to plain data in which every scalar is the text that was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from mkdocs_evidence.diagnostics import Diagnostic, Place
from mkdocs_evidence.model import AmbiguousScalar, Source
from mkdocs_evidence.reading.locations import place_of_node
from mkdocs_evidence.reading.nodes import MAX_DEPTH
from mkdocs_evidence.reading.rules import field_duplicate, yaml_structure

Location: TypeAlias = tuple[str | int, ...]

_NULL = "tag:yaml.org,2002:null"
_BOOL = "tag:yaml.org,2002:bool"


@dataclass(slots=True)
class PlainData:
    """What the front matter says, the faults of its form, and where nothing was filled in."""

    source: Source
    fields: dict[str, object] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    empty: dict[Location, tuple[Place, str]] = field(default_factory=dict)


def plain_data(source: Source, root: yaml.Node | None) -> PlainData:
    """The data of a composed front matter; an empty one has no fields."""
    data = PlainData(source)
    if isinstance(root, yaml.MappingNode):
        data.fields = _mapping(data, root, ())
    elif root is not None:
        data.faults.append(yaml_structure.tell_no_fields(place_of_node(source, root)))
    return data


def _value(data: PlainData, node: yaml.Node, location: Location) -> object:
    if len(location) > MAX_DEPTH:
        data.faults.append(yaml_structure.tell_deep(place_of_node(data.source, node)))
        return ""
    if isinstance(node, yaml.MappingNode):
        return _mapping(data, node, location)
    if isinstance(node, yaml.SequenceNode):
        return [_value(data, entry, (*location, index)) for index, entry in enumerate(node.value)]
    return _scalar(data, node, location)


def _scalar(data: PlainData, node: yaml.Node, location: Location) -> str:
    text = str(node.value)
    if getattr(node, "style", None) or node.tag not in (_NULL, _BOOL):
        return text
    if node.tag == _NULL:
        data.empty[location] = (place_of_node(data.source, node), text)
    return AmbiguousScalar(text)


def _mapping(data: PlainData, node: yaml.MappingNode, location: Location) -> dict[str, object]:
    fields: dict[str, object] = {}
    first: dict[str, int] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            data.faults.append(yaml_structure.tell_key(place_of_node(data.source, key)))
            continue
        name = str(key.value)
        if name in fields:
            line = data.source.header_line + first[name]
            data.faults.append(field_duplicate.tell(place_of_node(data.source, key), (*location, name), line))
            continue
        first[name] = key.start_mark.line
        fields[name] = _value(data, value, (*location, name))
    return fields
