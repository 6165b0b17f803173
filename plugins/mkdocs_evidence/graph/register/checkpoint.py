"""A checkpoint: three lines that stand for a register at one length, for others to keep.

The note text of a C2SP transparency log checkpoint (https://c2sp.org/tlog-checkpoint): the origin, the
number of lines, and the root of the Merkle tree over the lines in base64. It is not signed here.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_evidence.diagnostics import counted
from mkdocs_evidence.graph.register.chain import Register, parse_register, register_root
from mkdocs_evidence.graph.register.continuity import first_break, lines_of
from mkdocs_evidence.graph.register.entry import Entry, line_of
from mkdocs_evidence.graph.register.withheld import render_withheld, withheld_line

_HASH_SIZE = 32
_SIZE = re.compile(r"0|[1-9]\d{0,17}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The origin, the number of lines, and the root of the Merkle tree over these."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The three lines, each with a line end."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode('ascii')}\n"


def checkpoint_of(register: Register, origin: str) -> Checkpoint:
    """Return the checkpoint of a whole register."""
    return Checkpoint(origin, register.size, register.root)


def parse_checkpoint(data: bytes) -> Checkpoint | None:
    """Return the checkpoint in these bytes, or None. Further lines and signatures are passed over."""
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    if len(lines) < 3 or not lines[0] or not _SIZE.fullmatch(lines[1]):
        return None
    try:
        root = base64.b64decode(lines[2], validate=True)
    except (binascii.Error, ValueError):
        return None
    return Checkpoint(lines[0], int(lines[1]), root) if len(root) == _HASH_SIZE else None


def continuity_fault(register: Register, earlier: bytes, name: str) -> str:
    """Return why a register does not continue an earlier copy or checkpoint; empty where it does.

    `name` is that of the file with the earlier copy.
    """
    checkpoint = parse_checkpoint(earlier)
    if checkpoint is not None:
        return _against_checkpoint(register, checkpoint, name)
    faults = parse_register(earlier).faults
    if faults:
        return (
            f"{name} is neither a whole copy of a register nor a checkpoint: its line {faults[0].number} "
            f"{faults[0].reason}. So it proves nothing. Get it again, and look at what it holds."
        )
    before = lines_of(earlier)
    broken = first_break(before, [_as_written(entry, before) for entry in register.entries])
    return f"The register does not begin with the lines of {name}: {broken.in_words}." if broken else ""


def is_earlier_copy(data: bytes) -> bool:
    """Return True if these bytes are a checkpoint or a whole copy of a register, and so prove something."""
    return parse_checkpoint(data) is not None or not parse_register(data).faults


def _as_written(entry: Entry, copy: Sequence[str]) -> str:
    """Return an entry's line as a copy has it: a public copy may withhold it."""
    written = copy[entry.sequence - 1] if entry.sequence <= len(copy) else ""
    return render_withheld(entry) if withheld_line(written) else line_of(entry)


def _against_checkpoint(register: Register, checkpoint: Checkpoint, name: str) -> str:
    present = len(register.entries)
    if checkpoint.size > present:
        return (
            f"The register has {counted(present, 'line')}, and had {checkpoint.size} at the checkpoint "
            f"{name}: its end is missing."
        )
    if register_root(register.entries[: checkpoint.size]) != checkpoint.root:
        return (
            f"The first {checkpoint.size} lines of the register are not those of the checkpoint {name} "
            f"({checkpoint.origin}): at least one of them was changed, moved or taken out. An earlier copy "
            "of the register shows which."
        )
    return ""
