"""The PDF files of a site: a version alone, and what has come since."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest
from pdf_reading import TaggedPdf

from mkdocs_evidence.mkdocs_adapter.pdf import missing_requirement
from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_publish import publish_site

LINK = re.compile(r'href="([^"]+\.pdf)" type="application/pdf"')
CONFIG = """\
site_name: "A site"
site_url: https://site.example/
docs_dir: content
theme: {name: material, font: false}
plugins:
  - evidence/content:
      glossary: [{term: families, meaning: Those who live together.}]
  - evidence/pages
  - evidence/exports
markdown_extensions: [tables]
"""
PERSON = """\
---
title: Jo Field
summary: A person who exists only in a test, and signs everything there.
date: 2019-03-01
---
"""
PROJECT = """\
---
title: "A trial in schools"
summary: "A trial in schools that exists only in this test of PDF files."
date: 2019-03-01
design: pilot
status_history:
  - {date: 2019-03-01, status: planned}
---
"""
PROTOCOL = """\
---
title: "The plan of a trial in schools"
summary: "The plan of a trial that exists only in this test of PDF files."
date: 2019-03-20
version_date: 2019-03-20
version_label: "0.9, March"
kind: trial_protocol
project: school-trial
authors: [{name: "A. Writer"}, jo-field]
outcomes: [{id: calm, role: primary, measure: "Calm in the classroom", timepoint: "12 months"}]
files: [{title: "The letter", path: files/letter.txt}]
---

## The question

Does it help [[protocols/other-plan]] or the families (a → b, ŵ, 2 ≥ 1)? See [@trial2018].

#### A heading that leaves out a level

| Step | When |
|---|---|
| First | Monday |

![Two squares](squares.svg)

![](dots.svg)
"""
OTHER = """\
---
title: "Another plan"
summary: "Another plan, to which the text of the first one leads in this test."
date: 2019-01-20
version_date: 2019-01-20
kind: process_evaluation_protocol
project: school-trial
authors: [{name: "A. Writer"}]
---

Text.
"""
CHANGE = """\
change: {class: major, summary: "More schools.", reason: "They asked.", requested_by: "Schools", outcome_data_seen: unblinded}
---
"""
REPORT = """\
---
title: "What the trial found"
summary: "What the trial found, which exists only in this test of PDF files."
date: 2020-05-20
version_date: 2020-05-20
kind: final
project: school-trial
authors: [jo-field]
evaluates: school-trial@1
coverage: complete
findings:
  - {outcome: calm, direction: no_clear_difference, statement: "It was as calm as before.", estimate: 0.1, n: 40}
deviations: [{section: Sample, planned: "Ten schools", done: "Nine schools", reason: "One closed."}]
ratings: [{scheme: "Stars", level: 3, of: 5}]
---

Words.
"""
NOTICE = """\
---
title: "A digit was wrong"
summary: "What must be known of another record, as a notice tells it (invented)."
date: 2020-06-01
target: protocols/school-trial@1
kind: correction
reason: "The table had a wrong digit."
issued_by: jo-field
---
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>'
BIB = "@book{trial2018, author = {Green, Ann}, title = {Trials}, year = {2018}, publisher = {Press}}\n"


