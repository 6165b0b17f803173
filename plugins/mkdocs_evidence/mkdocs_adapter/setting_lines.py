"""Lines of `mkdocs.yml`: of the options of `evidence/content`, and of texts that cannot be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.diagnostics import Place, invisible_in
from mkdocs_evidence.model.characters import UNSHOWABLE
from mkdocs_evidence.model.settings import SettingLine

PLUGIN = "evidence/content"
INHERIT = "INHERIT"
"""By this key a configuration names another from which it inherits."""


def setting_lines(config: MkDocsConfig, options: Iterable[str]) -> tuple[SettingLine, ...]:
    """Where each of these options, and each key in it, is written.

    Nothing of options that another file gives (`INHERIT`): their place is the file as a whole.
    """
    file = Path(config.config_file_path or "")
    if not file.is_file():
        return ()
    text = file.read_text(encoding="utf-8-sig")
    found = below(below(composed(text), "plugins"), PLUGIN)
    return tuple(_lines_of(found, tuple(options), file.name, text.split("\n")))


def unshowable_texts(config: MkDocsConfig) -> tuple[SettingLine, ...]:
    """Where a text of the configuration holds a character that cannot be shown."""
    file = Path(config.config_file_path or "")
    text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    if "\\" not in text and _hidden_in(text) is None:
        return ()
    lines = text.split("\n")
    scalars = [node for node in _nodes(composed(text)) if isinstance(node, yaml.ScalarNode)]
    found = [(node, _hidden_in(node.value)) for node in scalars]
    return tuple(_line((f"U+{ord(sign):04X}",), node, file.name, lines) for node, sign in found if sign)


def _hidden_in(text: str) -> str | None:
    """The first character of a text that cannot be shown, or that nobody can see."""
    if sign := UNSHOWABLE.search(text):
        return sign[0]
    _, character = next(invisible_in(text), (0, None))
    return character


def place_of_text(config: MkDocsConfig, value: str) -> Place:
    """Where a text of the configuration is written; the file as a whole where another file gives it."""
    file = Path(config.config_file_path or "")
    text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    node = next((one for one in _nodes(composed(text)) if one.value == value), None)
    if node is None:
        return Place(file.name)
    found = _line((), node, file.name, text.split("\n"))
    return Place(found.file, found.line, found.column, found.length, found.text)


def composed(text: str) -> yaml.Node | None:
    """The nodes of a configuration that MkDocs has read; its own reader takes codes that libyaml refuses."""
    try:
        return yaml.compose(text, yaml.CSafeLoader)
    except yaml.YAMLError:
        return yaml.compose(text, yaml.SafeLoader)


def _nodes(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """A node and all below it, each once: an alias is the node that it stands for."""
    seen: dict[int, yaml.Node] = {}
    waiting = [node] if node else []
    while waiting:
        one = waiting.pop()
        if id(one) not in seen:
            seen[id(one)] = one
            inner = one.value if isinstance(one, yaml.CollectionNode) else ()
            waiting += [part for pair in inner for part in (pair if isinstance(pair, tuple) else (pair,))]
    return iter(seen.values())


def _lines_of(
    node: yaml.Node | None, options: tuple[str, ...], file: str, lines: list[str]
) -> Iterator[SettingLine]:
    for key, value in _pairs(node):
        if key.value in options:
            yield _line((key.value,), key, file, lines)
            for inner, _ in _pairs(value):
                yield _line((key.value, inner.value), inner, file, lines)


def _line(path: tuple[str, ...], node: yaml.Node, file: str, lines: list[str]) -> SettingLine:
    start, end = node.start_mark, node.end_mark
    length = max(1, end.column - start.column) if end.line == start.line else 1
    return SettingLine(path, file, start.line + 1, start.column + 1, length, lines[start.line])


def below(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """Value of a key of a mapping, or of a sequence of mappings, as `plugins:` may be either."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return next((value for item in items for key, value in _pairs(item) if key.value == name), None)


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return list(node.value) if isinstance(node, yaml.MappingNode) else []
