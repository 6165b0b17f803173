"""A record's own citation in words, in three styles: APA (7th edition), Harvard and Vancouver.

The engine that formats cited works would take a minute of CPU for the 30,000 texts of 10,000
records, and a site that cites nothing does without it. Our own records come in two shapes, reports
and blog posts; for these the words here are those of the engine's styles (a test holds both against
each other), with the version said in all three.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from mkdocs_evidence.model import CslItem, CslName, PartialDate
from mkdocs_evidence.model.dates import MONTHS

Pieces = tuple[tuple[str, bool], ...]
"""Texts, each with whether it is emphasised."""
_ENDS_SENTENCE = (".", "?", "!")
MOST_IN_APA, MOST_IN_HARVARD, MOST_IN_VANCOUVER = 20, 3, 10


def apa(item: CslItem) -> Pieces:
    """Westlake, D. (2019). *Title* (Version 2) [Trial protocol]. Publisher. Address"""
    names, date = _sentence(_apa_names(item.author)), f"({_apa_date(item)})."
    if item.type == "report":
        version = f" (Version {item.version})" if item.version else ""
        genre = f" [{item.genre}]" if item.genre else ""
        publisher = f" {_sentence(item.publisher)}" if item.publisher else ""
        title: Pieces = ((item.title, True), (_stop(item.title, version + genre), False))
        rest: Pieces = ((f"{publisher} {_link(item)}", False),)
    else:
        title = ((_sentence(item.title), False),)
        rest = ((" ", False), (item.container_title, True), (f". {_link(item)}", False))
    if names:
        return _joined((f"{names} {date} ", False), *title, *rest)
    return _joined(*title, (f" {date}", False), *rest)


def harvard(item: CslItem) -> Pieces:
    """Westlake, D. (2019) *Title*. Trial protocol, version 2. Publisher. Available at: address."""
    date = item.issued.start if item.issued else None
    year = f"({date.year})" if date else "(no date)"
    at = f" Available at: {_link(item)}." if _link(item) else ""
    if item.type == "report":
        version = f"version {item.version}" if item.version else ""
        genre = ", ".join(part for part in (item.genre, version) if part)
        rest: Pieces = (
            ("".join(f" {_sentence(part)}" for part in (genre, item.publisher) if part) + at, False),
        )
        title: tuple[str, bool] = (item.title, True)
        behind_title = _stop(item.title)
    else:
        day = _day_and_month(date) if date else ""
        rest = ((" ", False), (item.container_title, True), (f"{f', {day}' if day else ''}.{at}", False))
        title = (f"‘{item.title}’", False)
        behind_title = ","
    if item.author:
        return _joined(
            *_harvard_names(item.author), (f" {year} ", False), title, (behind_title, False), *rest
        )
    return _joined(title, (f" {year}{'.' if item.type == 'report' else ''}", False), *rest)


def vancouver(item: CslItem) -> Pieces:
    """Westlake D. Title [Internet]. Version 2. Publisher; 2019. Available from: address."""
    names = [_unpunctuated(name) for name in item.author[:MOST_IN_VANCOUVER]]
    names += ["et al"] if len(item.author) > MOST_IN_VANCOUVER else []
    front = f"{_sentence(', '.join(names))} " if names else ""
    year = str(item.issued.start.year) if item.issued and item.issued.start else ""
    version = f" Version {item.version}." if item.version else ""
    publisher = item.publisher if item.type == "report" else item.container_title
    published = ("; " if item.type == "report" else ". ").join(part for part in (publisher, year) if part)
    at = f"Available from: {_link(item)}." if _link(item) else ""
    internet = " [Internet]" if _link(item) else ""
    return ((f"{front}{item.title}{internet}.{version} {published}. {at}".strip(), False),)


STYLES: Mapping[str, Callable[[CslItem], Pieces]] = {"APA": apa, "Harvard": harvard, "Vancouver": vancouver}


def _apa_names(names: tuple[CslName, ...]) -> str:
    shown = [_initialled(name, ". ") for name in names]
    if len(shown) > MOST_IN_APA:
        return f"{', '.join(shown[: MOST_IN_APA - 1])}, … {shown[-1]}"
    return _anded(shown, " & ", oxford=True)


def _harvard_names(names: tuple[CslName, ...]) -> Pieces:
    shown = names if len(names) <= MOST_IN_HARVARD else names[:1]
    others: Pieces = ((" ", False), ("et al.", True)) if len(shown) < len(names) else ()
    return ((_anded([_initialled(name, ".") for name in shown], " and ", oxford=False), False), *others)


def _anded(names: list[str], word: str, *, oxford: bool) -> str:
    if len(names) < 2:
        return "".join(names)
    comma = "," if oxford else ""
    return f"{', '.join(names[:-1])}{comma}{word}{names[-1]}"


def _initialled(name: CslName, dot: str) -> str:
    """Van der Berg, J. P."""
    if name.literal:
        return name.literal
    family = " ".join(part for part in (name.particle, name.family) if part)
    return ", ".join(part for part in (family, _initials(name.given, dot), name.suffix) if part)


def _unpunctuated(name: CslName) -> str:
    """Van der Berg JP"""
    if name.literal:
        return name.literal
    family = " ".join(part for part in (name.particle, name.family) if part)
    return " ".join(part for part in (family, _initials(name.given, ""), name.suffix) if part)


def _initials(given: str, dot: str) -> str:
    """J. P. for Jan Pieter, J.-P. for Jan-Pieter, where `dot` is what stands behind each initial."""
    words = (re.split("[-‐‑]", word) for word in given.split())
    letters = ([part[0].upper() for part in parts if part] for parts in words)
    return "".join(f"{dot.strip()}-".join(initials) + dot for initials in letters if initials).strip()


def _apa_date(item: CslItem) -> str:
    date = item.issued.start if item.issued else None
    if date is None:
        return "n.d."
    if item.type == "report" or date.month is None:
        return str(date.year)
    day = f" {date.day}" if date.day else ""
    return f"{date.year}, {MONTHS[date.month - 1]}{day}"


def _day_and_month(date: PartialDate) -> str:
    if date.month is None:
        return ""
    month = MONTHS[date.month - 1]
    return f"{date.day} {month}" if date.day else month


def _link(item: CslItem) -> str:
    return f"https://doi.org/{item.doi}" if item.doi else item.url


def _sentence(text: str) -> str:
    return text + _stop(text) if text else ""


def _stop(text: str, behind: str = "") -> str:
    """What ends a sentence that begins with `text`: no second mark after one that it has."""
    return f"{behind}." if behind or not text.endswith(_ENDS_SENTENCE) else ""


def _joined(*pieces: tuple[str, bool]) -> Pieces:
    last = pieces[-1]
    return (*(piece for piece in pieces[:-1] if piece[0]), (last[0].rstrip(), last[1]))
