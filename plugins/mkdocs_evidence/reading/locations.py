"""The place of a field in the front matter: its key or its value."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import yaml

from mkdocs_evidence.diagnostics import Place
from mkdocs_evidence.model import Source
from mkdocs_evidence.reading.nodes import compose
from mkdocs_evidence.reading.places import place_in_header, place_of_header

Side = Literal["key", "value"]


def locate(source: Source, field_path: tuple[str | int, ...], *, at: Side = "value") -> Place:
    """The place of a field in the file; a field that is not there points at what should hold it.

    Composes the front matter anew (the last few are kept), so records need not carry nodes.
    """
    return place_of_field(source, _composed(source), field_path, at=at)


def place_of_field(
    source: Source, root: yaml.Node | None, field_path: tuple[str | int, ...], *, at: Side = "value"
) -> Place:
    """As `locate`, for a front matter that is composed already."""
    if not field_path:
        return place_of_header(source)
    key: yaml.Node | None = None
    node = root
    for step in field_path:
        pair = _child(node, step)
        if pair is None:
            break
        key, node = pair[0] or pair[1], pair[1]
    else:
        chosen = key if at == "key" or _is_nothing(node) else node
        return place_of_header(source) if chosen is None else place_of_node(source, chosen)
    return place_of_header(source) if key is None else place_of_node(source, _shown_for_missing(key, node))


def place_of_node(source: Source, node: yaml.Node) -> Place:
    """The place of a node; one that runs over several lines is marked on its first line."""
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else len(source.header)
    if end.line != start.line and not isinstance(node, yaml.ScalarNode):
        length = 1
    return place_in_header(source, start.line, start.column, length)


def lines_of_field(source: Source, field_path: tuple[str | int, ...]) -> range | None:
    """The lines of the file that a field takes, with its name; None where it is not there."""
    node, first = _composed(source), 0
    for step in field_path:
        pair = _child(node, step)
        if pair is None:
            return None
        node = pair[1]
        first = (pair[0] or node).start_mark.line
    if node is None:
        return None
    end = node.end_mark
    return range(source.header_line + first, source.header_line + end.line + (end.column > 0))


@lru_cache(maxsize=16)
def _composed(source: Source) -> yaml.Node | None:
    return compose(source).root


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return (None, node.value[step])
    return None


def _is_nothing(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value and not node.style


def _shown_for_missing(key: yaml.Node, node: yaml.Node | None) -> yaml.Node:
    """One value may stand for a list of one: then the value itself is the place."""
    return node if isinstance(node, yaml.ScalarNode) else key
