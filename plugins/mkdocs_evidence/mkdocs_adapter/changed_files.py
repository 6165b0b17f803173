"""The changed files that are no records, sorted for a summary of a change."""

from __future__ import annotations

from pathlib import Path

from mkdocs_evidence.changes import Base, ChangedPage, OtherFiles, Repository
from mkdocs_evidence.content_folder import is_ordinary, read_file_below
from mkdocs_evidence.graph.redaction import Redaction
from mkdocs_evidence.mkdocs_adapter.permanent_files import REGISTER_FILE
from mkdocs_evidence.reading import is_page


def sorted_files(
    repository: Repository,
    base: Base,
    paths: tuple[str, ...],
    config: Path,
    inner: str,
    redaction: Redaction,
) -> OtherFiles:
    """The changed files by what they are; `inner` is the path of the content folder from that of `config`.

    Pages come with their text before and after, without the names that are withheld.
    """
    register, settings = f"{inner}/{REGISTER_FILE}", config.name
    content = tuple(path for path in paths if path.startswith(f"{inner}/") and path != register)
    pages = tuple(path for path in content if is_page(path.removeprefix(f"{inner}/")))

    def page(path: str) -> ChangedPage:
        before = repository.content(base.commit, path)
        after = read_file_below(config.parent, path) if is_ordinary(config.parent, path) else b""
        return ChangedPage(path, _text(before, redaction), _text(after, redaction))

    return OtherFiles(
        pages=tuple(map(page, pages)),
        content=tuple(path for path in content if path not in pages),
        software=tuple(path for path in paths if path not in (*content, register, settings)),
        has_register=register in paths,
        settings=page(settings) if settings in paths else None,
    )


def _text(data: bytes, redaction: Redaction) -> str | None:
    """Return the text of a file; None where there is none."""
    return redaction.text(data.decode("utf-8-sig", "replace")) if data else None
