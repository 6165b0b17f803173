"""Verify content, and a built site, against the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.graph.answers import answers_of
from mkdocs_evidence.graph.built_site import site_faults
from mkdocs_evidence.graph.canonical_addresses import file_at, query_of
from mkdocs_evidence.graph.public_copy import PublicCopy, public_copy_of
from mkdocs_evidence.graph.query_addresses import query_page
from mkdocs_evidence.graph.readings import changed_readings
from mkdocs_evidence.graph.register import EntryKind, Register, continuity_fault, is_earlier_copy, sha256_of
from mkdocs_evidence.incremental import files_below
from mkdocs_evidence.mkdocs_adapter.dry_build import inspect_in_cache
from mkdocs_evidence.mkdocs_adapter.names_left import names_left
from mkdocs_evidence.mkdocs_adapter.redacted_files import redacted_bytes
from mkdocs_evidence.mkdocs_adapter.session import Reading
from mkdocs_evidence.mkdocs_adapter.site_check import reading_of_site
from mkdocs_evidence.mkdocs_adapter.site_outputs import SiteOutputs, compared_outputs, day_of_site
from mkdocs_evidence.mkdocs_adapter.site_pages import SitePages

ABOUT_CONTINUITY = (
    "What was published stays as it is written, so do not publish this register. Find out what happened: "
    "`git log -p -- register.jsonl` in the content folder shows every change of the file. If the earlier "
    "copy is that of the live site and has more lines, because they could not be committed, put it in the "
    "place of the content's register.jsonl and commit it; otherwise bring the last good file back."
)


@dataclass(frozen=True, slots=True)
class Verified:
    """What was held against the register, and everything that does not fit it.

    `diagnostics` are all errors of the content: a sealed file that cannot be read fits no hash. `notes` are
    what is worth knowing besides: cited works that were corrected since.
    """

    lines: int
    versions: int
    head: str
    diagnostics: tuple[Diagnostic, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    foreign: tuple[str, ...] = ()
    """Files of the site that are not of this software's making."""

    @property
    def succeeded(self) -> bool:
        """Whether everything fits."""
        return not self.diagnostics and not self.problems


def _continuity_problems(register: Register, earlier: Path) -> tuple[str, ...]:
    data = earlier.read_bytes()
    fault = continuity_fault(register, data, str(earlier))
    advice = f" {ABOUT_CONTINUITY}" if is_earlier_copy(data) else ""
    return (f"{fault}{advice}",) if fault else ()


def verify_site(
    config_file: Path, *, as_of: date, site: Path | None = None, earlier: Path | None = None
) -> Verified:
    """Hold content, and the built site where one is given, against the register.

    With an `earlier` copy of the register, or a checkpoint of it, verify too that the present one only adds
    lines to it.
    """
    folder, reading = reading_of_site(config_file, as_of=as_of)
    register = reading.graph.permanence.register
    problems: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    if earlier is not None:
        problems = _continuity_problems(register, earlier)
    if site is not None:
        changed = changed_readings(reading.graph, SitePages(site))
        public = _public_copy(folder, reading)
        problems += site_faults(register, answers_of(reading.graph), _reader_of(site), changed, public)
        problems += tuple(names_left(site, files_below(site), reading.redaction.names))
        outputs = _outputs(config_file, site, as_of) if not reading.has_errors else None
        problems += outputs.problems if outputs else ()
        foreign = outputs.foreign if outputs else ()
    return Verified(
        lines=len(register.entries),
        versions=sum(entry.kind is EntryKind.VERSION for entry in register.entries),
        head=register.head,
        diagnostics=tuple(fault for fault in reading.diagnostics if fault.is_error),
        problems=problems,
        notes=tuple(fault for fault in reading.diagnostics if fault.is_note),
        foreign=foreign,
    )


def _outputs(config_file: Path, site: Path, as_of: date) -> SiteOutputs | None:
    """The files of a built site against those that the content makes on the day of that site."""
    inspected = inspect_in_cache(config_file, as_of=day_of_site(site) or as_of, lists_outputs=True)
    return compared_outputs(site, inspected.outputs) if inspected.outputs else None


def _public_copy(folder: Path, reading: Reading) -> PublicCopy:
    def redacted(path: str) -> str | None:
        data = redacted_bytes(reading.redaction, folder / path)
        return None if data is None else sha256_of(data)

    return public_copy_of(reading.graph, redacted)


def _reader_of(site: Path) -> Callable[[str], bytes | None]:
    """What a static server sends for an address: the file of its decoded name, or the page of that folder.

    An address with a question mark is sent on by a rule of the host, to a page that is read here.
    """

    def read(address: str) -> bytes | None:
        page = query_page(address) if query_of(address) else address
        paths = (unquote(page.partition("?")[0]).removeprefix("/"), file_at(page))
        files = (site / path for path in paths if path)
        return next((file.read_bytes() for file in files if file.is_file()), None)

    return read
