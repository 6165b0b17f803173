"""In PDF files, what a box or a colour says on the screen is a word."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from mkdocs_evidence.mkdocs_adapter.pdf.fonts import SHEET
from rendering import rendered

TOLD = "Done: Published To do: Reported Done: Loose more Warning Two left."
weasyprint = pytest.importorskip("weasyprint")


def test_tasks_and_alerts_are_told_in_words() -> None:
    html = rendered("- [x] Published\n- [ ] Reported\n\n1. [x] Loose\n\n   more\n\n> [!WARNING]\n> Two left.")
    data = weasyprint.HTML(string=html).write_pdf(stylesheets=[str(SHEET)])
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert " ".join(text.split()) == f"{TOLD} 1 / 1"
