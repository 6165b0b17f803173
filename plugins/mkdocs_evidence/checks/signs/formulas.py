"""Lines of dollar signs that begin no formula."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mkdocs_evidence.checks.signs.sign_fault import SignFault, lines_of, paragraphs_of
from mkdocs_evidence.reading import WrittenText

SIGN = "$$"


def faults_in(text: WrittenText) -> Iterator[SignFault]:
    """Every line of dollar signs alone that has text below it and is no begin of a formula."""
    for paragraph in paragraphs_of(text):
        for (line, position), _ in pairwise(lines_of(paragraph)):
            if line.rstrip() == SIGN:
                start = paragraph.offsets[position]
                yield SignFault(
                    start,
                    start + len(SIGN),
                    "this is no formula: no line below ends with $$, or there is an empty line before it",
                    "write $$ behind the last line of the formula, and leave no line empty between them",
                )
                break
