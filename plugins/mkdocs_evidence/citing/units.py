"""Units: the smallest things that an engine formats, each with a name made of all that it depends on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from hashlib import blake2b

from mkdocs_evidence.citing.documents import Cites
from mkdocs_evidence.model import Cite, CslItem


class Kind(Enum):
    """What is asked: a citation, a citation by numbers, a reference, an order of works, a whole text."""

    CLUSTER = "cluster"
    NUMBERED = "numbered"
    REFERENCE = "reference"
    ORDER = "order"
    PAGE = "page"


Answer = tuple[str, ...]
"""What is kept of a unit: the HTML of a citation or a reference, or a list of keys."""


@dataclass(frozen=True)
class Unit:
    """Citations (`clusters`) or references (`listed`), formatted among the works of `context`.

    `kind` says what the answer is. `alone` units name no works that could be taken for each other,
    or for others of the context.
    """

    kind: Kind
    clusters: tuple[Cites, ...] = ()
    listed: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    alone: bool = True

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every work that has a part in the answer, sorted."""
        cited = {cite.key for cites in self.clusters for cite in cites}
        return tuple(sorted(cited.union(self.listed, self.context)))

    def name(self, digests: Mapping[str, str]) -> str:
        """What the answer is kept under; `digests` tell what each work holds."""
        said = [
            [(one.key, one.mode.value, one.prefix, one.suffix) for one in cites] for cites in self.clusters
        ]
        works = [digests.get(key, "") for key in self.keys]
        text = json.dumps((self.kind.value, self.alone, said, self.listed, self.context, works))
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
