"""Many faults of one kind as one, with how many there are and where."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from hashlib import blake2b

from mkdocs_evidence.diagnostics.diagnostic import Diagnostic, Rule

MOST_APART = 3
"""So many faults with the same words are told one by one."""
MOST_OF_A_RULE = 30
"""So many faults of one rule, each with words of its own, are told one by one."""


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The first of some faults, and the `others`, in their order."""

    first: Diagnostic
    others: tuple[Diagnostic, ...] = ()
    has_same_words: bool = True

    @property
    def number(self) -> int:
        """Number of faults."""
        return 1 + len(self.others)

    @property
    def files(self) -> int:
        """In how many files they are."""
        return len({one.place.path for one in (self.first, *self.others)})


def roll_up(diagnostics: Iterable[Diagnostic]) -> tuple[RolledUp, ...]:
    """The faults, those of one kind together, in the order of the first of each kind."""
    by_words: dict[Hashable, list[Diagnostic]] = {}
    for fault in diagnostics:
        by_words.setdefault(_words_of(fault), []).append(fault)
    groups: list[RolledUp] = []
    alone: dict[Rule, list[Diagnostic]] = {}
    for faults in by_words.values():
        if len(faults) > MOST_APART:
            groups.append(RolledUp(faults[0], tuple(faults[1:])))
        else:
            alone.setdefault(faults[0].rule, []).extend(faults)
    for faults in alone.values():
        if len(faults) > MOST_OF_A_RULE:
            groups.append(RolledUp(faults[0], tuple(faults[1:]), has_same_words=False))
        else:
            groups += map(RolledUp, faults)
    return tuple(sorted(groups, key=lambda group: group.first.sort_key))


def group_of(fault: Diagnostic) -> str:
    """A name that all faults of one rule with the same words have in common, for programs."""
    words = "\0".join(map(str, _words_of(fault)))
    return f"{fault.rule.id}:{blake2b(words.encode('utf-8', 'surrogatepass'), digest_size=6).hexdigest()}"


def _words_of(fault: Diagnostic) -> tuple[str, ...]:
    """What faults of one kind have in common: what was found and is meant, or else the message."""
    rule = (fault.rule.id, fault.rule.severity.value)
    if fault.seen is not None and (fault.nearest or fault.allowed):
        return (*rule, fault.seen, fault.nearest or "")
    return (*rule, fault.message, fault.seen or "")
