"""A small bibliography of awkward works, and the three styles."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_evidence.citing import Style
from mkdocs_evidence.mkdocs_adapter.citations.site_citations import style_named
from mkdocs_evidence.model import Bibliography
from mkdocs_evidence.reading import SourceFile, read_bibliography

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def bibliography() -> Bibliography:
    read = read_bibliography(SourceFile("references.bib", (HERE / "references.bib").read_bytes()))
    assert read.diagnostics == ()
    return read.bibliography


@pytest.fixture(params=["apa", "harvard", "vancouver"])
def style(request: pytest.FixtureRequest) -> Style:
    return style_named(request.param, "en-GB", HERE)
