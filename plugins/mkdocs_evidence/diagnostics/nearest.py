"""The nearest match: what somebody most likely meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(seen: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like `seen`, or None when none is near (difflib ratio of at least 0.6)."""
    matches = get_close_matches(seen, sorted(set(candidates)), n=1, cutoff=0.6)
    return matches[0] if matches else None
