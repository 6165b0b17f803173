"""The whole register: its lines read and held against each other, and lengthened."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property
from types import MappingProxyType

from mkdocs_evidence.graph.canonical_addresses import canonical_address
from mkdocs_evidence.graph.register.entry import FIRST_PREVIOUS, Entry, EntryKind, entry_of, line_of
from mkdocs_evidence.graph.register.merkle import leaf_hash, merkle_root, root_of_leaves
from mkdocs_evidence.graph.register.seals import sha256_of
from mkdocs_evidence.graph.register.withheld import WithheldLine, withheld_line
from mkdocs_evidence.reading import Conflict, conflicts_in


class LineFaultKind(Enum):
    """What can be wrong with a line."""

    DAMAGED = "damaged"
    OUT_OF_ORDER = "out_of_order"
    CHAIN = "chain"
    REPEATED = "repeated"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class LineFault:
    """One faulty line of the register; `reason` follows "this line".

    A merge conflict reaches to the line `last`.
    """

    number: int
    kind: LineFaultKind
    reason: str
    text: str
    last: int = 0


@dataclass(frozen=True)
class Register:
    """The register: its entries in their order, and what is wrong with its lines.

    Only a public copy has `withheld` lines, between its entries.
    """

    entries: tuple[Entry, ...] = ()
    faults: tuple[LineFault, ...] = ()
    withheld: tuple[WithheldLine, ...] = ()

    @cached_property
    def by_address(self) -> Mapping[str, Entry]:
        """The entry under the one form of its address; of two entries with one address the first."""
        entries = (entry for entry in reversed(self.entries) if entry.kind is not EntryKind.READING)
        return MappingProxyType({canonical_address(entry.address): entry for entry in entries})

    @cached_property
    def readings(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries on the reading text of each version, oldest first, under the version's address."""
        found: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            if entry.kind is EntryKind.READING:
                found[entry.address] = (*found.get(entry.address, ()), entry)
        return MappingProxyType(found)

    def reading_of(self, address: str, removals: tuple[str, ...] = ()) -> Entry | None:
        """The newest entry on the reading text of a version while these notices of removal are in force."""
        entries = self.readings.get(address, ())
        return next((entry for entry in reversed(entries) if entry.removals == removals), None)

    @cached_property
    def head(self) -> str:
        """The hash of the last line, which stands for all lines."""
        last = self.withheld[-1] if self.withheld else None
        if last and (not self.entries or last.sequence > self.entries[-1].sequence):
            return last.sha256
        return sha256_of(line_of(self.entries[-1]).encode("utf-8")) if self.entries else FIRST_PREVIOUS

    @cached_property
    def root(self) -> bytes:
        """The root of the Merkle tree over all lines, for the checkpoint."""
        if not self.withheld:
            return register_root(self.entries)
        leaves = {one.sequence: leaf_hash(line_of(one).encode("utf-8")) for one in self.entries}
        leaves |= {one.sequence: one.leaf for one in self.withheld}
        return root_of_leaves(leaves[number] for number in sorted(leaves))

    @property
    def size(self) -> int:
        """How many lines it has, withheld ones included."""
        return len(self.entries) + len(self.withheld)

    def hash_at(self, sequence: int) -> str:
        """The hash of the line with this number; of 0, what stands before the first."""
        if sequence == len(self.entries):
            return self.head
        return self.entries[sequence].previous

    def lengthened(self, entries: Iterable[Entry], day: date) -> Register:
        """The register with these entries at its end, numbered, dated and chained."""
        grown = list(self.entries)
        previous = self.head
        for entry in entries:
            chained = replace(entry, sequence=len(grown) + 1, date=day, previous=previous)
            grown.append(chained)
            previous = sha256_of(line_of(chained).encode("utf-8"))
        return Register(tuple(grown))


def register_root(entries: Iterable[Entry]) -> bytes:
    """The root of the Merkle tree over the lines of these entries, without their line ends."""
    return merkle_root(line_of(entry).encode("utf-8") for entry in entries)


