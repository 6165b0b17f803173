"""The ledger: what the last build made, from what, and where it stands.

It is written when a site has been published, and taken away before the site is touched: a build
that was killed leaves no ledger, and the next one looks at every file.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path


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

    `answers` are those that the last build found to every question that was asked for a group.
    `others` are outputs that belong to no group; `is_searched` says whether the search index is that
    of these pages.
    """

    shell: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, Made] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    is_searched: bool = False

    def groups_to_look_at(self, answer: Callable[[str], str]) -> frozenset[str]:
        """The names of the groups for which a question was asked that has another answer now."""
        other = {question for question, before in self.answers.items() if answer(question) != before}
        if not other:
            return frozenset()
        return frozenset(name for name, made in self.groups.items() if not other.isdisjoint(made.asked))

    def answered(self, answer: Callable[[str], str]) -> Mapping[str, str]:
        """Every question that was asked for a group, with its answer now."""
        asked = {question for made in self.groups.values() for question in made.asked}
        return {question: answer(question) for question in sorted(asked)}

    @property
    def outputs(self) -> frozenset[str]:
        """Every path that the site has."""
        grouped = (path for made in self.groups.values() for path in made.fingerprints)
        return frozenset((*grouped, *self.others))


FORMAT = "evidence-ledger " + "; ".join(
    ",".join(part.name for part in fields(kind)) for kind in (Ledger, Made, Notes)
)
"""The names of all fields: a ledger of a program that had others is none of ours."""


def load_ledger(path: Path) -> Ledger:
    """The ledger at a path; an empty one where there is none that can be read."""
    try:
        kind, ledger = pickle.loads(path.read_bytes())  # noqa: S301 - our own cache, as trusted as our code
    except (OSError, pickle.UnpicklingError, ValueError, TypeError, EOFError, AttributeError, ImportError):
        return Ledger()
    return ledger if kind == FORMAT and isinstance(ledger, Ledger) else Ledger()


def save_ledger(path: Path, ledger: Ledger) -> None:
    """Store the ledger, whole or not at all."""
    neighbour = path.with_name(f".{path.name}.{os.getpid()}")
    neighbour.write_bytes(pickle.dumps((FORMAT, ledger), protocol=5))
    neighbour.replace(path)
