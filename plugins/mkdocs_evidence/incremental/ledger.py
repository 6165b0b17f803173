"""The ledger: what the last build made, from what, and where it stands.

It is written when a site has been published, and taken away before the site is touched: a build
that was killed leaves no ledger, and the next one looks at every file.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias


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


@dataclass(frozen=True, slots=True)
class Ledger:
    """The groups of the last build, and the fingerprint of what all of them have in common.

    `ground` is the fingerprint of all that was read but for the words of texts, and `files` has that of
    each file with a text. `answers` are those that the build found to every question that was asked for a
    group. `others` are outputs that belong to no group; `is_searched` says whether the search index is
    that of these pages.
    """

    shell: str = ""
    ground: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, Made] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    is_searched: bool = False

    def answered_otherwise(self, answer: Callable[[str], str]) -> frozenset[str]:
        """The questions that have another answer now."""
        return frozenset(question for question, before in self.answers.items() if answer(question) != before)

    def groups_that_asked(self, questions: frozenset[str]) -> frozenset[str]:
        """The names of the groups for which one of these questions was asked."""
        if not questions:
            return frozenset()
        return frozenset(name for name, made in self.groups.items() if not questions.isdisjoint(made.asked))

    def answered(self, answer: Callable[[str], str], known: Mapping[str, str]) -> Mapping[str, str]:
        """Every question that was asked for a group, with its answer now; some are known already."""
        asked = {question for made in self.groups.values() for question in made.asked}
        return {question: known.get(question) or answer(question) for question in asked}

    @property
    def used(self) -> frozenset[str]:
        """The keys of all store entries that went into the outputs."""
        notes = (note for made in self.groups.values() for note in made.notes.values())
        return frozenset(key for note in notes for key in note.used)

    @property
    def outputs(self) -> frozenset[str]:
        """Every path that the site has."""
        grouped = (path for made in self.groups.values() for path in made.fingerprints)
        return frozenset((*grouped, *self.others))


FORMAT = "evidence-ledger 3"
Packed: TypeAlias = tuple[Any, ...]
"""A ledger as values that `marshal` takes: texts, numbers, tuples and dictionaries of them."""


def load_ledger(path: Path) -> Ledger:
    """The ledger at a path; an empty one where there is none that can be read."""
    try:
        kind, parts = marshal.loads(path.read_bytes())  # noqa: S302 - our own cache, as trusted as our code
        return _unpacked(*parts) if kind == FORMAT else Ledger()
    except (OSError, ValueError, TypeError, EOFError, IndexError):
        return Ledger()


def save_ledger(path: Path, ledger: Ledger) -> None:
    """Store the ledger, whole or not at all."""
    neighbour = path.with_name(f".{path.name}.{os.getpid()}")
    neighbour.write_bytes(marshal.dumps((FORMAT, _packed(ledger))))
    neighbour.replace(path)


def _packed(ledger: Ledger) -> Packed:
    """The ledger as plain values, which are read the fastest; questions are told by their place."""
    place = {question: number for number, question in enumerate(ledger.answers)}
    groups = {
        name: (
            dict(made.fingerprints),
            {path: (note.asked, note.used, note.warnings) for path, note in made.notes.items()},
            tuple(place[question] for question in made.asked),
        )
        for name, made in ledger.groups.items()
    }
    answers, others = dict(ledger.answers), ledger.others
    return (ledger.shell, ledger.ground, dict(ledger.files), answers, groups, others, ledger.is_searched)


def _unpacked(
    shell: str,
    ground: str,
    files: dict[str, str],
    answers: dict[str, str],
    groups: dict[str, Any],
    others: tuple[str, ...],
    is_searched: bool,  # noqa: FBT001
) -> Ledger:
    questions = tuple(answers)
    made = {
        name: Made(
            fingerprints,
            {path: Notes(*note) for path, note in notes.items()},
            tuple(questions[number] for number in asked),
        )
        for name, (fingerprints, notes, asked) in groups.items()
    }
    return Ledger(shell, ground, files, answers, made, others, is_searched)
