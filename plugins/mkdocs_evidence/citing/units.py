"""Units: the smallest things that an engine formats, each with a name made of all that it depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from mkdocs_evidence.citing.documents import Cites
from mkdocs_evidence.citing.groups import Group
from mkdocs_evidence.model import Cite


class Kind(Enum):
    """What is asked: a citation, one by numbers, a reference, all works in order, a whole text.

    ORDER is the order of works within a citation.
    """

    CLUSTER = "cluster"
    NUMBERED = "numbered"
    REFERENCE = "reference"
    WORKS = "works"
    PAGE = "page"
    ORDER = "order"


@dataclass(frozen=True)
class Unit:
    """Citations (`clusters`) or references (`listed`), and the works that these could be taken for.

    `kind` says what the answer is. `groups` hold every work that is named, each with those of its
    text that it could be taken for; where all are alone, many units can be formatted together.
    """

    kind: Kind
    clusters: tuple[Cites, ...] = ()
    listed: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every work that has a part in the answer, sorted."""
        cited = {cite.key for cites in self.clusters for cite in cites}
        return tuple(sorted(cited.union(self.listed, *self.groups)))

    @property
    def is_alone(self) -> bool:
        """Whether no work that it names could be taken for another."""
        return all(len(group) == 1 for group in self.groups)

    def order(self) -> tuple[str, object, object, object]:
        """What units are sorted by, so that equal questions are asked in equal documents."""
        said = tuple((one.key, one.mode.value, one.prefix, one.suffix) for one in self._cites)
        return self.kind.value, said, self.listed, self.groups

    @property
    def _cites(self) -> Cites:
        return tuple(cite for cites in self.clusters for cite in cites)


def placeless(cites: Cites) -> Cites:
    """The cites without their places in a file, so that equal ones are equal."""
    return tuple(cite._replace(line=0, column=0) for cite in cites)


def numbered(cites: Cites, number_of: Mapping[str, int]) -> Cites:
    """The cites with the numbers of their works for their keys."""
    return tuple(Cite(dummy_key(number_of[cite.key]), cite.mode, cite.prefix, cite.suffix) for cite in cites)


def dummy_key(number: int) -> str:
    """The key of the work that stands for every work with that number."""
    return f"n{number:05}"
