"""The fonts of PDF files: ours alone, on every machine."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.mkdocs_adapter.pdf import missing_requirement
from mkdocs_evidence.mkdocs_adapter.pdf.fonts import FAMILIES, OWN_FONTS, covered, with_names
from mkdocs_evidence.mkdocs_adapter.pdf.headings import without_gaps
from pdf_reading import TaggedPdf

WRITE = """\
import hashlib, sys
from pathlib import Path
from mkdocs_evidence.mkdocs_adapter.pdf.document import write_pdf
data, warnings = write_pdf(Path(sys.argv[1]).read_text("utf-8"), "https://site.invalid", Path())
assert warnings == (), warnings
Path(sys.argv[2]).write_bytes(data)
"""
ONLY_ANOTHER_FONT = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{folder}</dir>
<match target="pattern"><edit name="family" mode="assign" binding="strong">
<string>DejaVu Sans</string></edit></match>
</fontconfig>
"""
BODY = """\
<h1>Text for ŵŷẅ</h1><p>a → b ≤ c, α <b>bold ŵ</b> <em>italic ŵ</em> <code>code ŵ →</code></p>
<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>
"""


@pytest.fixture(autouse=True)
def _can_make_pdf(missing: Callable[[str], NoReturn]) -> None:
    reason = missing_requirement()
    if reason:
        missing(reason)


def page(body: str) -> str:
    sheet = '<link rel="stylesheet" href="evidence-pdf:copy.css">'
    return f'<html lang="en"><head><title>T</title>{sheet}</head><body>{body}</body></html>'


def written(tmp_path: Path, name: str, **environment: str) -> bytes:
    """A page as a PDF, made by a process of its own."""
    source, target = tmp_path / "page.html", tmp_path / f"{name}.pdf"
    source.write_text(page(BODY), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", WRITE, str(source), str(target)],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return target.read_bytes()


@pytest.mark.slow
def test_fonts_of_the_machine_make_no_difference(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.conf"
    nothing.write_text('<?xml version="1.0"?><fontconfig></fontconfig>', "utf-8")
    another = tmp_path / "another.conf"
    another.write_text(ONLY_ANOTHER_FONT.format(folder=OWN_FONTS), "utf-8")

    as_it_is = written(tmp_path, "as-it-is")
    hashes = {
        hashlib.sha256(written(tmp_path, name, FONTCONFIG_FILE=str(tmp_path / f"{name}.conf"))).hexdigest()
        for name in ("nothing", "another", "not-there")
    }

    assert hashes == {hashlib.sha256(as_it_is).hexdigest()}
    pdf = TaggedPdf(as_it_is)
    assert pdf.faults() == []
    families = {name.replace("-", " ") for name in pdf.fonts}
    assert {
        next(one for one in sorted(FAMILIES, reverse=True) if name.startswith(one)) for name in families
    } == {
        "Copy Serif",
        "Copy Serif Extended",
        "Copy Sans",
        "Copy Code",
        "Copy Code Extended",
        "Copy Symbols",
    }
    assert "a → b ≤ c, α bold ŵ italic ŵ code ŵ →" in " ".join(pdf.text.split())


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40))
def test_what_is_left_in_the_text_is_in_a_font(text: str) -> None:
    markup = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    named, missing = with_names(f'<p title="🎉">{markup}</p>')

    assert named.startswith('<p title="🎉">'), "what is not shown stays as it is"
    assert set(named[len('<p title="🎉">') :]) <= covered()
    assert all(one not in covered() for one in missing)
    if set(markup) <= covered():
        assert missing == ()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a &rarr; b", "a → b"),
        ("1 &lt; 2 &amp; &#60;b&#62;", "1 &lt; 2 &amp; &#60;b&#62;"),
        ("🎉", "[party popper]"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d[fire]"),
        ("中", "[cjk unified ideograph-4e2d]"),
        ("w\u0302", "ŵ"),
    ],
)
def test_characters_that_no_font_has_are_named(written: str, shown: str) -> None:
    assert with_names(written)[0] == shown


@given(st.lists(st.integers(1, 6), max_size=12))
def test_headings_leave_out_no_level_and_keep_their_order(levels: list[int]) -> None:
    html = "".join(f"<h{level} id='x'>{place}</h{level}>" for place, level in enumerate(levels))

    shown = [int(level) for level in re.findall(r"<h(\d)", without_gaps(html))]

    assert re.findall(r"</h(\d)", without_gaps(html)) == [str(level) for level in shown]
    assert all(below - above <= 1 for above, below in pairwise([1, *shown]))
    assert all(level > 1 for level in shown)
    for place, (one, next_one) in enumerate(pairwise(levels)):
        assert (one < next_one) <= (shown[place] < shown[place + 1] or shown[place] == 6)
