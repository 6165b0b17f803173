"""Signs that a text opens and does not close, counted in one pass each."""

from __future__ import annotations

import re

_BRACKET = re.compile(r"\\.|\[|\]", re.DOTALL)
"""Brackets, and what a backslash makes a sign of: that is passed over. As alternatives, the engine leaps to
the next of them; with a set it tries each letter."""
_TARGET = "]("
_CLOSED_TARGET = re.compile(r"""(?:[^()"']|\([^()"']*+\)|"[^"]*+"|'[^']*+')*+\)""")
_TAG = re.compile(r"<[a-zA-Z/!?]")


def open_brackets(text: str) -> int:
    """Return how many square brackets a text opens and does not close."""
    depth = 0
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            depth += 1
        elif match[0] == "]":
            depth = max(0, depth - 1)
    return depth


def bracket_depth(text: str) -> int:
    """Return how deep square brackets that are closed lie in each other at most."""
    heights: list[int] = []
    deepest = 0
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            heights.append(0)
        elif match[0] == "]" and heights:
            height = heights.pop() + 1
            deepest = max(deepest, height)
            if heights:
                heights[-1] = max(heights[-1], height)
    return deepest


def open_targets(text: str) -> int:
    """Return how many addresses of links begin and do not end before the next begins."""
    return sum(1 for part in text.split(_TARGET)[1:] if not _CLOSED_TARGET.match(part))


def open_tags(text: str) -> int:
    """Return how many tags of HTML begin and do not end before the next does."""
    return sum(1 for part in _TAG.split(text)[1:] if ">" not in part)
