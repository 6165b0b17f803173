"""Patterns that find a word however its accents are written: left out, encoded, as entities, in LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html.entities import html5
from unicodedata import normalize
from urllib.parse import quote

COMBINING = "[\u0300-\u036f]"
"""Accents that are characters of their own."""
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
"""Where the letters with accents are."""
_WITHOUT_PARTS = {"d": "đĐðÐ", "h": "ħĦ", "i": "ı", "l": "łŁ", "o": "øØ", "t": "ŧŦ"}
"""Letters whose accents are no characters of their own, below those that ids have instead."""
_PAIRS = {"aa": "åÅ", "ae": "æÆäÄ", "oe": "œŒøØöÖ", "ss": "ßẞ", "th": "þÞ", "ue": "üÜ"}
"""Letters for which ids have two."""
_LATEX = r"\\(?:[`'^\"~=.]|[uvHtcdbrk](?![A-Za-z]))\s*"
_PLAIN = {letter: plain for plain, letters in _WITHOUT_PARTS.items() for letter in letters}


def as_written(word: str) -> str:
    """The pattern of a word with its own accents, as characters of their own or not."""
    forms = dict.fromkeys((re.escape(word), re.escape(normalize("NFD", word))))
    return f"(?:{'|'.join(forms)})"


def any_accents(word: str) -> str:
    """The pattern of a word with any accents or none, however they are written."""
    return f"(?:{as_written(word)}|{''.join(_pieces(_plain(word)))})"


def _plain(word: str) -> str:
    """A word without its accents."""
    letters = re.sub(COMBINING, "", normalize("NFD", word))
    return normalize("NFC", "".join(_PLAIN.get(letter, letter) for letter in letters))


def _pieces(word: str) -> Iterator[str]:
    place = 0
    while place < len(word):
        pair = word[place : place + 2]
        if pair.lower() in _PAIRS:
            both = "".join(map(_letter, pair))
            yield f"(?:{both}|{_letter(pair[0])}|{_one_of(_PAIRS[pair.lower()])})"
        else:
            yield "".join(map(_letter, pair[:1]))
        place += 2 if pair.lower() in _PAIRS else 1


@cache
def _letter(letter: str) -> str:
    """The pattern of one letter with any accent."""
    accented = _accented().get(letter.lower(), "")
    if not accented:
        return f"{re.escape(letter)}{COMBINING}*"
    plain = re.escape(letter)
    latex = rf"\{{?{_LATEX}\{{?\\?{plain}\}}?\}}?"
    return f"(?:{plain}{COMBINING}*|{_one_of(accented)}|{latex})"


def _one_of(letters: str) -> str:
    """The pattern of any of these letters: itself, encoded in an address, or an entity of HTML."""
    encoded = "|".join(dict.fromkeys(quote(letter)[1:] for letter in letters))
    entities = "|".join(dict.fromkeys(_entities(letters)))
    return f"[{letters}]{COMBINING}*|%(?:{encoded})|&(?:{entities});"


def _entities(letters: Iterable[str]) -> Iterator[str]:
    for letter in letters:
        yield rf"\#0*{ord(letter)}"
        yield rf"\#x0*{ord(letter):x}"
        yield from _entity_names().get(letter, ())


@cache
def _entity_names() -> Mapping[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for name, letter in html5.items():
        if name.endswith(";"):
            names[letter] = (*names.get(letter, ()), re.escape(name.removesuffix(";")))
    return names


@cache
def _accented() -> Mapping[str, str]:
    """The letters with accents below the letter without, in small letters."""
    found = dict(_WITHOUT_PARTS)
    for letter in map(chr, _LATIN):
        plain = normalize("NFD", letter)[0].lower()
        if plain.isascii() and plain.isalpha():
            found[plain] = f"{found.get(plain, '')}{letter}"
    return found
