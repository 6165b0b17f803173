"""Files and functions stay small enough to read, and rooms talk through their doors."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "plugins" / "mkdocs_evidence"
ROOMS = tuple(sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py")))
SOURCES = (ROOT / "build.py", *sorted(PACKAGE.rglob("*.py")))

LONGEST_FILE = 300
LONGEST_FUNCTION = 40

LONG_FILES: frozenset[str] = frozenset()
"""Files that may be longer, as `room/file.py`; say why beside each."""
LONG_FUNCTIONS: frozenset[str] = frozenset()
"""Functions that may be longer, as `room/file.py:name`; say why beside each."""

BY_MODULE = frozenset({"mkdocs_adapter"})
"""Rooms whose modules are entered one by one, because importing all of them at once would be dear."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT if path.parent == ROOT else PACKAGE).as_posix()


def functions() -> Iterator[tuple[str, int]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno:
                yield f"{name_of(path)}:{node.name}", node.end_lineno - node.lineno + 1


def doors_missed(path: Path) -> Iterator[str]:
    """Imports of what another room keeps private, or does not offer in its `__all__`."""
    own = path.relative_to(PACKAGE).parts[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        parts = module.split(".")[1:]
        if not module.startswith("mkdocs_evidence.") or parts[0] == own:
            continue
        names = [name.name for name in node.names] if isinstance(node, ast.ImportFrom) else []
        private = [name for name in (*parts, *names) if name.startswith("_")]
        offered = getattr(importlib.import_module(module), "__all__", names)
        folder = PACKAGE.joinpath(*parts)
        modules = [name for name in names if (folder / f"{name}.py").is_file()]
        for name in private or sorted(set(names) - set(offered) - set(modules)):
            yield f"{name_of(path)}:{node.lineno} imports {name}, which {module} does not offer"


def test_files_are_short_enough_to_read() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    long = {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE and name not in LONG_FILES}
    assert not long, f"over {LONGEST_FILE} lines"


def test_functions_do_one_thing() -> None:
    long = {name: n for name, n in functions() if n > LONGEST_FUNCTION and name not in LONG_FUNCTIONS}
    assert not long, f"over {LONGEST_FUNCTION} lines"


def test_the_exceptions_are_still_needed() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name for name in LONG_FILES if lengths.get(name, 0) <= LONGEST_FILE} == set()
    assert LONG_FUNCTIONS - {name for name, n in functions() if n > LONGEST_FUNCTION} == set()


@pytest.mark.parametrize("room", sorted(set(ROOMS) - BY_MODULE))
def test_a_room_names_what_it_offers(room: str) -> None:
    module = importlib.import_module(f"mkdocs_evidence.{room}")
    offered = module.__all__
    assert not [name for name in offered if not hasattr(module, name)]
    assert not [name for name in offered if name.startswith("_")]
    assert len(set(offered)) == len(offered)


def test_rooms_are_entered_by_their_doors() -> None:
    inside = [path for path in SOURCES if path.parent not in {ROOT, PACKAGE}]
    assert [fault for path in inside for fault in doors_missed(path)] == []


def test_no_room_is_a_lumber_room() -> None:
    lumber = {"utils", "util", "helpers", "helper", "misc", "common"}
    assert [name_of(path) for path in SOURCES if path.stem in lumber or path.parent.name in lumber] == []
