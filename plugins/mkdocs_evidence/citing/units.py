"""Units: the smallest things that an engine formats, each with a name made of all that it depends on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from hashlib import blake2b

from mkdocs_evidence.citing.documents import Cites
from mkdocs_evidence.citing.groups import Group
from mkdocs_evidence.model import Cite, CslItem


class Kind(Enum):
    """What is asked: a citation, one by numbers, a reference, all works in order, a whole text."""

    CLUSTER = "cluster"
    NUMBERED = "numbered"
    REFERENCE = "reference"
    WORKS = "works"
    PAGE = "page"


Answer = tuple[str, ...]
"""What is kept of a unit: the HTML of a citation or a reference, or a list of keys."""


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

    def name(self, digests: Mapping[str, str]) -> str:
        """What the answer is kept under; `digests` tell what each work holds."""
        said = [
            [(one.key, one.mode.value, one.prefix, one.suffix) for one in cites] for cites in self.clusters
        ]
        works = [digests.get(key, "") for key in self.keys]
        text = json.dumps((self.kind.value, said, self.listed, self.groups, works))
        return blake2b(text.encode(), digest_size=16).hexdigest()


def placeless(cites: Cites) -> Cites:
    """The cites without their places in a file, so that equal ones are equal."""
    return tuple(replace(cite, line=0, column=0) for cite in cites)


def digest_of(item: CslItem) -> str:
    """What tells an item from any other."""
    text = json.dumps(item.to_csl(), ensure_ascii=False, sort_keys=True)
    return blake2b(text.encode(), digest_size=16).hexdigest()


def numbered(cites: Cites, number_of: Mapping[str, int]) -> Cites:
    """The cites with the numbers of their works for their keys."""
    return tuple(Cite(dummy_key(number_of[cite.key]), cite.mode, cite.prefix, cite.suffix) for cite in cites)


def dummy_key(number: int) -> str:
    """The key of the work that stands for every work with that number."""
    return f"n{number:05}"


def _said(cite: Cite) -> tuple[str, str, str, str]:
    return cite.key, cite.mode.value, cite.prefix, cite.suffix
