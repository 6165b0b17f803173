"""Texts that people have written come out as GitHub shows them.

Runs where EVIDENCE_MARKDOWN names a folder of Markdown, with `python3 build.py test tests/dialect -m slow`.
Publicly kept archives will do, such as those of 18F, rOpenSci or OpenSAFELY; they are no part of this
project.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from dialect.readers import githubs, ours, seen, without_links

FOLDER = os.environ.get("EVIDENCE_MARKDOWN", "")
MOST = 0.005
"""Share of the texts that may differ."""
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
TEMPLATING = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
"""Signs of other generators, which are no Markdown."""
OUR_OWN = re.compile(r"\[\[|^:[ \t]|^\*\[|\{:?[ ]*[.#\w]|ftp://", re.MULTILINE)
"""Signs that this site reads in its own way; texts that hold them are left out."""


@pytest.mark.slow
@pytest.mark.skipif(not FOLDER, reason="EVIDENCE_MARKDOWN names no folder of Markdown to compare")
def test_texts_of_others_are_seen_as_on_github() -> None:
    compared, different = 0, []
    for path in sorted(Path(FOLDER).rglob("*.md")):
        text = TEMPLATING.sub("", FRONT_MATTER.sub("", path.read_text("utf-8", "replace")))
        if len(text.split()) < 80 or OUR_OWN.search(text):
            continue
        compared += 1
        if without_links(seen(ours(text))) != without_links(seen(githubs(text))):
            different.append(str(path))
    assert compared > 100
    assert len(different) <= compared * MOST, "\n".join(different)
