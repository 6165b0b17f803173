"""YAML text to nodes, which keep every scalar's written text and place. Never to objects.

`yaml.load` would turn 1.10 into 1.1 and `no` into False, and lets the last of two equal keys win.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.model import Source
from mkdocs_evidence.model.limits import MOST_DEPTH
from mkdocs_evidence.reading.places import place_in_header
from mkdocs_evidence.reading.rules import yaml_feature, yaml_structure, yaml_syntax, yaml_tab

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = MOST_DEPTH
# libyaml composes recursively, and 200,000 open brackets end the process. No text nests deeper than
# it has of these characters; 5,000 levels were composed without harm.
_NESTING = re.compile(r"[\[{?:-]")
_HARMLESS_NESTING = 1500
_FEATURE = re.compile(r"(?<!\w)[&*!](?=\S)")
# YAML 1.1 ends a line at these; editors do not, and lines would be counted apart.
_OTHER_LINE_ENDS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})


def compose(source: Source) -> tuple[yaml.Node | None, tuple[Diagnostic, ...]]:
    """The root node of the front matter, or the faults that keep it from being read."""
    text = source.header.translate(_OTHER_LINE_ENDS)
    try:
        faults = tuple(_refused_features(source, text)) if _needs_a_look(text) else ()
        return (None, faults) if faults else (_root(text), ())
    except yaml.YAMLError as error:
        return None, (_syntax_fault(source, error),)


def _root(text: str) -> yaml.Node | None:
    loader = _Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def _needs_a_look(text: str) -> bool:
    return bool(_FEATURE.search(text)) or len(_NESTING.findall(text)) > _HARMLESS_NESTING


def _refused_features(source: Source, text: str) -> Iterator[Diagnostic]:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line, column = _start(event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                yield yaml_structure.tell_deep(place_in_header(source, line, column, 1))
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.NodeEvent):
            name = _feature_of(event)
            if name:
                yield yaml_feature.tell(place_in_header(source, line, column, len(name)), name)


def _start(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line, mark.column) if mark is not None else (0, 0)


def _feature_of(event: yaml.NodeEvent) -> str:
    if isinstance(event, yaml.AliasEvent):
        return f"*{event.anchor}"
    if event.anchor:
        return f"&{event.anchor}"
    tag = str(getattr(event, "tag", None) or "")
    if tag and tag != "!":
        return tag.replace("tag:yaml.org,2002:", "!!")
    return ""


def _syntax_fault(source: Source, error: yaml.YAMLError) -> Diagnostic:
    tab = yaml_tab.find(source.header)
    mark = getattr(error, "problem_mark", None)
    if tab and (mark is None or tab[0] <= mark.line):
        return yaml_tab.tell(place_in_header(source, *tab, 1))
    problem = str(getattr(error, "problem", None) or "")
    opened = getattr(error, "context_mark", None)
    if opened is not None and yaml_syntax.is_about_an_opening(problem):
        mark = opened
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    return yaml_syntax.tell(place_in_header(source, line, column, 1), problem)
