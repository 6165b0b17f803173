"""Citations in a text: clusters of cites, as pandoc's grammar has them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import Enum
from hashlib import blake2b
from typing import NamedTuple


class CiteMode(Enum):
    """How a work is named. The values are pandoc's."""

    NORMAL = "NormalCitation"
    IN_TEXT = "AuthorInText"
    SUPPRESS_AUTHOR = "SuppressAuthor"


class Cite(NamedTuple):
    """One work within a cluster: its key, what stands before and after it, and where the key stands.

    `prefix` and `suffix` are Markdown. `line` counts from 1 in the file, `column` from 1. A tuple, since
    builds keep some ten of these for each text: it is unpickled in a third of the time of a dataclass.
    """

    key: str
    mode: CiteMode = CiteMode.NORMAL
    prefix: str = ""
    suffix: str = ""
    line: int = 0
    column: int = 0


class CitationCluster(NamedTuple):
    """One citation as the text has it: [see @a, p. 3; @b], or @a says.

    `start` and `end` are its offsets in the body.
    """

    start: int
    end: int
    cites: tuple[Cite, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The works that it names, in its order."""
        return tuple(cite.key for cite in self.cites)


def fingerprint_of_citations(clusters: Iterable[CitationCluster]) -> str:
    """A fingerprint of how a text cites, wherever in it that is; empty where it does not."""
    said = [[(one.key, one.mode.value, one.prefix, one.suffix) for one in each.cites] for each in clusters]
    return blake2b(json.dumps(said).encode(), digest_size=16).hexdigest() if said else ""
