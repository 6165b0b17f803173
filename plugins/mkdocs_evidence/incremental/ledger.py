"""The ledger: what the last build made, from what, and where it stands.

It is a part of the commit record, which is written when a site has been published. Groups stay packed
until somebody asks what is in them: a build in which little changed opens few of them.
"""

from __future__ import annotations

import marshal
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from mkdocs_evidence.incremental.atomic_files import load_verified, save_verified
from mkdocs_evidence.incremental.canonical import WITHOUT_REFERENCES


@dataclass(frozen=True, slots=True)
class Notes:
    """What else must be known of an output.

    `asked` are questions that were put on the way, with the answers that were given; `used` are the
    keys of the store entries that went into it; `warnings` must be told again while it stands.
    """

    asked: tuple[tuple[str, str | None], ...] = ()
    used: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


NOTHING = Notes()


@dataclass(frozen=True, slots=True)
class Made:
    """What a group of outputs was made from: a fingerprint for each path, and notes where there are any.

    `asked` are all questions that were put while they were made.
    """

    fingerprints: Mapping[str, str]
    notes: Mapping[str, Notes] = field(default_factory=dict)
    asked: tuple[str, ...] = ()


class Packed(NamedTuple):
    """A group as it is kept: so much of it is known without opening it.

    `pages` and `used` are how many of its outputs are pages, and how many store entries went into
    them. `parts` holds fingerprints and notes, and `asked` the numbers of its questions.
    """

    pages: int
    used: int
    warnings: tuple[str, ...]
    parts: bytes
    asked: bytes


@dataclass(frozen=True)
class Ledger:
    """The groups of the last build, and the fingerprint of what all of them have in common.

    `ground` is the fingerprint of all that was read but for the words of texts, `frame` that of what was
    read besides records and of the index of these, and `files` has that of each record's file. `answers`
    are those that the build found to the questions that were asked for its groups, which name a question
    by its place here. `others` are outputs that belong to no group; `is_searched` says whether the search
    index is that of these pages.
    """

    shell: str = ""
    ground: str = ""
    frame: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, Packed] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    is_searched: bool = False

    def made(self, name: str) -> Made:
        """What a group was made from; nothing, where there is no such group."""
        if name not in self.groups:
            return Made({})
        packed = self.groups[name]
        fingerprints, notes = marshal.loads(packed.parts)  # noqa: S302 - our own cache, as our code
        told = {path: Notes(*note) for path, note in notes.items()}
        return Made(fingerprints, told, tuple(self._questions[number] for number in _numbers(packed.asked)))

    @cached_property
    def _questions(self) -> tuple[str, ...]:
        return tuple(self.answers)

    def answered_otherwise(
        self, answer: Callable[[str], str], may_differ: Callable[[str], bool] = lambda question: True
    ) -> frozenset[str]:
        """The questions that have another answer now, among those that `may_differ`."""
        asked = ((question, before) for question, before in self.answers.items() if may_differ(question))
        return frozenset(question for question, before in asked if answer(question) != before)

    def changed_files(self, now: Mapping[str, str]) -> Iterator[str]:
        """The paths of the records' files that are new, gone or other `now`."""
        return (path for path in {**self.files, **now} if self.files.get(path) != now.get(path))

    def groups_that_asked(self, questions: frozenset[str]) -> frozenset[str]:
        """The names of the groups for which one of these questions was asked."""
        wanted = {number for number, question in enumerate(self.answers) if question in questions}
        if not wanted:
            return frozenset()
        return frozenset(
            name for name, packed in self.groups.items() if not wanted.isdisjoint(_numbers(packed.asked))
        )

    @property
    def pages(self) -> int:
        """How many pages all groups have."""
        return sum(packed.pages for packed in self.groups.values())

    @property
    def warnings(self) -> tuple[str, ...]:
        """What people must be told of what stands."""
        return tuple(warning for packed in self.groups.values() for warning in packed.warnings)

    @property
    def number_used(self) -> int:
        """How many store entries went into the outputs; one that went into two counts twice."""
        return sum(packed.used for packed in self.groups.values())

    def used(self) -> frozenset[str]:
        """The keys of all store entries that went into the outputs."""
        notes = (note for name in self.groups for note in self.made(name).notes.values())
        return frozenset(key for note in notes for key in note.used)

    @cached_property
    def grouped(self) -> frozenset[str]:
        """Every path that a group has made."""
        return frozenset(path for name in self.groups for path in self.made(name).fingerprints)

    def grouped_besides(self, other: Ledger) -> frozenset[str]:
        """The paths of the groups that are not the very same in another ledger."""
        names = (name for name, packed in self.groups.items() if other.groups.get(name) is not packed)
        return frozenset(path for name in names for path in self.made(name).fingerprints)


