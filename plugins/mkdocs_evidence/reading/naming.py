"""How messages name a field: in words, with the entry and the group that hold it."""

from __future__ import annotations


def in_words(location: tuple[str | int, ...]) -> str:
    """The field as people would point it out.

    ("title",) is `title`; ("findings", 1, "interval") is `interval` in entry 2 of `findings`.
    """
    if not location:
        return "the front matter"
    *holders, last = location
    if isinstance(last, int):
        return f"entry {last + 1} of {in_words(tuple(holders))}"
    return f"`{last}` in {in_words(tuple(holders))}" if holders else f"`{last}`"


def with_article(noun: str) -> str:
    """The noun with a or an before it."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def shortened(text: str, most: int = 80) -> str:
    """The text as a message quotes it: on one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
