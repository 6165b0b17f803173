"""A hostile site on the disk: written, checked until nothing is refused any more, built."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_check import check_site

from .places import site_sheets
from .sheets import Sheet, Slot

AS_OF = date(2026, 6, 30)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>\n'
MOST_ROUNDS = 25
"""A fault in a line can hide another of the same record."""


@dataclass(frozen=True)
class HostileSite:
    """A built site, its files, and the strings that the check refused."""

    folder: Path
    sheets: tuple[Sheet, ...]
    refused: frozenset[Slot]

    @property
    def site(self) -> Path:
        """The folder of the built site."""
        return self.folder / "site"

    @property
    def shown(self) -> list[Slot]:
        """The strings that the check let through, each in its place."""
        return [slot for sheet in self.sheets for slot in sheet.slots if slot not in self.refused]

    def text(self, path: str) -> str:
        """The text of a file of the built site."""
        return (self.site / path).read_bytes().decode("utf-8")


def build_hostile_site(folder: Path, strings: Sequence[str], rotation: int = 0) -> HostileSite:
    """The site of these strings, without what the check refuses."""
    sheets = site_sheets(strings, rotation)
    refused: frozenset[Slot] = frozenset()
    for _ in range(MOST_ROUNDS):
        _write(folder, sheets, refused)
        faults = check_site(folder / "mkdocs.yml", as_of=AS_OF)
        if not faults:
            break
        refused |= {_slot_of(fault, sheets, refused) for fault in faults}
    assert faults == (), [str(fault.place) + fault.message for fault in faults][:5]
    result = build_site(folder / "mkdocs.yml", as_of=AS_OF, out=folder / "site")
    assert result.succeeded, result.told[:2000]
    return HostileSite(folder, sheets, refused)


def _write(folder: Path, sheets: Sequence[Sheet], refused: frozenset[Slot]) -> None:
    (folder / "content").mkdir(parents=True, exist_ok=True)
    (folder / "content" / "drawing.svg").write_text(DRAWING)
    for sheet in sheets:
        path = folder / sheet.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sheet.text(refused).encode("utf-8"))


def _slot_of(fault: Diagnostic, sheets: Sequence[Sheet], refused: frozenset[Slot]) -> Slot:
    """The string that a fault is about: the one in its line, which was there."""
    here = [slot for sheet in sheets if sheet.path == fault.place.path for slot in sheet.slots]
    found = [slot for slot in here if slot.line == fault.place.line]
    assert found, f"a fault where no string stands: {fault.place} {fault.rule.id} {fault.message}"
    assert found[0] not in refused, f"refused without the string: {fault.place} {fault.message}"
    return found[0]