class Entries:
    """The groups of a ledger that is being written: some stand as they were before, some are made.

    Questions keep the numbers that they had before; a build that looks at everything begins with an
    empty ledger, and thereby forgets those that nobody asks any more.
    """

    def __init__(self, before: Ledger) -> None:
        self._before = before
        self._numbers = {question: number for number, question in enumerate(before.answers)}
        self._groups: dict[str, Packed] = {}

    def keep(self, names: Iterable[str]) -> None:
        """Let the groups of these names stand that there were before."""
        before = self._before.groups
        self._groups.update((name, before[name]) for name in names if name in before)

    def add(self, name: str, made: Made) -> None:
        """Enter a group that was made."""
        numbers = self._numbers
        asked = array("I", (numbers.setdefault(question, len(numbers)) for question in made.asked))
        notes = {path: (note.asked, note.used, note.warnings) for path, note in made.notes.items()}
        self._groups[name] = Packed(
            pages=sum(path.endswith(".html") for path in made.fingerprints),
            used=sum(len(note.used) for note in made.notes.values()),
            warnings=tuple(warning for note in made.notes.values() for warning in note.warnings),
            parts=marshal.dumps((dict(made.fingerprints), notes)),
            asked=asked.tobytes(),
        )

    @property
    def groups(self) -> Mapping[str, Packed]:
        """All groups so far, under their names."""
        return self._groups

    def answers(self, answer: Callable[[str], str], changed: frozenset[str]) -> Mapping[str, str]:
        """All questions with their answers now: before, those were others that have `changed`."""
        before = self._before.answers
        return {
            question: answer(question) if question in changed or question not in before else before[question]
            for question in self._numbers
        }


FORMAT = f"evidence-ledger 6, {sys.byteorder}"


def load_ledger(path: Path) -> Ledger:
    """The ledger at a path; an empty one where there is none that is whole."""
    data = load_verified(path)
    return Ledger() if data is None else unpacked_ledger(data)


def save_ledger(path: Path, ledger: Ledger) -> None:
    """Store the ledger, whole or not at all."""
    save_verified(path, packed_ledger(ledger))


def packed_ledger(ledger: Ledger) -> bytes:
    """A ledger as bytes."""
    groups = {name: tuple(packed) for name, packed in ledger.groups.items()}
    told = {one.name: getattr(ledger, one.name) for one in fields(Ledger) if one.name != "groups"}
    plain = {name: dict(value) if isinstance(value, Mapping) else value for name, value in told.items()}
    # The table of what is written already, in which it would find little, took 60 MiB at 10,000 texts.
    return marshal.dumps((FORMAT, plain, groups), WITHOUT_REFERENCES)


def unpacked_ledger(data: bytes) -> Ledger:
    """The ledger of bytes whose checksum was verified; an empty one where they have another format."""
    kind, *parts = marshal.loads(data)  # noqa: S302 - our own cache, as our code
    if kind != FORMAT:
        return Ledger()
    told, groups = parts
    return Ledger(**told, groups={name: Packed(*group) for name, group in groups.items()})


def _numbers(asked: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(asked)
    return numbers
