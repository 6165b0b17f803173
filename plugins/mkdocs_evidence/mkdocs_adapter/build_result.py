"""What a build did, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.diagnostics import Diagnostic, render_text


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did: faults of the content, what was warned of, how much there is, what was rendered."""

    succeeded: bool
    site_dir: Path
    pages: int = 0
    records: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    warnings: tuple[str, ...] = ()
    rendered: tuple[str, ...] = ()
    needs_build: bool = False
    """True if only a build, not this inspection, can find all faults."""
    outputs: frozenset[str] = frozenset()
    """The paths of all files that a build would write, where an inspection lists them."""

    @property
    def told(self) -> str:
        """Everything that is wrong or doubtful, for people."""
        faults = render_text(self.diagnostics) if self.diagnostics else ""
        return faults + "".join(f"warning: {warning}\n" for warning in self.warnings)

    @property
    def is_doubtful(self) -> bool:
        """Return True if the public build would stop at what is told."""
        return bool(self.warnings) or not all(fault.is_note for fault in self.diagnostics)

    @property
    def summary(self) -> str:
        """How much there is."""
        return f"{self.pages} pages from {self.records} records"
