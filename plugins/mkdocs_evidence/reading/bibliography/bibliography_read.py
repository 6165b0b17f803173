"""What reading a bibliography gives."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.model import Bibliography

NOTHING = Bibliography()


@dataclass(frozen=True, slots=True)
class BibliographyRead:
    """The works of a file and all its faults."""

    bibliography: Bibliography = NOTHING
    diagnostics: tuple[Diagnostic, ...] = ()
