"""Verify content, and a built site, against the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.graph.answers import answers_of
from mkdocs_evidence.graph.built_site import site_faults
from mkdocs_evidence.graph.public_copy import PublicCopy, public_copy_of
from mkdocs_evidence.graph.readings import changed_readings
from mkdocs_evidence.graph.register import EntryKind, begins_with, parse_register, sha256_of
from mkdocs_evidence.incremental import files_below
from mkdocs_evidence.mkdocs_adapter.names_left import names_left
from mkdocs_evidence.mkdocs_adapter.redacted_files import redacted_bytes
from mkdocs_evidence.mkdocs_adapter.session import Reading
from mkdocs_evidence.mkdocs_adapter.site_check import reading_of_site
from mkdocs_evidence.mkdocs_adapter.site_pages import SitePages


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

    @property
    def succeeded(self) -> bool:
        """Whether everything fits."""
        return not self.diagnostics and not self.problems


def verify_site(
    config_file: Path, *, as_of: date, site: Path | None = None, earlier: Path | None = None
) -> Verified:
    """Hold content, and the built site where one is given, against the register.

    With an `earlier` copy of the register, verify too that the present one only adds lines to it.
    """
    folder, reading = reading_of_site(config_file, as_of=as_of)
    register = reading.graph.permanence.register
    problems: tuple[str, ...] = ()
    if earlier is not None and not begins_with(register, parse_register(earlier.read_bytes())):
        problems += (f"The register does not begin with all the lines of {earlier}.",)
    if site is not None:
        changed = changed_readings(reading.graph, SitePages(site))
        public = _public_copy(folder, reading)
        problems += site_faults(register, answers_of(reading.graph), _reader_of(site), changed, public)
        problems += tuple(names_left(site, files_below(site), reading.redaction.names))
    return Verified(
        lines=len(register.entries),
        versions=sum(entry.kind is EntryKind.VERSION for entry in register.entries),
        head=register.head,
        diagnostics=tuple(fault for fault in reading.diagnostics if fault.is_error),
        problems=problems,
        notes=tuple(fault for fault in reading.diagnostics if fault.is_note),
    )


def _public_copy(folder: Path, reading: Reading) -> PublicCopy:
    def redacted(path: str) -> str | None:
        data = redacted_bytes(reading.redaction, folder / path)
        return None if data is None else sha256_of(data)

    return public_copy_of(reading.graph, redacted)


def _reader_of(site: Path) -> Callable[[str], bytes | None]:
    def read(address: str) -> bytes | None:
        name = address.lstrip("/")
        file = site / (f"{name}index.html" if address.endswith("/") else name)
        return file.read_bytes() if file.is_file() else None

    return read
