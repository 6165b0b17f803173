"""What a change to a site's files does to the public site, against a commit of its repository."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs_evidence.changes import Base, Repository, SiteChanges, SiteState, compare_sites, open_repository
from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.graph import build_graph
from mkdocs_evidence.mkdocs_adapter.session import Reading
from mkdocs_evidence.mkdocs_adapter.site_check import reading_of_site
from mkdocs_evidence.reading import is_record_path
from mkdocs_evidence.views import site_pages


def changes_of_site(config_file: Path, base_name: str | None, *, as_of: date) -> SiteChanges:
    """All that the files as they are now do to the public site, against where they branched off.

    Without a name of a base that is the main branch, as the remote has it where there is one.
    Raises SiteProblemError where the content cannot be published, or cannot be compared.
    """
    repository = open_repository(config_file.parent)
    base = repository.base(base_name or repository.main_branch())
    folder, reading = reading_of_site(config_file, as_of=as_of)
    _refuse_faults(reading, "The content", "See them with: python3 build.py check")
    after = _state(reading)
    inner = folder.relative_to(config_file.parent).as_posix()
    before = _state_at(repository, base, config_file, after, as_of)
    changes = compare_sites(before, after, base.name)
    twice = tuple(_told_twice(path, base.name) for path in repository.made_twice(base))
    others = (path for path in repository.changed_since(base.commit) if not _is_record(path, inner))
    return replace(
        changes,
        uncommitted=repository.uncommitted(),
        other_files=tuple(others),
        conflicts=(*changes.conflicts, *twice),
    )


def _state_at(
    repository: Repository, base: Base, config_file: Path, after: SiteState, as_of: date
) -> SiteState:
    """The site as it was at a commit; with no page where there was no site yet."""
    files = repository.files_at(base.commit)
    if not any(file.path == config_file.name for file in files):
        return SiteState(build_graph((), after.graph.settings, as_of), {})
    with TemporaryDirectory(prefix="evidence-base-") as name:
        folder = Path(name).resolve()
        repository.write_out(files, folder)
        reading = reading_of_site(folder / config_file.name, as_of=as_of)[1]
    remedy = f"Mend them on '{base.name}' first; then what this change does can be told."
    _refuse_faults(reading, f"The content of '{base.name}'", remedy)
    return _state(reading)


def _state(reading: Reading) -> SiteState:
    return SiteState(reading.graph, {page.head.address: page for page in site_pages(reading.graph)})


def _refuse_faults(reading: Reading, whose: str, remedy: str) -> None:
    errors = [fault for fault in reading.diagnostics if fault.is_error]
    if errors:
        number = "1 mistake" if len(errors) == 1 else f"{len(errors)} mistakes"
        first = errors[0]
        raise SiteProblemError(f"{whose} has {number}, the first at {first.place}: {first.message}. {remedy}")


def _is_record(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/") and is_record_path(path.removeprefix(f"{folder}/"))


def _told_twice(path: str, base: str) -> str:
    return (
        f"{path} was made here, and meanwhile on '{base}' too, with another content. Take that one over, and "
        "put what is yours into a new version or under another name."
    )
