"""The content folder for those who add to it: what is there, and new files that overwrite nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from mkdocs_evidence.authoring import NewFile
from mkdocs_evidence.diagnostics import Diagnostic, SiteProblemError
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.site_check import reading_of_site


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """A site's content folder: the graph of its records, and the paths of all its files and folders."""

    folder: Path
    graph: Graph
    paths: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]

    def shown(self, path: str) -> str:
        """A path below the folder as messages show it."""
        return self.graph.settings.shown_path(path)


def open_content(config_file: Path, *, as_of: date) -> ContentFolder:
    """The content folder that a `mkdocs.yml` points at; its faults are kept, and stop nothing."""
    folder, reading = reading_of_site(config_file, as_of=as_of)
    return ContentFolder(folder, reading.graph, _with_folders(reading.files), reading.diagnostics)


def _with_folders(files: tuple[str, ...]) -> tuple[str, ...]:
    folders = (str(folder) for path in files for folder in PurePosixPath(path).parents)
    return tuple(sorted({*files, *folders} - {"."}))


def add_files(content: ContentFolder, files: Iterable[NewFile]) -> None:
    """Write all of these files, or none: SiteProblemError, and nothing written, where one exists."""
    new = tuple(files)
    for file in new:
        if link := _link_on_the_way(content.folder, file.path):
            raise SiteProblemError(
                f"{content.shown(link)} is a symbolic link, through which nothing is written. Nothing was; "
                "put an ordinary folder in its place, and try again."
            )
        if (content.folder / file.path).exists():
            raise SiteProblemError(
                f"There is a file {content.shown(file.path)} already. Nothing was written; "
                "move or rename that one first, or choose another name."
            )
    written: list[Path] = []
    try:
        for file in new:
            path = content.folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stream:  # fails where somebody else has been quicker
                written.append(path)
                stream.write(file.data)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _link_on_the_way(folder: Path, path: str) -> str:
    """Return the first folder above a path that is a symbolic link; empty where none is."""
    above = [parent for parent in reversed(PurePosixPath(path).parents) if parent.name]
    return next((str(parent) for parent in above if (folder / parent).is_symlink()), "")