def render_register(register: Register) -> bytes:
    """The register's file: one line for each entry, each with a line end."""
    return "".join(f"{line_of(entry)}\n" for entry in register.entries).encode("utf-8")


def parse_register(data: bytes) -> Register:
    """The register that a file holds, with every fault of its lines; other line ends and a BOM are fine."""
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    unfinished = lines.pop() if lines else ""
    reader = _Reader()
    conflicts = conflicts_in([*lines, unfinished], strict_until=len(lines) + 1)
    if conflicts:
        return _in_conflict(lines, conflicts)
    for number, line in enumerate(lines, 1):
        reader.take(number, line)
    if unfinished:
        reader.fault(len(lines) + 1, LineFaultKind.DAMAGED, "ends in the middle", unfinished)
    return Register(tuple(reader.entries), tuple(reader.faults), tuple(reader.withheld))


def _in_conflict(lines: list[str], conflicts: tuple[Conflict, ...]) -> Register:
    """A register that Git could not merge: its lines up to the first conflict, and a fault for each."""
    reader = _Reader()
    for number, line in enumerate(lines[: conflicts[0].first - 1], 1):
        reader.take(number, line)
    kind, reason = LineFaultKind.CONFLICT, "is the mark of a merge conflict"
    faults = (
        LineFault(one.first, kind, reason, "".join(lines[one.first - 1 : one.first]), one.last)
        for one in conflicts
    )
    return Register(tuple(reader.entries), tuple(faults))


class _Reader:
    """Takes one line after the other, and remembers what the next one must say."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.faults: list[LineFault] = []
        self.withheld: list[WithheldLine] = []
        self._previous: str | None = FIRST_PREVIOUS
        self._sequence = 0
        self._seen: dict[tuple[str, ...], int] = {}

    def fault(self, number: int, kind: LineFaultKind, reason: str, text: str) -> None:
        self.faults.append(LineFault(number, kind, reason, text))

    def take(self, number: int, line: str) -> None:
        if withheld := withheld_line(line):
            self._take_withheld(number, withheld, line)
            return
        try:
            entry = entry_of(line)
        except ValueError as error:
            self.fault(number, LineFaultKind.DAMAGED, str(error), line)
            self._previous = None
            return
        self._hold_against_the_others(number, entry, line)
        self.entries.append(entry)
        self._previous = sha256_of(line.encode("utf-8"))

    def _take_withheld(self, number: int, withheld: WithheldLine, line: str) -> None:
        self._is_in_order(number, withheld.sequence, line)
        self.withheld.append(withheld)
        self._previous = withheld.sha256

    def _is_in_order(self, number: int, sequence: int, line: str) -> bool:
        """Return True if a line has its number; a gap is one fault, not one for each line after it."""
        follows = sequence == self._sequence + 1
        self._sequence = sequence
        if sequence == number or follows:
            return True
        reason = f"has the number {sequence} where {number} should be"
        self.fault(number, LineFaultKind.OUT_OF_ORDER, reason, line)
        return False

    def _hold_against_the_others(self, number: int, entry: Entry, line: str) -> None:
        is_reading = entry.kind is EntryKind.READING
        what = (
            (entry.address, entry.reading, entry.sha256, *entry.removals) if is_reading else (entry.address,)
        )
        first = self._seen.setdefault(what, number)
        is_in_order = self._is_in_order(number, entry.sequence, line)
        if is_in_order and self._previous is not None and entry.previous != self._previous:
            reason = f"does not hold the hash of line {number - 1}: that line or this one was changed"
            self.fault(number, LineFaultKind.CHAIN, reason, line)
        if first != number:
            reason = f"registers {entry.address}, which line {first} does already"
            self.fault(number, LineFaultKind.REPEATED, reason, line)
        if is_reading and (entry.address,) not in self._seen and not self.withheld:
            reason = f"is on the reading text of {entry.address}, which no line before it registers"
            self.fault(number, LineFaultKind.OUT_OF_ORDER, reason, line)
