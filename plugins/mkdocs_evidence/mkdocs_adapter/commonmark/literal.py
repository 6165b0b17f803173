"""Texts as the serialiser of Python-Markdown must get them."""

from __future__ import annotations

import re

REFERENCE = re.compile(r"&(?=#[0-9]+;|#x[0-9a-f]+;|[0-9a-z]+;)", re.IGNORECASE)
"""A sign that Python-Markdown's serialiser would take for the beginning of a character reference."""


def literal(text: str) -> str:
    """A text as the serialiser must get it to write just this."""
    return REFERENCE.sub("&amp;", text) if "&" in text else text
