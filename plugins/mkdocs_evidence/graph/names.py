"""Names that appear in no output: the forms of each, and the pattern by which they are found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

from mkdocs_evidence.graph.spellings import any_accents, as_written
from mkdocs_evidence.model import CommonFields, Key, Notice, PersonFields, RecordType

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"(?:[\s\u00a0\u00ad\u200b\-\u2010-\u2015_*~'\u2019+.,]|%20|&nbsp;|&\#x?[0-9a-fA-F]+;)"
"""Characters and markup that may separate the words of a name."""
LETTERS_IF_JOINED = 8
"""So many letters have the words of a name that is found when they are written as one word, too."""


def forms_of(key: Key, notice: Notice, fields: CommonFields | None, others: Iterable[str]) -> tuple[str, ...]:
    """Every form of a removed record's name: its title, the words of its id, and what the notice adds.

    `others` are the ids of records that are there. The id of what is no person is no form of its name where
    one of them is the same: it is in that record's address. A form of several words is found with any
    accents, so that an id finds the name that it was made from.
    """
    found = [*notice.fields.withhold]
    if key.type is RecordType.PERSON or key.id not in set(others):
        found.append(key.id)
    if fields is not None:
        found.append(fields.title)
    if isinstance(fields, PersonFields) and fields.family_name:
        found.append(f"{fields.given_name or ''} {fields.family_name}".strip())
    reversed_forms = map(_reversed, found) if key.type is RecordType.PERSON else ()
    return tuple(dict.fromkeys((*found, *filter(None, reversed_forms))))


def _reversed(form: str) -> str:
    """The form that begins with the family name; empty for one word."""
    *given, family = _WORD.findall(form) or [""]
    return " ".join((family, *given)) if given else ""


def has_several_words(form: str) -> bool:
    """Return True if a form has more than one word, and so is unlikely to mean anything else."""
    return len(_WORD.findall(form)) > 1


@lru_cache(maxsize=256)
def pattern_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern that finds these forms of a name, in capitals or not, the longest first."""
    patterns = sorted(filter(None, map(_pattern, forms)), key=len, reverse=True)
    whole = "|".join(dict.fromkeys(patterns)) or r"(?!)"
    return re.compile(rf"(?<![^\W_])(?:{whole})(?![^\W_])", re.IGNORECASE)


def _pattern(form: str) -> str:
    words = _WORD.findall(normalize("NFC", form))
    joined = len(words) > 1 and sum(map(len, words)) >= LETTERS_IF_JOINED
    spelled = any_accents if len(words) > 1 else as_written
    return f"{_BETWEEN}{'*' if joined else '+'}".join(map(spelled, words))
