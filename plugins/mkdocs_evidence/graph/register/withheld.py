"""Withheld lines: the public copy of the register, in which some lines are their hashes alone.

The chain can be verified all the same: the line after a withheld one gives the hash of the original, which
is the hash that the withheld line gives. Its `leaf` is the hash of the original in the tree of checkpoints.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container
from dataclasses import dataclass

from mkdocs_evidence.graph.register.entry import Entry, line_of
from mkdocs_evidence.graph.register.merkle import leaf_hash
from mkdocs_evidence.graph.register.seals import sha256_of

_LINE = re.compile(
    r'\{"kind":"withheld","leaf":"([0-9a-f]{64})","sequence":([1-9]\d{0,8}),"sha256":"([0-9a-f]{64})"\}',
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class WithheldLine:
    """A line whose content is not public: its number, and the hashes of the original line."""

    sequence: int
    sha256: str
    leaf: bytes


def withheld_line(text: str) -> WithheldLine | None:
    """The withheld line that a text is; None where it is another line."""
    match = _LINE.fullmatch(text)
    return WithheldLine(int(match[2]), match[3], bytes.fromhex(match[1])) if match else None


def render_withheld(entry: Entry) -> str:
    """The line that stands in the public copy for an entry that is withheld, without a line end."""
    line = line_of(entry).encode("utf-8")
    leaf, digest = leaf_hash(line).hex(), sha256_of(line)
    values = {"kind": "withheld", "leaf": leaf, "sequence": entry.sequence, "sha256": digest}
    return json.dumps(values, sort_keys=True, separators=(",", ":"))


def render_public(entries: tuple[Entry, ...], withheld: Container[int]) -> bytes:
    """The public copy of a register, in which the lines with these numbers are withheld."""
    lines = (render_withheld(one) if one.sequence in withheld else line_of(one) for one in entries)
    return "".join(f"{line}\n" for line in lines).encode("utf-8")
