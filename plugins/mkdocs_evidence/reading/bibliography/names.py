"""Lists of names: people in their parts, bodies in braces, and the mistakes that join several into one."""

from __future__ import annotations

import re
from itertools import accumulate

from bibtexparser.middlewares.names import (
    InvalidNameError,
    NameParts,
    parse_single_name_into_parts,
)

from mkdocs_evidence.model import CslName
from mkdocs_evidence.reading.bibliography.latex import decoded, without_braces

OTHERS = "others"
"""What stands for authors who are not named; citation styles write et al."""
_INITIALS = r"(?:[A-Z]\.?[ -]?){1,3}"
_NAME_AND_INITIALS = re.compile(rf"[^\s,]+(?: [^\s,]+)? {_INITIALS}")
_SUFFIX = re.compile(r"(?:jr|sr|junior|senior|[ivx]+|\d(?:st|nd|rd|th)|ph\.?d|m\.?d|esq)\.?", re.IGNORECASE)
_EXTENDED = re.compile(r"\b(?:family|given|prefix|suffix)\s*=")
_ET_AL = re.compile(r"\bet\.? al\b", re.IGNORECASE)


class NamesError(ValueError):
    """A list of names that cannot be meant as it is written; the text is a plain reason."""


def names_of(text: str) -> tuple[CslName, ...]:
    """The names of a list, in its order; NamesError with a plain reason where it is none."""
    return tuple(_name(part) for part in _split(decoded(text)))


def _split(text: str) -> list[str]:
    """The names between the words `and` that stand in no brace."""
    parts: list[list[str]] = [[]]
    depth = 0
    for word in text.split():
        if word.lower() == "and" and not depth:
            parts.append([])
            continue
        parts[-1].append(word)
        depth += word.count("{") - word.count("}")
    names = [" ".join(words) for words in parts]
    if not all(names):
        raise NamesError("has `and` with no name before or after it")
    return names


def _name(text: str) -> CslName:
    if text.lower() == OTHERS:
        return CslName(literal=OTHERS)
    if _is_one_group(text):
        return CslName(literal=without_braces(text).strip())
    _refuse(text)
    try:
        parts = parse_single_name_into_parts(text, strict=True)
    except InvalidNameError:
        raise NamesError(f"holds `{text}`, which is not a name that BibTeX can part") from None
    return _from_parts(parts)


def _is_one_group(text: str) -> bool:
    """Return True if the brace with which a text begins is closed by the one at its end."""
    depths = accumulate((char == "{") - (char == "}") for char in text)
    return (
        text.startswith("{")
        and next((at for at, depth in enumerate(depths) if not depth), 0) == len(text) - 1
    )


def _refuse(text: str) -> None:
    if _ET_AL.search(text):
        raise NamesError("says `et al.`")
    if ";" in text:
        raise NamesError("parts the names with semicolons")
    if _EXTENDED.search(text):
        raise NamesError("writes names with `family=` and `given=`")
    pieces = [piece.strip() for piece in _outside_braces(text)]
    if len(pieces) > 3 or (len(pieces) == 3 and not _SUFFIX.fullmatch(without_braces(pieces[1]))):
        raise NamesError("parts the names with commas")
    if len(pieces) == 2 and all(_NAME_AND_INITIALS.fullmatch(piece) for piece in pieces):
        raise NamesError("parts the names with commas")


def _outside_braces(text: str) -> list[str]:
    depth, start, pieces = 0, 0, []
    for place, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if character == "," and not depth:
            pieces.append(text[start:place])
            start = place + 1
    return [*pieces, text[start:]]


def _from_parts(parts: NameParts) -> CslName:
    first, von, last, jr = (
        without_braces(" ".join(words)) for words in (parts.first, parts.von, parts.last, parts.jr)
    )
    if not first and not von and not jr and " " not in last:
        return CslName(family=last)
    if not last:
        return CslName(literal=" ".join(word for word in (first, von, jr) if word))
    return CslName(family=last, given=first, particle=von, suffix=jr)
