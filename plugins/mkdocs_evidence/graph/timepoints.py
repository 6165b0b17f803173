"""Timepoints as outcomes and findings write them: one text may name several."""

from __future__ import annotations

import re

_BETWEEN = re.compile(r"\s*(?:[,;]|\band\b)\s*")


def timepoints_of(text: str | None) -> dict[str, str]:
    """The timepoints that a text names, each under a form that can be compared.

    `July 2022 and July 2023` names two. What differs in case or spacing alone is the same.
    """
    parts = (part.strip() for part in _BETWEEN.split(text or ""))
    return {" ".join(part.casefold().split()): part for part in parts if part}


__all__ = ["timepoints_of"]
