"""What a change to a site's files does to the public site, against a commit of its repository."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from mkdocs_evidence.changes import (
    Base,
    RegisterFiles,
    Repository,
    SiteChanges,
    SiteState,
    compare_sites,
    open_repository,
    register_conflicts,
    with_files,
)
from mkdocs_evidence.checks import reading_changed
from mkdocs_evidence.content_folder import is_ordinary, read_file_below
from mkdocs_evidence.diagnostics import SiteProblemError, counted
from mkdocs_evidence.graph import Corpus, build_graph, public_part
from mkdocs_evidence.graph.readings import changed_readings
from mkdocs_evidence.graph.redaction import Redaction
from mkdocs_evidence.mkdocs_adapter.changed_files import sorted_files
from mkdocs_evidence.mkdocs_adapter.dry_build import dry_build
from mkdocs_evidence.mkdocs_adapter.permanent_files import REGISTER_FILE
from mkdocs_evidence.mkdocs_adapter.session import Reading
from mkdocs_evidence.mkdocs_adapter.site_check import reading_of_site
from mkdocs_evidence.mkdocs_adapter.site_pages import SitePages
from mkdocs_evidence.model.words import Word
from mkdocs_evidence.reading import is_record_path
from mkdocs_evidence.views import site_pages

SEE_THEM = "See all of them with: python3 build.py check"


def changes_of_site(config_file: Path, base_name: str | None, *, as_of: date) -> SiteChanges:
    """All that the files as they are now do to the public site, against where they branched off.

    Without a name of a base that is the main branch, as the remote has it where there is one. Mistakes
    of the base do not stop it: what can be compared is. Raises SiteProblemError where the content
    here cannot be published.
    """
    repository = open_repository(config_file.parent)
    base = repository.base(base_name or repository.main_branch())
    folder, reading = reading_of_site(config_file, as_of=as_of)
    inner = folder.relative_to(config_file.parent).as_posix()
    broken = tuple(register_conflicts(_register_files(repository, base, folder, inner)))
    mistakes = _mistakes(reading)
    if mistakes and broken:
        return SiteChanges(base.name, conflicts=(*broken, f"The content has {mistakes} {SEE_THEM}"))
    if mistakes:
        raise SiteProblemError(f"The content has {mistakes} {SEE_THEM}")
    before, problem = _state_at(repository, base, config_file, reading)
    changes = compare_sites(_redacted(before, reading), _state(reading), base.name)
    twice = tuple(_told_twice(path, base.name) for path in _made_twice(repository, base, inner))
    changed = repository.changed_since(base.commit)
    others = tuple(path for path in changed if not _is_record(path, inner))
    files = sorted_files(repository, base, others, config_file, inner, reading.redaction)
    told = replace(
        with_files(changes, files),
        base_problem=problem,
        uncommitted=repository.uncommitted(),
        other_files=others,
        conflicts=(*broken, *changes.conflicts, *_read_otherwise(config_file, reading), *twice),
    )
    return _without_names(told, reading.redaction) if reading.redaction.names else told


def _redacted(before: SiteState, after: Reading) -> SiteState:
    """The state at the base without the names that are withheld here: to withhold one corrects nothing."""
    redaction = after.redaction
    if not redaction.names:
        return before
    graph = before.graph
    bibliography = redaction.bibliography(graph.citations.bibliography)
    everything = Corpus(redaction.records(graph.everything.records), graph.everything.removed)
    graph = replace(
        graph,
        citations=replace(graph.citations, bibliography=bibliography),
        everything=everything,
        corpus=public_part(everything, graph.as_of),
    )
    return replace(before, graph=graph)


def _without_names(changes: SiteChanges, redaction: Redaction) -> SiteChanges:
    """The changes without the names that are withheld: a summary of them is as public as the site."""

    def redact(value: object) -> object:
        if isinstance(value, Word):
            return value
        if isinstance(value, str):
            return redaction.text(value)
        if isinstance(value, tuple):
            return tuple(map(redact, value))
        if is_dataclass(value) and not isinstance(value, type):
            return replace(
                value, **{field.name: redact(getattr(value, field.name)) for field in fields(value)}
            )
        return value

    return cast("SiteChanges", redact(changes))


def _read_otherwise(config_file: Path, reading: Reading) -> tuple[str, ...]:
    """The sealed versions that would not read as they were sealed, as sentences.

    The register here begins with that of the base, so what was sealed there is what counts.
    """
    graph = reading.graph
    if not graph.permanence.register.readings:
        return ()
    built = dry_build(config_file, as_of=graph.as_of)
    if not built.succeeded:
        raise SiteProblemError(f"The site cannot be built. {SEE_THEM} --sealed\n\n{built.told}")
    changed = changed_readings(graph, SitePages(built.site_dir))
    return tuple(_sentence(reading_changed.message(one)) for one in changed)


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."


def _register_files(repository: Repository, base: Base, folder: Path, inner: str) -> RegisterFiles:
    path = f"{inner}/{REGISTER_FILE}"
    return RegisterFiles(
        path=path,
        base=base.name,
        here=read_file_below(folder, REGISTER_FILE) if is_ordinary(folder, REGISTER_FILE) else b"",
        branched=repository.content(base.commit, path),
        tip=repository.content(base.tip, path),
        earlier=partial(repository.earlier_contents, base.commit, path),
    )


def _made_twice(repository: Repository, base: Base, inner: str) -> tuple[str, ...]:
    """The files made here and at the base; the register is compared line by line instead."""
    return tuple(path for path in repository.made_twice(base) if path != f"{inner}/{REGISTER_FILE}")


def _state_at(repository: Repository, base: Base, config_file: Path, after: Reading) -> tuple[SiteState, str]:
    """The site as it was at a commit, and in words why it is known only in part, if it is.

    Where there was no site yet it has no page.
    """
    nothing = build_graph((), after.graph.settings, after.graph.as_of)
    files = repository.files_at(base.commit)
    if not any(file.path == config_file.name for file in files):
        return SiteState(nothing, {}), ""
    try:
        reading = _reading_at(repository, base, config_file, after.graph.as_of)
    except SiteProblemError as error:
        return SiteState(nothing, None), (
            f"The settings of '{base.name}' are broken: {error} So neither its pages nor its records could "
            "be compared with those here; the register was."
        )
    mistakes = _mistakes(reading)
    if not mistakes:
        return _state(reading), ""
    return SiteState(reading.graph, None), (
        f"The content of '{base.name}' has {mistakes} So pages could not be compared. The register was, and "
        "so was each record that could be read on both sides."
    )


def _reading_at(repository: Repository, base: Base, config_file: Path, as_of: date) -> Reading:
    with TemporaryDirectory(prefix="evidence-base-") as name:
        folder = Path(name).resolve()
        repository.write_out(repository.files_at(base.commit), folder)
        return reading_of_site(folder / config_file.name, as_of=as_of)[1]


def _state(reading: Reading) -> SiteState:
    return SiteState(reading.graph, {page.head.address: page for page in site_pages(reading.graph)})


def _mistakes(reading: Reading) -> str:
    """The number of mistakes and the first of them, as the end of a sentence; empty where there is none."""
    errors = [fault for fault in reading.diagnostics if fault.is_error]
    if not errors:
        return ""
    number = counted(len(errors), "mistake")
    first = errors[0]
    return f"{number}, the first at {first.place}: {first.message}."


def _is_record(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/") and is_record_path(path.removeprefix(f"{folder}/"))


def _told_twice(path: str, base: str) -> str:
    return (
        f"{path} was made here, and meanwhile on '{base}' too, with another content. Take that one over, and "
        "put what is yours into a new version or under another name."
    )
