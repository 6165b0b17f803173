"""Tags that WeasyPrint does not write by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from mkdocs_evidence.mkdocs_adapter.pdf import missing_requirement
from mkdocs_evidence.mkdocs_adapter.pdf import requirements as needs
from mkdocs_evidence.mkdocs_adapter.pdf.document import write_pdf
from pdf_reading import TaggedPdf

STYLE = '@page { @top-left { content: "Head" } } @page :first { @top-left { content: "Head" } }'
BODY = """\
<h1>A title</h1>
<p><a href="#below">Down there</a> and <a href="https://site.invalid/">elsewhere</a></p>
<table><thead><tr><th>A</th><th scope="col">B</th></tr></thead>
<tbody><tr><th scope="row">one</th><td>1</td></tr><tr><th>two</th><td>2</td></tr></tbody></table>
<p id="below">Here <img src="dots.svg" alt=""> and <img src="dots.svg" alt="A square"></p>
"""


@pytest.fixture(autouse=True)
def _can_make_pdf(missing: Callable[[str], NoReturn]) -> None:
    reason = missing_requirement()
    if reason:
        missing(reason)


@pytest.fixture
def html(tmp_path: Path) -> str:
    (tmp_path / "dots.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
        "utf-8",
    )
    head = f'<link rel="stylesheet" href="evidence-pdf:copy.css"><style>{STYLE}</style>'
    return f'<html lang="en"><head><title>T</title>{head}</head><body>{BODY}</body></html>'


def test_header_cells_have_a_scope_and_decoration_is_an_artifact(html: str, tmp_path: Path) -> None:
    data, warnings = write_pdf(html, "https://site.invalid", tmp_path)

    pdf = TaggedPdf(data)
    assert pdf.faults() == []
    scopes = [one.element["/A"].get_object()["/Scope"] for one in pdf.elements if one.kind == "/TH"]
    assert scopes == ["/Column", "/Column", "/Row", "/Row"]
    assert [one.element["/Alt"] for one in pdf.elements if one.kind == "/Figure"] == ["A square"]
    links = [note.get_object()["/Contents"] for note in pdf.reader.pages[0]["/Annots"]]
    assert links == ["Down there", "https://site.invalid/"]
    assert "Head" in pdf.text
    assert warnings == ()


def test_the_check_finds_what_is_missing_without_them(
    html: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_evidence.mkdocs_adapter.pdf.document.complete_tags", lambda *_: None)

    faults = Counter(TaggedPdf(write_pdf(html, "https://site.invalid", tmp_path)[0]).faults())

    assert faults["a header cell without scope"] == 4
    assert faults["a figure without alternative text"] == 1
    assert any(fault.endswith("is in no element") for fault in faults), faults


def test_files_of_other_hosts_are_not_fetched_and_are_told(html: str, tmp_path: Path) -> None:
    asking = html.replace('src="dots.svg" alt="A square"', 'src="https://other.invalid/x.png" alt="A square"')

    data, warnings = write_pdf(asking, "https://site.invalid", tmp_path)

    assert "A square" in TaggedPdf(data).text
    assert any("other.invalid" in warning for warning in warnings)


@pytest.mark.parametrize(
    ("system", "remedy"),
    [
        ("linux", "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("darwin", "brew install pango"),
        ("win32", "pacman -S mingw-w64-x86_64-pango"),
        ("sunos5", "install Pango"),
    ],
)
def test_without_pango_each_system_is_told_how_to_get_it(
    system: str, remedy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_pango(*_: object) -> NoReturn:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("builtins.__import__", without_pango)
    told = needs.missing_requirement(system)
    monkeypatch.undo()

    assert told.startswith("Pango")
    assert remedy in told
