"""Formulas that we have made, and no others: the policy is held against what a text brings itself."""

from __future__ import annotations

import html
import re

from mkdocs_evidence.model.formula_markup import SHOWN, WRITTEN
from mkdocs_evidence.reading.tex import TexError, mathml_of

_SIGNS = ("$`", "$$", "$", "")
"""What a formula may begin with as it is written; it ends with as many signs."""


def without_formulas(markup: str) -> str:
    """Return HTML without the formulas that we have made of TeX; MathML written by hand stays."""
    if WRITTEN not in markup:
        return markup
    return SHOWN.sub(lambda found: "" if _is_ours(found) else found[0], markup)


def _is_ours(found: re.Match[str]) -> bool:
    """Return True if the MathML is just what is made of what the formula says it was made of."""
    written = html.unescape(found["written"])
    return any(
        _made(written[len(signs) : len(written) - len(signs)], found["mathml"])
        for signs in _SIGNS
        if written.startswith(signs)
    )


def _made(tex: str, mathml: str) -> bool:
    try:
        return mathml == mathml_of(tex, is_display=mathml.startswith('<math display="block">'))
    except TexError:
        return False
