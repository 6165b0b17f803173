"""A hostile site on the disk: written, checked until nothing is refused any more, built."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_check import check_site

from .places import site_sheets
from .sheets import Sheet, Slot

AS_OF = date(2026, 6, 30)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>\n'
_LINE = re.compile(r"mkdocs\.yml:(\d+):")
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
        places = _places_of_faults(folder / "mkdocs.yml")
        if not places:
            break
        refused |= {_slot_at(*place, sheets, refused) for place in places}
    assert not places, places
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


def _places_of_faults(config_file: Path) -> list[tuple[str, int, str]]:
    """The file, the line and the words of each fault that the check tells."""
    try:
        faults = check_site(config_file, as_of=AS_OF)
    except SiteProblemError as error:  # of mkdocs.yml itself, which has to be read before all else
        return [(config_file.name, int(line), str(error)) for line in _LINE.findall(str(error))]
    return [(fault.place.path, fault.place.line, f"{fault.rule.id}: {fault.message}") for fault in faults]


def _slot_at(path: str, line: int, told: str, sheets: Sequence[Sheet], refused: frozenset[Slot]) -> Slot:
    """The string in the line of a fault; there has to be one, and it has to be there still."""
    found = [slot for sheet in sheets if sheet.path == path for slot in sheet.slots if slot.line == line]
    assert found, f"a fault where no string stands: {path}:{line}: {told}"
    assert found[0] not in refused, f"refused without the string: {path}:{line}: {told}"
    return found[0]
