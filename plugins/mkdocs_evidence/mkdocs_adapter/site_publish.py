"""Seal what is newly public: write the data behind new versions, and lengthen the register's file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mkdocs_evidence.checks import reading_changed
from mkdocs_evidence.clock import this_day
from mkdocs_evidence.diagnostics import Diagnostic, SiteProblemError, nearest
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.promises import unsealed
from mkdocs_evidence.graph.reading_text import ReadingText, reading_text_of
from mkdocs_evidence.graph.readings import removals_in, shown_versions, unread_versions
from mkdocs_evidence.graph.register import Entry, EntryKind, Register, render_register, sha256_of
from mkdocs_evidence.incremental import FOLDER, only_build
from mkdocs_evidence.mkdocs_adapter.dry_build import dry_build
from mkdocs_evidence.mkdocs_adapter.permanent_files import REGISTER_FILE
from mkdocs_evidence.mkdocs_adapter.site_check import check_site, reading_of_site
from mkdocs_evidence.mkdocs_adapter.site_pages import SitePages
from mkdocs_evidence.mkdocs_adapter.writing import staging_of, write_durably
from mkdocs_evidence.model import CommonFields, Record, SealedData, Term, sealed_data_path

Tell = Callable[[str], None]
TERM_PART = "word-"
"""Beginning of the names of those parts of a page that explain a term."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A sealed version whose page may read otherwise from now on, and the reason that is given in public."""

    version: str
    reason: str


