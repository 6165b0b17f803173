"""The session of one build: made once, by `evidence/content`, and read by the other plugins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial, wraps
from pathlib import Path
from typing import ParamSpec

from mkdocs_evidence.checks import Scope, faults_of, faults_of_all, no_texts
from mkdocs_evidence.checks.attached_files import is_attachment
from mkdocs_evidence.checks.name_withheld import names_in_text
from mkdocs_evidence.checks.scope import Attachments
from mkdocs_evidence.content_folder import list_folder, read_file_below
from mkdocs_evidence.diagnostics import Diagnostic, ordered
from mkdocs_evidence.graph import Graph, build_graph
from mkdocs_evidence.graph.editions import edition_graph
from mkdocs_evidence.graph.redaction import NO_REDACTION, Redaction, redaction_of
from mkdocs_evidence.graph.register import Permanence
from mkdocs_evidence.graph.removed import NAME_REMOVED
from mkdocs_evidence.graph.withheld_files import withheld_files
from mkdocs_evidence.mkdocs_adapter.citations.site_bibliography import site_bibliography
from mkdocs_evidence.mkdocs_adapter.host_pages import NO_HOST, HostFiles, HostSite
from mkdocs_evidence.mkdocs_adapter.kept_checks import Check
from mkdocs_evidence.mkdocs_adapter.languages import said
from mkdocs_evidence.mkdocs_adapter.permanent_files import read_permanence, standalone_addresses
from mkdocs_evidence.mkdocs_adapter.settings import checking_day
from mkdocs_evidence.model import Citations, CommonFields, Record, SiteSettings
from mkdocs_evidence.model.limits import MOST_BYTES
from mkdocs_evidence.reading import (
    ReadFiles,
    SourceFile,
    is_for_reading,
    is_record_path,
    listing_faults,
    read_each,
    read_records,
)
from mkdocs_evidence.views import Page, site_pages

P = ParamSpec("P")
MOST_READINGS = 3
UNSAFE, BEYOND = frozenset({"file-ordinary", "include-outside"}), "text-too-"
"""The rules whose faults keep MkDocs from the content, and how the names of those on limits begin."""
TEXTS = (".md", ".bib", ".yml")
"""The files beside the records in which words for readers are written."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the content folder says on a day: the graph of its records, and all its faults.

    `checked` is the graph of today, in which the faults were looked for, with every name as it was written;
    in `graph`, from which everything is made, the `redaction` has taken out what is withheld. `files` are
    the paths of all files there, `host` what the site has besides its records.
    """

    graph: Graph
    checked: Graph
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]
    redaction: Redaction = NO_REDACTION
    host: HostFiles = NO_HOST

    @property
    def has_errors(self) -> bool:
        """Whether the content cannot be published."""
        return any(fault.is_error for fault in self.diagnostics)

    @property
    def is_unsafe(self) -> bool:
        """Return True if nothing but our own reading may open the content: of links, includes, limits."""
        return any(fault.rule.id in UNSAFE or fault.rule.id.startswith(BEYOND) for fault in self.diagnostics)


@dataclass(frozen=True)
class Session:
    """The reading of content that has no errors, and the pages that are made of it.

    A preview is served while somebody writes, and is never published.
    """

    reading: Reading
    is_preview: bool = False

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """All pages under their addresses, made when they are first asked for."""
        return {page.head.address: page for page in site_pages(self.graph)}

    @property
    def graph(self) -> Graph:
        """The graph of the records."""
        return self.reading.graph

    def with_taken(self, paths: Iterable[str]) -> Session:
        """The same, with further paths at which the site has files of its own."""
        settings = self.graph.settings
        taken = tuple(sorted({*settings.taken_paths, *(path.lower() for path in paths)}))
        graph = replace(self.graph, settings=replace(settings, taken_paths=taken))
        return Session(replace(self.reading, graph=graph), self.is_preview)


def _again_where_files_went(read: Callable[P, Reading]) -> Callable[P, Reading]:
    """Read once more where a listed file is gone when it is opened: editors save in several steps."""

    @wraps(read)
    def wrapped(*args: P.args, **options: P.kwargs) -> Reading:
        for _ in range(MOST_READINGS - 1):
            with suppress(FileNotFoundError):
                return read(*args, **options)
        return read(*args, **options)

    return wrapped


@_again_where_files_went
def read_content(  # noqa: PLR0913 - a keyword for each thing that a caller may know better
    folder: Path,
    settings: SiteSettings,
    as_of: date,
    *,
    with_hidden: bool = False,
    must_be_sealed: bool = False,
    cache: Path | None = None,
    read_files: ReadFiles = read_each,
    check: Check = faults_of,
    host: HostSite | None = None,
) -> Reading:
    """Read and check every record below a folder: shown as of one day, checked as of today.

    Where it `must_be_sealed`, whatever is public and not in the register is a fault too. What is slow to
    read is cached below `cache`; `host` knows what MkDocs and other plugins make of other files and texts.
    """
    listing = list_folder(folder)
    files, shown = listing.files, settings.content_folder
    read = read_records(_sources(folder, files, shown), read_files)
    cited = site_bibliography(folder, cache, shown)
    hosted = host.files(listing) if host else HostFiles(standalone_addresses(files))
    settings = hosted.in_settings(settings)
    bytes_of = partial(read_file_below, folder)
    permanence, of_permanence = read_permanence(files, bytes_of, read.records, shown, hosted.pages)
    shown_graph, checked, redaction = _graphs(
        read.records, permanence, settings, as_of, with_hidden=with_hidden
    )
    shown_graph = replace(shown_graph, citations=Citations(redaction.bibliography(cited.bibliography)))
    checked = replace(checked, citations=Citations(cited.bibliography))
    of_files = (*listing_faults(listing, shown), *hosted.diagnostics)
    is_safe = not any(fault.is_error for fault in of_files)  # else a text might draw in what is not ours
    texts_of = partial(host.texts, names=files, hosted=hosted) if host and is_safe else no_texts
    has_file, unreadable = _has_file((*files, *hosted.files), checked), frozenset(read.unreadable)
    scope = Scope(checked, unreadable, has_file, must_be_sealed, texts=texts_of(checked))
    scope = replace(scope, files=lambda: files, attachments=_attachments(folder, files, hosted.owned))
    found = faults_of_all(scope, read.records, read.partial, check, texts_of)
    notes = _names_left(folder, files, checked, shown) if redaction.names else ()
    faults = (*of_files, *read.diagnostics, *cited.diagnostics, *of_permanence, *found, *notes)
    return Reading(shown_graph, checked, ordered(faults), files, redaction, hosted)


def _attachments(folder: Path, files: Iterable[str], owned: frozenset[str]) -> Attachments:
    """The files that are published as they are, but for those that belong to the site around us."""
    paths = tuple(name for name in files if is_attachment(name) and name not in owned)
    return Attachments(lambda: paths, partial(read_file_below, folder))


def _has_file(paths: Iterable[str], graph: Graph) -> Callable[[str], bool]:
    """What says whether there is a file at a path, or one that is withheld with a record that was removed."""
    present = frozenset(paths)
    holder_of = withheld_files(graph)
    return lambda path: path in present or holder_of(path) is not None


def _names_left(folder: Path, files: Iterable[str], graph: Graph, shown: str) -> Iterator[Diagnostic]:
    """The notes on files that are no records and hold a name that is withheld."""
    for name in files:
        if name.endswith(TEXTS) and not is_record_path(name):
            text = read_file_below(folder, name).decode("utf-8-sig", "replace")
            yield from names_in_text(graph, f"{shown}/{name}" if shown else name, text)


def _sources(folder: Path, names: Iterable[str], shown: str) -> Iterator[SourceFile]:
    """The files that are read for records, named in messages below `shown`; each is opened when needed."""
    return (
        SourceFile(name, partial(read_file_below, folder, name, MOST_BYTES + 1), shown)
        for name in names
        if is_for_reading(name)
    )


def _graphs(
    records: Iterable[Record[CommonFields]],
    permanence: Permanence,
    settings: SiteSettings,
    as_of: date,
    *,
    with_hidden: bool,
) -> tuple[Graph, Graph, Redaction]:
    """The graph that is shown (of an edition, where one is built), that which is checked, the redaction."""
    everything = tuple(records)
    graph = build_graph(everything, settings, as_of, with_hidden=with_hidden, permanence=permanence)
    today = checking_day(as_of)
    checked = graph if today == as_of else build_graph(everything, settings, today, permanence=permanence)
    removed = graph.everything.removed
    redaction = redaction_of(removed, settings, as_of, partial(said, NAME_REMOVED))
    if redaction.names:
        checked = replace(checked, permanence=redaction.noted(permanence, checked.everything.records))
        permanence = redaction.permanence(checked.permanence)
        graph = build_graph(
            redaction.records(everything),
            redaction.settings(settings),
            as_of,
            with_hidden=with_hidden,
            permanence=permanence,
            removed=redaction.removed(removed),
        )
    return edition_graph(graph, settings.edition) if settings.edition else graph, checked, redaction
