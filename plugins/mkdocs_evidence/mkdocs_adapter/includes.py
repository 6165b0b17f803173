"""Includes of texts, held against the folders from which a text may include anything."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.content_folder import is_ordinary, is_temporary, read_file_below
from mkdocs_evidence.diagnostics import Diagnostic, Place
from mkdocs_evidence.model.limits import MOST_BYTES
from mkdocs_evidence.reading import is_page
from mkdocs_evidence.reading.rules import include_outside

SNIPPETS, MARKDOWN_INCLUDE = "pymdownx.snippets", "markdown_include.include"
PLUGIN = "include-markdown"
_MARKER = re.compile(r"[ \t]*(;*)-+8<-+(?:[ \t]+(.*))?$")
_OLDER = re.compile(r"\{!\s*([^!{}]+?)\s*!")
_OF_PLUGIN = re.compile(r"\{%-?\s*include(?:-markdown)?\s+(?:\"([^\"\n]+)\"|'([^'\n]+)')")
_PART_OF_FILE = re.compile(r":(?:-?\d[\d:,-]*|[a-zA-Z][-\w]*)?:?-?\d*$")
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")


class Include(NamedTuple):
    """What a line includes: its number, its text, and the file as it was written."""

    line: int
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Includer:
    """One way to include files: how texts write it, and the folders in which it looks."""

    bases: tuple[Path, ...]
    includes_in: Callable[[str], Iterator[Include]]


def include_faults(config: MkDocsConfig, names: Iterable[str], shown: str) -> Iterator[Diagnostic]:
    """Yield the includes, in texts and in what they include, of what is not there or not ours."""
    includers = tuple(_includers(config))
    docs = Path(config.docs_dir)
    waiting = [(docs, name) for name in sorted(names) if is_page(name)] if includers else []
    seen = set(waiting)
    for root, name in waiting:  # grows while it is gone through
        text = read_file_below(root, name, MOST_BYTES).decode("utf-8-sig", "replace")
        path = f"{shown}/{name}" if root == docs and shown else name
        for includer in includers:
            for include in includer.includes_in(text):
                place = _place(path, include)
                fault, file = _judged(include.target, place, includer.bases, docs, root / name)
                if fault:
                    yield fault
                elif file and file not in seen:
                    seen.add(file)
                    waiting.append(file)


def include_folders(config: MkDocsConfig) -> tuple[Path, ...]:
    """The folders beside that of the content from which texts may include files."""
    bases = [base for includer in _includers(config) for base in includer.bases]
    return _roots(bases, Path(config.docs_dir))[1:]


def _includers(config: MkDocsConfig) -> Iterator[Includer]:
    chosen: list[object] = list(config.markdown_extensions)
    for name, finder in ((SNIPPETS, _snippets), (MARKDOWN_INCLUDE, _older_includes)):
        if name in chosen:
            yield Includer(_bases(config, name), finder)
    if PLUGIN in config.plugins:
        yield Includer((Path(config.docs_dir),), _includes_of_plugin)


def _bases(config: MkDocsConfig, name: str) -> tuple[Path, ...]:
    """The folders of the option `base_path`; an extension counts them from where the build is started."""
    written = (config.mdx_configs or {}).get(name, {}).get("base_path", ["."])
    named = [written] if isinstance(written, (str, os.PathLike)) else written
    return tuple(Path(os.path.abspath(os.fspath(base))) for base in named)  # noqa: PTH100 - keeps links


def _judged(
    target: str, place: Place, bases: Iterable[Path], docs: Path, file: Path
) -> tuple[Diagnostic | None, tuple[Path, str] | None]:
    """The fault of an include; or else the file, by its folder and its path in it."""
    if _ADDRESS.match(target):
        return include_outside.tell_address(place, target), None
    written = _PART_OF_FILE.sub("", target) or target
    looked_in = (*bases, file.parent) if written.startswith(".") else tuple(bases)
    is_outside = False
    for base in looked_in:
        path = Path(os.path.normpath(base / written))
        root = next((one for one in _roots(bases, docs) if path.is_relative_to(one)), None)
        if root is None:
            is_outside |= os.path.lexists(path) or ".." in Path(written).parts or Path(written).is_absolute()
        elif is_temporary(name := path.relative_to(root).as_posix()):
            continue
        elif is_ordinary(root, name):
            return (include_outside.tell_outside(place, target), None) if is_outside else (None, (root, name))
        elif os.path.lexists(path):
            is_outside = True  # a link
    tell = include_outside.tell_outside if is_outside else include_outside.tell_missing
    return tell(place, target), None


def _roots(bases: Iterable[Path], docs: Path) -> tuple[Path, ...]:
    """The folders from which texts may include: the content, and named ones that do not hold it."""
    return (docs, *(base for base in bases if not docs.is_relative_to(base)))


def _snippets(text: str) -> Iterator[Include]:
    is_block = False
    for number, line in enumerate(text.splitlines(), 1):
        marker = _MARKER.match(line)
        if marker and not marker[1]:
            if marker[2]:
                yield Include(number, line, marker[2].strip().strip("\"'"))
            else:
                is_block = not is_block
        elif is_block and line.strip() and not line.strip().startswith(";"):
            yield Include(number, line, line.strip())


def _older_includes(text: str) -> Iterator[Include]:
    yield from _matches(_OLDER, text)


def _includes_of_plugin(text: str) -> Iterator[Include]:
    yield from _matches(_OF_PLUGIN, text)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Include]:
    for number, line in enumerate(text.splitlines(), 1):
        for match in pattern.finditer(line):
            yield Include(number, line, match[match.lastindex or 0])


def _place(path: str, include: Include) -> Place:
    column = max(include.text.find(include.target), 0) + 1
    return Place(path, include.line, column, len(include.target), include.text)