@dataclass(frozen=True, slots=True)
class Published:
    """Lines and files that were sealed; or the faults for which nothing was: errors and warnings."""

    file: Path
    new: tuple[Entry, ...] = ()
    head: str = ""
    written: tuple[Path, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def succeeded(self) -> bool:
        """Whether the content could be sealed."""
        return all(fault.is_note for fault in self.diagnostics)


@dataclass(frozen=True, slots=True)
class _SealedReading:
    """The line on the reading text of a version, and the sealed data to write; None where the file stays."""

    entry: Entry
    path: str
    data: bytes | None


def publish_site(
    config_file: Path,
    *,
    day: date,
    accepted: Accepted | None = None,
    processes: int = 1,
    tell: Tell = lambda step: None,
) -> Published:
    """Seal everything that is public on a day and not yet in the register.

    The site is built into the cache, so that the words that readers of new versions read are sealed too.
    Nobody else seals or builds here meanwhile: each line of the register holds the hash of the one before.
    Whatever a strict build would refuse is refused here, since nothing can be taken back afterwards. Files
    are replaced as a whole, the register last, and only where there is something new. Raises
    SiteProblemError for a day that has not come, or that lies before the register's last line.
    """
    with only_build(config_file.parent / FOLDER, tell):
        folder, reading = reading_of_site(config_file, as_of=day)
        file = folder / REGISTER_FILE
        if refused := _refusal(config_file, day, accepted, processes, tell):
            return Published(file, diagnostics=refused)
        register = reading.graph.permanence.register
        _refuse_impossible(day, register)
        versions = _versions_to_read(reading.graph, accepted)
        pages = _built_pages(config_file, day, processes, tell) if versions else None
        readings = _readings(reading.graph, versions, pages, accepted) if pages else ()
        after = register.lengthened((*unsealed(reading.graph), *(one.entry for one in readings)), day)
        new = after.entries[len(register.entries) :]
        staging = staging_of(config_file)
        if readings and not file.exists():
            write_durably(file, b"", staging)  # a publication that is stopped here can be repeated
        written = _write(folder, readings, staging)
        if new:
            write_durably(file, render_register(after), staging)
        return Published(file, new, after.head, written, reading.diagnostics)


def _refusal(
    config_file: Path, day: date, accepted: Accepted | None, processes: int, tell: Tell
) -> tuple[Diagnostic, ...]:
    """All faults, where a strict build is refused for one that is not just being accepted."""
    faults = check_site(config_file, as_of=day, processes=processes, tell=tell)
    if accepted:
        faults = tuple(fault for fault in faults if fault.rule is not reading_changed.RULE)
    return () if all(fault.is_note for fault in faults) else faults


def _refuse_impossible(day: date, register: Register) -> None:
    if day > this_day():
        raise SiteProblemError(
            f"{day} has not come yet: nothing can be sealed on it, and nothing was. Leave out the day that "
            "you gave (--as-of, or SOURCE_DATE_EPOCH), or set this computer's clock right."
        )
    if register.entries and day < register.entries[-1].date:
        raise SiteProblemError(
            f"The register's last line was sealed on {register.entries[-1].date}, and this would be sealed "
            f"on {day}, before it: the dates of the register only go forward. Nothing was sealed. Is {day} "
            "not today? Then set this computer's clock right, or leave out the day that you gave (--as-of or "
            "SOURCE_DATE_EPOCH). Is it today? Then the last line was sealed by a clock that was ahead; it "
            "stays, and the next can be sealed from that day on."
        )


def _versions_to_read(graph: Graph, accepted: Accepted | None) -> tuple[Record[CommonFields], ...]:
    """The versions whose reading text is not in the register, and the one whose new words are accepted."""
    found = {one.key: one for one in unread_versions(graph)}
    if accepted:
        shown = {str(one.key): one for one in shown_versions(graph)}
        version = shown.get(accepted.version)
        if version is None:
            meant = nearest(accepted.version, shown)
            hint = f"; did you mean {meant}?" if meant else ", such as protocols/our-study@1"
            raise SiteProblemError(f"There is no public version '{accepted.version}'{hint}")
        found[version.key] = version
    return tuple(found[key] for key in sorted(found))


def _built_pages(config_file: Path, day: date, processes: int, tell: Tell) -> SitePages:
    tell("Building the site, to seal what its readers read")
    built = dry_build(config_file, as_of=day, strict=True, processes=processes)
    if not built.succeeded:
        raise SiteProblemError(f"The site cannot be built, so nothing was sealed.\n\n{built.told}")
    return SitePages(built.site_dir)


def _readings(
    graph: Graph, versions: Iterable[Record[CommonFields]], pages: SitePages, accepted: Accepted | None
) -> tuple[_SealedReading, ...]:
    found = []
    for version in versions:
        page = pages.html(address_of(version.key))
        if page is None:
            raise SiteProblemError(f"The built site has no page for {version.key}, so nothing was sealed.")
        is_accepted = accepted is not None and accepted.version == str(version.key)
        reason = accepted.reason if accepted and is_accepted else ""
        reading = _sealed_reading(graph, version, reading_text_of(page), reason)
        if not _is_registered(graph, reading.entry):
            found.append(reading)
    return tuple(found)


def _is_registered(graph: Graph, entry: Entry) -> bool:
    """Return True if the register already holds this reading text, so that there was nothing to accept."""
    known = graph.permanence.register.reading_of(entry.address, entry.removals)
    return known is not None and (known.reading, known.sha256) == (entry.reading, entry.sha256)


def _sealed_reading(
    graph: Graph, version: Record[CommonFields], text: ReadingText, reason: str
) -> _SealedReading:
    path, removals = sealed_data_path(version.file), removals_in(graph, version.key)
    sealed, data = graph.sealed_data(version.key), None
    if sealed is None:
        data = _sealed_data(graph, version, text).to_json()
    elif reason and not removals:
        data = replace(sealed, reading_text=text.parts).to_json()
    entry = Entry(
        sequence=0,
        date=graph.as_of,
        kind=EntryKind.READING,
        address=address_of(version.key),
        previous="",
        source=path,
        sha256=sha256_of(data) if data is not None else graph.permanence.digests[path],
        reading=text.digest,
        removals=removals,
        reason=reason,
    )
    return _SealedReading(entry, path, data)


def _sealed_data(graph: Graph, version: Record[CommonFields], text: ReadingText) -> SealedData:
    """The data that a version draws in today."""
    works, settings = graph.citations.bibliography.by_key, graph.settings
    return SealedData(
        version=str(version.key),
        citation_style=settings.citation_style,
        citation_language=settings.citation_language,
        cited=tuple(works[key].item for key in sorted(version.index_entry.cited)),
        terms=tuple(_explained(settings.glossary, text)),
        reading_text=text.parts,
    )


def _explained(glossary: Iterable[Term], text: ReadingText) -> Iterator[Term]:
    """The terms that a page explains, in the order of the glossary."""
    return (term for term in glossary if f"{TERM_PART}{term.id}" in text.parts)


def _write(folder: Path, readings: Iterable[_SealedReading], staging: Path) -> tuple[Path, ...]:
    written = []
    for one in readings:
        if one.data is not None:
            write_durably(folder / one.path, one.data, staging)
            written.append(folder / one.path)
    return tuple(written)
