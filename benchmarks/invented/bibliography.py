"""An invented bibliography in BibTeX."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from benchmarks.invented.text import phrase

_NAMES = (
    "Abbott",
    "Brown",
    "Clarke",
    "Dean",
    "Ellis",
    "Foster",
    "Grant",
    "Hughes",
    "Irving",
    "Jones",
    "Khan",
)


def bibliography(keys: Iterable[str], random: Random) -> str:
    """One article for each key."""
    return "\n".join(_entry(key, random) for key in keys)


def _entry(key: str, random: Random) -> str:
    authors = " and ".join(f"{name}, {name[0]}." for name in random.sample(_NAMES, 3))
    return (
        f"@article{{{key},\n"
        f"  author = {{{authors}}},\n"
        f"  title = {{{phrase(random, 9)}}},\n"
        f"  journal = {{Journal of {phrase(random, 3)}}},\n"
        f"  year = {{{random.randint(1995, 2024)}}},\n"
        f"  volume = {{{random.randint(1, 60)}}},\n"
        f"  pages = {{{random.randint(1, 400)}--{random.randint(401, 900)}}}\n"
        "}\n"
    )
