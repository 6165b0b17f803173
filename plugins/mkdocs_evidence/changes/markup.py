"""Markdown for texts that nobody has reviewed: whatever they hold, they show as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

MANY = 40
"""A longer list is cut short."""
_MARKUP = re.compile(r"([\\`*_\[\]<>|~#&])")


def code(text: str) -> str:
    """A path or an address as code; a file's name may hold anything, and nothing of it is obeyed."""
    return f"`{''.join(character for character in text if character.isprintable() and character != '`')}`"


def with_commands(sentences: str) -> str:
    """Sentences as plain text, but for what stands between backticks: that is code."""
    parts = sentences.split("`")
    if len(parts) % 2 == 0:
        return plain(sentences)
    return "".join(code(part) if number % 2 else plain_part(part) for number, part in enumerate(parts))


def plain_part(part: str) -> str:
    """A part of a sentence as plain text that keeps the spaces at its ends."""
    before, after = " " * part[:1].isspace(), " " * part[-1:].isspace()
    return f"{before}{plain(part)}{after}" if part.strip() else part


def plain(text: str, keep: str = "") -> str:
    """A text whose characters mean nothing to Markdown: it comes from a change that nobody has read yet."""
    return _MARKUP.sub(
        lambda match: match[0] if match[0] in keep else f"\\{match[0]}", " ".join(text.split())
    )


def items(lines: Iterable[str]) -> str:
    """The lines as a list."""
    return "\n".join(f"- {line}" for line in lines)


def nested(lines: Iterable[str]) -> str:
    """The lines as a list below the item of a list."""
    return "\n".join(f"  - {line}" for line in lines)


def folded(heading: str, lines: Sequence[str], number: int | None = None) -> str:
    """A list that opens when it is clicked, under its heading with the number of what is in it."""
    shown = lines if len(lines) <= MANY else (*lines[:MANY], f"and {len(lines) - MANY} more")
    count = len(lines) if number is None else number
    return f"<details>\n<summary>{heading} ({count})</summary>\n\n{items(shown)}\n\n</details>"
