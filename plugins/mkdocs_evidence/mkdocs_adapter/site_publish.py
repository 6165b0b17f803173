"""Seal what is newly public: lengthen the register's file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs_evidence.clock import this_day
from mkdocs_evidence.diagnostics import Diagnostic, SiteProblemError
from mkdocs_evidence.graph.promises import sealed
from mkdocs_evidence.graph.register import Entry, Register, render_register
from mkdocs_evidence.incremental import FOLDER, only_build
from mkdocs_evidence.mkdocs_adapter.permanent_files import REGISTER_FILE
from mkdocs_evidence.mkdocs_adapter.site_check import reading_of_site
from mkdocs_evidence.mkdocs_adapter.writing import write_durably


@dataclass(frozen=True, slots=True)
class Published:
    """What was sealed, in which file; or the faults for which nothing was."""

    file: Path
    new: tuple[Entry, ...] = ()
    head: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def succeeded(self) -> bool:
        """Whether the content could be sealed."""
        return not any(fault.is_error for fault in self.diagnostics)


def publish_site(
    config_file: Path, *, day: date, tell: Callable[[str], None] = lambda step: None
) -> Published:
    """Seal everything that is public on a day and not yet in the register.

    Nobody else seals or builds here meanwhile: each line of the register holds the hash of the one before.
    The file is replaced as a whole, and only where there is something new. Raises SiteProblemError
    for a day that has not come, or that lies before the register's last line.
    """
    with only_build(config_file.parent / FOLDER, tell):
        return _publish(config_file, day)


def _publish(config_file: Path, day: date) -> Published:
    folder, reading = reading_of_site(config_file, as_of=day)
    file = folder / REGISTER_FILE
    if reading.has_errors:
        return Published(file, diagnostics=reading.diagnostics)
    before = reading.graph.permanence.register
    _refuse_impossible(day, before)
    after = sealed(reading.graph, day)
    new = after.entries[len(before.entries) :]
    if new:
        write_durably(file, render_register(after))
    return Published(file, new, after.head, reading.diagnostics)


def _refuse_impossible(day: date, register: Register) -> None:
    if day > this_day():
        raise SiteProblemError(f"{day} has not come yet; nothing can be sealed on it.")
    if register.entries and day < register.entries[-1].date:
        raise SiteProblemError(
            f"The register's last line is of {register.entries[-1].date}; nothing can be sealed before it."
        )