@pytest.fixture(autouse=True)
def _can_make_pdf(missing: Callable[[str], NoReturn]) -> None:
    reason = missing_requirement()
    if reason:
        missing(reason)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A site with one protocol of one version, not sealed."""
    write(
        tmp_path / "content",
        {
            "people/jo-field.md": PERSON,
            "projects/school-trial.md": PROJECT,
            "protocols/school-trial/v1.md": PROTOCOL,
            "protocols/school-trial/squares.svg": SVG,
            "protocols/school-trial/dots.svg": SVG,
            "protocols/school-trial/files/letter.txt": "Dear all",
            "protocols/other-plan/v1.md": OTHER,
            "references.bib": BIB,
        },
    )
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return tmp_path / "mkdocs.yml"


def write(content: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, "utf-8")


def built(config: Path, day: date, *, pdf: bool = True, clean: bool = False) -> dict[str, bytes]:
    """The PDF files of version 1 under their names, after a build."""
    out = config.parent / "site"
    done = build_site(config, as_of=day, out=out, pdf=pdf, clean=clean, search=False)
    assert done.succeeded, (done.diagnostics, done.warnings)
    folder = out / "protocols" / "school-trial" / "v1"
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.pdf"))}


def files_of(config: Path) -> dict[str, bytes]:
    site = config.parent / "site"
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def sealed(config: Path, day: date) -> dict[str, bytes]:
    assert publish_site(config, day=day).succeeded
    return built(config, day)


def test_without_being_asked_for_no_page_leads_to_a_pdf(config: Path) -> None:
    assert built(config, date(2026, 11, 23), pdf=False) == {}
    page = config.parent / "site" / "protocols" / "school-trial" / "v1" / "index.html"
    assert not LINK.search(page.read_text("utf-8"))


def test_a_version_holds_its_own_words_and_conforms(config: Path) -> None:
    pdf = TaggedPdf(sealed(config, date(2020, 1, 2))["school-trial-v1.pdf"])

    assert pdf.faults() == []
    words = " ".join(pdf.text.split())
    for told in (
        "The plan of a trial in schools",
        "Version 1, dated 20 March 2019, printed as “0.9, March”",
        "By A. Writer and Jo Field",
        "Calm in the classroom",
        "a → b, ŵ, 2 ≥ 1",
        "Another plan",
        "Green, A",
        "Those who live together.",
        "The letter",
        "https://site.example/protocols/school-trial/v1/",
        "sealed on 2 January 2020",
    ):
        assert told in words, told
    assert "Version 1 of 1" not in words
    kinds = [one.kind for one in pdf.elements]
    assert kinds.count("/Figure") == 1, "what has no alternative text is an artifact"
    assert pdf.reader.metadata
    assert pdf.reader.metadata.get("/CreationDate") == "D:20190320"


def test_what_comes_later_changes_no_byte_of_a_version(config: Path) -> None:
    content = config.parent / "content"
    first = sealed(config, date(2020, 1, 2))
    assert list(first) == ["school-trial-v1.pdf"]

    assert built(config, date(2020, 3, 3)) == first, "another day"
    write(content, {"reports/school-trial/v1.md": REPORT})
    report = sealed(config, date(2020, 5, 20))
    write(content, {"notices/wrong-digit.md": NOTICE})
    notice = sealed(config, date(2020, 6, 1))
    second = PROTOCOL.replace("2019-03-20", "2020-07-01").replace("0.9, March", "1.0")
    second = second.replace("---\n\n##", CHANGE + "\n##")
    write(content, {"protocols/school-trial/v2.md": second.replace("The plan", "The new plan")})
    other = OTHER.replace("2019-01-20", "2020-07-01").replace("---\n\nT", CHANGE + "\nT")
    write(content, {"protocols/other-plan/v2.md": other.replace("Another plan", "A renamed plan")})
    version = sealed(config, date(2020, 7, 1))
    history = "  - {date: 2019-03-01, status: planned}\n  - {date: 2020-08-01, status: in_progress}\n"
    started = PROJECT.replace("  - {date: 2019-03-01, status: planned}\n", history)
    write(content, {"projects/school-trial.md": started.replace("A trial", "The trial")})
    status = sealed(config, date(2020, 9, 9))

    for later in (report, notice, version, status):
        assert later["school-trial-v1.pdf"] == first["school-trial-v1.pdf"]
    assert list(status) == [
        "school-trial-v1-since-2020-05-20.pdf",
        "school-trial-v1-since-2020-06-01.pdf",
        "school-trial-v1-since-2020-07-01.pdf",
        "school-trial-v1-since-2020-08-01.pdf",
        "school-trial-v1.pdf",
    ]
    for earlier in (report, notice, version):
        assert earlier.items() <= status.items(), "an earlier sheet answers as it did"
    tree = files_of(config)
    assert built(config, date(2020, 9, 9), clean=True) == status
    assert files_of(config) == tree, "an incremental build gives the same"


def test_edits_of_what_a_sealed_text_draws_in_change_no_byte_of_it(config: Path) -> None:
    first = sealed(config, date(2020, 1, 2))
    write(config.parent / "content", {"references.bib": BIB.replace("2018}", "2014}")})
    config.write_text(CONFIG.replace("Those who live", "People who live"), "utf-8")

    assert built(config, date(2020, 1, 3)) == first


def test_the_sheet_of_what_came_since_tells_it_with_its_day(config: Path) -> None:
    sealed(config, date(2020, 1, 2))
    write(config.parent / "content", {"reports/school-trial/v1.md": REPORT, "notices/wrong-digit.md": NOTICE})
    made = sealed(config, date(2020, 6, 2))

    pdf = TaggedPdf(made["school-trial-v1-since-2020-06-02.pdf"])
    assert pdf.faults() == []
    words = " ".join(pdf.text.split())
    assert "What has come since, as of 2 June 2020" in words
    for told in ("20 May 2020: Final report", "It was as calm as before.", "1 June 2020: Correction"):
        assert told in words, told
    page = config.parent / "site" / "protocols" / "school-trial" / "v1" / "index.html"
    html = page.read_text("utf-8")
    assert LINK.findall(html) == ["school-trial-v1.pdf", "school-trial-v1-since-2020-06-02.pdf"]
    assert "What has come since, as of 2 June 2020 (PDF)" in html
    report = config.parent / "site" / "reports" / "school-trial" / "v1" / "school-trial-v1.pdf"
    assert TaggedPdf(report.read_bytes()).faults() == []


def test_a_renamed_protocol_keeps_the_addresses_of_its_files(config: Path) -> None:
    content, protocols = config.parent / "content", config.parent / "site" / "protocols"
    sealed(config, date(2020, 1, 2))
    write(content, {"notices/wrong-digit.md": NOTICE})
    before = sealed(config, date(2020, 6, 2))
    (content / "protocols" / "school-trial").rename(content / "protocols" / "classrooms")
    write(content, {"identifiers.yml": "protocols/classrooms:\n  aliases: [/protocols/school-trial/]\n"})

    after = sealed(config, date(2020, 6, 3))

    assert list(after) == list(before)
    for name, data in after.items():
        assert (
            protocols / "classrooms" / "v1" / name.replace("school-trial", "classrooms")
        ).read_bytes() == data


def test_a_character_that_no_font_has_is_named_and_told(config: Path) -> None:
    plan = config.parent / "content" / "protocols" / "school-trial" / "v1.md"
    plan.write_text(plan.read_text("utf-8").replace("Does it help", "Does it help 🎉 &#127881;"), "utf-8")
    out = config.parent / "site"
    for _ in ("made", "taken from the cache"):
        done = build_site(config, as_of=date(2020, 1, 2), out=out, pdf=True, strict=True, search=False)
        assert done.succeeded
        assert any("🎉 (U+1F389)" in warning for warning in done.warnings)
    data = (out / "protocols" / "school-trial" / "v1" / "school-trial-v1.pdf").read_bytes()
    pdf = TaggedPdf(data)
    assert pdf.faults() == []
    assert "Does it help [party popper] [party popper]" in " ".join(pdf.text.split())


@pytest.mark.slow
def test_pdf_files_are_made_where_the_site_is_built_already(config: Path) -> None:
    from mkdocs_evidence.cli import main

    day, out = "2020-01-02", config.parent / "site"
    call = ["build", "--config", str(config), "--out", str(out), "--as-of", day, "--search", "skip"]
    assert main(call) == 0
    assert main([*call, "--pdf"]) == 0
    assert (out / "protocols" / "school-trial" / "v1" / "school-trial-v1.pdf").is_file()
    assert main(call) == 0
    assert list(out.rglob("*.pdf")) == []


def test_without_what_it_needs_pdf_is_no_success(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from mkdocs_evidence.cli import main

    out = config.parent / "site"
    built(config, date(2020, 1, 2), pdf=False)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)

    assert main(["build", "--config", str(config), "--out", str(out), "--pdf"]) == 2

    told = capsys.readouterr().err
    assert "python3 build.py build --pdf" in told
    assert "what was there before is untouched" in told
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


@pytest.mark.slow
@pytest.mark.parametrize("name", ["demonstration", "invented"])
def test_every_pdf_of_a_whole_site_conforms(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    root = Path(__file__).resolve().parents[2]
    config = root / "tests" / "invented_site" / "mkdocs.yml"
    if name == "demonstration":
        request.getfixturevalue("demonstration")
        config = root / "mkdocs.yml"
    copy = tmp_path / "copy"
    shutil.copytree(config.parent / "content", copy / "content")
    shutil.copy(config, copy)
    done = build_site(
        copy / "mkdocs.yml", as_of=date(2026, 11, 23), out=tmp_path / "site", pdf=True, search=False
    )
    assert done.succeeded, (done.diagnostics, done.warnings)

    files = sorted((tmp_path / "site").rglob("*-v*.pdf"))
    assert len(files) >= len(list((copy / "content").rglob("v[0-9]*.md")))
    assert {file.name: faults for file in files if (faults := TaggedPdf(file.read_bytes()).faults())} == {}
