"""A PDF of each version, where the extra for it is installed."""

from __future__ import annotations

import os
import re
import zlib
from datetime import date
from pathlib import Path

import pytest

from mkdocs_evidence.mkdocs_adapter.pdf_files import why_not
from mkdocs_evidence.mkdocs_adapter.site_build import build_site

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r'href="([^"]+\.pdf)" type="application/pdf"')
RECORDS = {
    "projects/school-trial.md": """\
title: "A trial in schools"
summary: "A trial in schools that exists only in this test of PDF files."
date: 2019-03-01
design: pilot
status_history:
  - {date: 2019-03-01, status: planned}
""",
    "protocols/school-trial/v1.md": """\
title: "The plan of a trial in schools"
summary: "The plan of a trial that exists only in this test of PDF files."
date: 2019-03-20
version_date: 2019-03-20
kind: pilot_protocol
project: school-trial
authors: [{name: "A. Writer"}]
""",
}
CONFIG = """\
site_name: "A site"
site_url: https://site.example/
docs_dir: content
theme: {name: material, font: false}
plugins: [evidence/content, evidence/pages, evidence/exports]
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A site with one protocol."""
    for name, header in RECORDS.items():
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{header}---\n\n## The question\n\nDoes it help?\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return tmp_path / "mkdocs.yml"


def built(config: Path, *, pdf: bool) -> Path:
    out = config.parent / "site"
    done = build_site(config, as_of=date(2026, 11, 23), out=out, pdf=pdf)
    assert done.succeeded, (done.diagnostics, done.warnings)
    return out / "protocols" / "school-trial" / "v1"


def unpacked(pdf: bytes) -> bytes:
    """What the compressed parts of a PDF hold."""
    parts = re.findall(rb"/FlateDecode.*?stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return b"".join(zlib.decompressobj().decompress(part) for part in parts)


def test_without_being_asked_for_no_page_leads_to_a_pdf(config: Path) -> None:
    folder = built(config, pdf=False)
    assert list(folder.glob("*.pdf")) == []
    assert not LINK.search((folder / "index.html").read_text("utf-8"))


def test_each_version_has_a_tagged_pdf_that_its_page_leads_to(config: Path) -> None:
    reason = why_not()
    if reason and os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    folder = built(config, pdf=True)
    link = LINK.search((folder / "index.html").read_text("utf-8"))
    assert link
    assert link[1] == "school-trial-v1.pdf"
    data = (folder / link[1]).read_bytes()
    assert data.startswith(b"%PDF-1.7")
    for told in (b"/StructTreeRoot", b"/MarkInfo", b"/Outlines", b"/Lang", b"/DisplayDocTitle"):
        assert told in unpacked(data), told
    (config.parent / ".cache").rename(config.parent / "forgotten")
    again = built(config, pdf=True) / link[1]
    assert again.read_bytes() == data
