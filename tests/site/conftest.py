"""The site of this repository, built once for all tests that look at it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mkdocs_evidence.mkdocs_adapter.site_build import build_site

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="session")
def built_site(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The strict build of `content/`, as of a fixed day."""
    assert demonstration.is_dir()
    out = tmp_path_factory.mktemp("built") / "site"
    result = build_site(ROOT / "mkdocs.yml", as_of=AS_OF, strict=True, out=out)
    assert result.succeeded, (result.diagnostics, result.warnings)
    assert result.warnings == ()
    assert result.diagnostics == ()
    return out
