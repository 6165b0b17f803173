"""The content folder for those who add to it: what is there, and new files that overwrite nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs_evidence.authoring import NewFile
from mkdocs_evidence.diagnostics import Diagnostic, SiteProblemError
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.site_check import reading_of_site


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """A site's content folder: the graph of its records, and the paths of all its files."""

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
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return ContentFolder(folder, reading.graph, tuple(paths), reading.diagnostics)


def add_files(content: ContentFolder, files: Iterable[NewFile]) -> None:
    """Write all of these files, or none: SiteProblemError, and nothing written, where one exists."""
    new = tuple(files)
    for file in new:
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
