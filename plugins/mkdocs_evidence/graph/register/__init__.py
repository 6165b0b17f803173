"""The register of permanent addresses: append-only lines, each holding the hash of the one before.

Everything here is pure: lines come in as text and go out as text; nothing reads or writes a file.
"""

from mkdocs_evidence.graph.register.chain import (
    LineFault,
    LineFaultKind,
    Register,
    parse_register,
    render_register,
)
from mkdocs_evidence.graph.register.checkpoint import (
    Checkpoint,
    checkpoint_of,
    continuity_fault,
    is_earlier_copy,
    parse_checkpoint,
)
from mkdocs_evidence.graph.register.continuity import Break, BreakKind, first_break, lines_of
from mkdocs_evidence.graph.register.entry import Entry, EntryKind, line_of
from mkdocs_evidence.graph.register.permanence import NOTHING_KEPT, Permanence
from mkdocs_evidence.graph.register.seals import sha256_of
from mkdocs_evidence.graph.register.withheld import WithheldLine, render_public

__all__ = [
    "NOTHING_KEPT",
    "Break",
    "BreakKind",
    "Checkpoint",
    "Entry",
    "EntryKind",
    "LineFault",
    "LineFaultKind",
    "Permanence",
    "Register",
    "WithheldLine",
    "checkpoint_of",
    "continuity_fault",
    "first_break",
    "is_earlier_copy",
    "line_of",
    "lines_of",
    "parse_checkpoint",
    "parse_register",
    "render_public",
    "render_register",
    "sha256_of",
]
