"""A site with notices on versions, built whole: no word is doubled, and an ended notice marks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from noticed import Said, day, files_of, name_of, plain_file

CONFIG = """\
site_name: Invented notices
site_url: https://notices.example/
docs_dir: content
theme: {name: material, font: false}
plugins:
  - evidence/content: {publisher: The invented centre, licence: CC BY 4.0}
  - evidence/pages
  - evidence/exports
"""
MARKS = ("withdrawn", "retracted", "removed", "taken down", "under concern", "ended", "draft")
DOUBLED = re.compile(rf"\b({'|'.join(MARKS)})\b[\s()\[\],;.]*\b\1\b", re.IGNORECASE)
LINKED = (
    "See [[reports/alpha]], [[reports/alpha@1]], [[reports/alpha@2|the second]], [[protocols/plan]], "
    "[[protocols/plan@6]], [[protocols/plan@7|the plan]], [[blogs/gone]] and [[blogs/undone]].\n"
)
MARKED = (
    Said("retraction", 2, "reports/alpha@1"),
    Said("retraction", 6, "reports/alpha@2"),
    Said("withdrawal", 20, "protocols/plan@7"),
    Said("withdrawal", 20, "blogs/undone"),
    Said("removal", 20, "blogs/gone"),
    Said("concern", 9, "projects/alpha"),
)
ENDED = (
    Said("concern", 5, "reports/alpha@2"),
    Said("resolution", 7, "reports/alpha@2", (0,)),
    Said("retraction", 5, "reports/alpha@2"),
    Said("resolution", 8, "reports/alpha@2", (2,)),
)


def site_of(notices: tuple[Said, ...], folder: Path, as_of: date) -> Path:
    """The site with these notices, with a plan in seven versions and with posts that name them all."""
    files = files_of(notices)
    for number in range(1, 8):
        change = (
            (
                "change: {class: minor, summary: A word., reason: It was wrong., requested_by: The authors, "
                "outcome_data_seen: not_known}",
            )
            if number > 1
            else ()
        )
        files[f"protocols/plan/v{number}.md"] = plain_file(
            "The plan",
            day(number),
            f"version_date: {day(number)}",
            "project: projects/alpha",
            "kind: pilot_protocol",
            "authors: [{name: Nobody At All}]",
            *change,
        )
    for name, about in {"gone": "alpha", "undone": "alpha", "sixth": "protocols/plan@6"}.items():
        about = f"about: [{about if '/' in about else 'projects/alpha'}]"
        files[f"blogs/{name}.md"] = plain_file(
            f"The post {name}", day(9), "authors: [{name: Nobody At All}]", about
        )
    files["blogs/links.md"] = (
        plain_file(
            "The post with links",
            day(9),
            "authors: [{name: Nobody At All}]",
            "about: [reports/alpha, protocols/plan, projects/alpha]",
        )
        + LINKED
    )
    files["about.md"] = f"# About\n\n{LINKED}"
    for path, text in files.items():
        (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / path).write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    result = build_site(folder / "mkdocs.yml", as_of=as_of, strict=True, out=folder / "site")
    assert result.succeeded, (result.diagnostics, result.warnings)
    return folder / "site"


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(MARKED, tmp_path_factory.mktemp("marked"), day(30))


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(ENDED, tmp_path_factory.mktemp("ended"), day(30))


def texts_of(site: Path) -> Iterator[tuple[str, str]]:
    """Every file of the site that is text, as it is read: pages without their tags."""
    for path in sorted(site.rglob("*")):
        if path.suffix in (
            ".html",
            ".json",
            ".xml",
            ".csv",
            ".svg",
            ".bib",
            ".ris",
            ".ics",
            ".jsonld",
            ".md",
        ):
            text = path.read_text(encoding="utf-8")
            yield path.relative_to(site).as_posix(), visible(text) if path.suffix == ".html" else text


def visible(html: str) -> str:
    html = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def page(site: Path, address: str) -> str:
    return visible((site / address / "index.html").read_text(encoding="utf-8"))


def test_no_output_says_the_word_twice_in_a_row(marked: Path, ended: Path) -> None:
    found = [
        (path, match[0])
        for site in (marked, ended)
        for path, text in texts_of(site)
        if (match := DOUBLED.search(text))
    ]

    assert found == []
    assert DOUBLED.search("The plan (withdrawn) (withdrawn)")
    assert DOUBLED.search("Retracted The report".replace("The report", "(retracted)"))


def test_a_link_in_a_text_says_once_what_must_be_known(marked: Path) -> None:
    for address in ("blogs/links", "about"):
        text = page(marked, address)
        assert "The report (retracted)" in text
        assert "The report (version 1) (retracted)" in text
        assert "the plan (withdrawn)" in text
        assert "The plan (version 6) " in text
        assert "The post undone (withdrawn)" in text


def test_what_is_about_the_version_before_is_not_told_of_a_withdrawal(marked: Path) -> None:
    assert "Withdrawal of what this rests on" not in page(marked, "blogs/sixth")
    assert "Withdrawal of what this rests on" in page(marked, "blogs/links")


def test_a_notice_on_one_version_says_which_is_current(marked: Path) -> None:
    for address in (f"notices/{name_of(0)}", "reports/alpha/v1"):
        text = page(marked, address)
        assert "This notice is about version 1." in text
        assert "version 2 (retracted)" in text
    for address in (f"notices/{name_of(2)}", "protocols/plan", "protocols/plan/v7"):
        assert "This notice is about version 7, the current version." in page(marked, address)


def test_an_ended_notice_marks_nothing_and_stays_in_the_history(ended: Path) -> None:
    concern, lifted = name_of(0), name_of(1)
    own_pages = {f"notices/{concern}", f"notices/{lifted}", "words"}
    for path, text in texts_of(ended):
        is_own = any(path.startswith(own) for own in own_pages)
        assert is_own or "Under concern" not in text, path
        assert is_own or "Retracted" not in text, path
    history = page(ended, "reports/alpha/history")
    assert "Expression of concern (ended)" in history
    assert "Concern lifted" in history
    assert f"Ended by Notice number 1 on {_words(7)}" in history
    assert f"Ends: Notice number 0 , {_words(5)}" in history
    assert "Retraction reversed" in page(ended, "reports/alpha")
    assert "Expression of concern (ended)" not in page(ended, "reports/alpha")


def test_the_pages_of_both_notices_link_to_each_other(ended: Path) -> None:
    first = (ended / "notices" / name_of(0) / "index.html").read_text(encoding="utf-8")
    second = (ended / "notices" / name_of(1) / "index.html").read_text(encoding="utf-8")

    assert f'href="../{name_of(1)}/"' in first
    assert f'href="../{name_of(0)}/"' in second
    assert "Ended by" in visible(first)
    assert "Ends" in visible(second)


def _words(number: int) -> str:
    when = day(number)
    return f"{when.day} {when:%B %Y}"
