"""What is kept of a formatted text: under a name of all that it depends on, and short."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from mkdocs_evidence.citing.style import Style
from mkdocs_evidence.model import CitedText, CslItem, FormattedReference

Answer = tuple[str, ...]
"""What is kept under a name."""


def digest_of(item: CslItem) -> str:
    """What tells an item from any other."""
    text = json.dumps(item.to_csl(), ensure_ascii=False, sort_keys=True)
    return blake2b(text.encode(), digest_size=16).hexdigest()


def name_of_works(digests: Mapping[str, str], style: Style) -> str:
    """The name of the whole bibliography in a style."""
    return _name("works", style.digest, sorted(digests.items()))


def name_of_text(cited: Iterable[str], said: str, digests: Mapping[str, str], style: Style) -> str:
    """The name of a text's citations: how they are written, and what the works are that they name.

    `cited` are the keys in the order of the text, `said` the fingerprint of how it cites.
    """
    return _name("text", style.digest, said, [digests.get(key, "") for key in cited])


def _name(*parts: object) -> str:
    return blake2b(json.dumps(parts, ensure_ascii=False).encode(), digest_size=16).hexdigest()


def answer_of(text: CitedText, alone: Mapping[str, str]) -> Answer:
    """A formatted text, to be kept: references that read as they do alone are not repeated."""
    references = (
        part
        for one in text.references
        for part in (one.key, one.label, "" if alone.get(one.key) == one.html else one.html)
    )
    return (str(len(text.clusters)), *text.clusters, *references)


def text_of(answer: Answer, alone: Mapping[str, str]) -> CitedText:
    """The formatted text that was kept."""
    count = int(answer[0]) + 1
    rest = answer[count:]
    references = zip(rest[::3], rest[1::3], rest[2::3], strict=True)
    return CitedText(
        answer[1:count],
        tuple(FormattedReference(key, html or alone[key], label) for key, label, html in references),
    )
