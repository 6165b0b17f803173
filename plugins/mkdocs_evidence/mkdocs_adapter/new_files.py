"""The content folder for those who add to it: what is there, and new files that overwrite nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from mkdocs_evidence.authoring import NewFile
from mkdocs_evidence.diagnostics import Diagnostic, SiteProblemError
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.site_check import reading_of_site
from mkdocs_evidence.mkdocs_adapter.writing import add_file, staging_of


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """A site's content folder: the graph of its records, and the paths of all its files and folders.

    New files are begun in the folder `staging`, so that none is ever seen half written.
    """

    folder: Path
    graph: Graph
    paths: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    staging: Path

    def shown(self, path: str) -> str:
        """A path below the folder as messages show it."""
        return self.graph.settings.shown_path(path)


def open_content(config_file: Path, *, as_of: date) -> ContentFolder:
    """The content folder that a `mkdocs.yml` points at; its faults are kept, and stop nothing."""
    folder, reading = reading_of_site(config_file, as_of=as_of)
    return ContentFolder(
        folder, reading.graph, _with_folders(reading.files), reading.diagnostics, staging_of(config_file)
    )


def _with_folders(files: tuple[str, ...]) -> tuple[str, ...]:
    folders = (str(folder) for path in files for folder in PurePosixPath(path).parents)
    return tuple(sorted({*files, *folders} - {"."}))


def add_files(content: ContentFolder, files: Iterable[NewFile]) -> None:
    """Write all of these files, or none: SiteProblemError, and nothing written, where one exists.

    The first is written last: until then there is no record. Files that an interrupted command has written
    with the same bytes are no obstacle.
    """
    new = tuple(files)
    for file in new:
        if link := _link_on_the_way(content.folder, file.path):
            raise SiteProblemError(
                f"{content.shown(link)} is a symbolic link, through which nothing is written. Nothing was; "
                "put an ordinary folder in its place, and try again."
            )
    missing = tuple(file for file in new if not _is_there(content, file))
    for file in new if len(missing) == 0 else missing:
        if os.path.lexists(content.folder / file.path):
            raise SiteProblemError(
                f"There is a file {content.shown(file.path)} already. Nothing was written; "
                "move or rename that one first, or choose another name."
            )
    written: list[Path] = []
    try:
        for file in reversed(missing):
            path = content.folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            add_file(path, file.data, content.staging)
            written.append(path)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _link_on_the_way(folder: Path, path: str) -> str:
    """Return the first folder above a path that is a symbolic link; empty where none is."""
    above = [parent for parent in reversed(PurePosixPath(path).parents) if parent.name]
    return next((str(parent) for parent in above if (folder / parent).is_symlink()), "")


def _is_there(content: ContentFolder, file: NewFile) -> bool:
    path = content.folder / file.path
    return path.is_file() and path.read_bytes() == file.data
