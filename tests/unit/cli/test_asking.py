"""A person at the terminal is asked until the answers can be used, and told what the file still needs."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from mkdocs_evidence.cli import asking, main
from mkdocs_evidence.cli.arguments import COMMANDS, make_parser
from mkdocs_evidence.model.vocabulary import ChangeClass, OutcomeDataSeen, RecordType

ROOT = Path(__file__).resolve().parents[3]
CONTENT = ROOT / "tests" / "cases" / "base" / "content"
CONFIG = """\
site_name: Small changes
docs_dir: content
theme: material
plugins:
  - evidence/content:
      topics:
        - {id: schools, label: Schools}
        - {id: transparency, label: Transparency}
  - evidence/pages
  - evidence/exports
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site without faults."""
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


def type_answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(asking, "is_terminal", lambda: True)
    typed = "".join(f"{line}\n" for line in lines).encode("utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))


def run(site: Path, *words: str) -> int:
    return main([*words, "--config", str(site / "mkdocs.yml"), "--as-of", "2022-01-15"])


def test_a_protocol_is_begun_by_answering(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_answers(
        monkeypatch,
        "",  # the title as offered
        "Too short",
        "What the follow-up of the pilot will measure, and when.",
        "",  # today
        "school?",  # what there is
        "school-pilott",
        "school-pilot",
        "2",  # the second of the kinds
        "jo-field; A. Writer",
        "",
        "1; Transparency",
    )
    assert run(site, "new", "protocol", "school-follow-up") == 0

    said = capsys.readouterr()
    assert "That has 9 characters; 30 to 400 are wanted." in said.err
    assert "did you mean school-pilot?" in said.err
    assert "Wrote content/protocols/school-follow-up/v1.md, a draft." in said.out
    text = (site / "content/protocols/school-follow-up/v1.md").read_text(encoding="utf-8")
    assert text.startswith(
        '---\ntitle: "School follow up"\n'
        'summary: "What the follow-up of the pilot will measure, and when."\n'
        "date: 2022-01-15\nproject:\n  - school-pilot\nkind: pilot_protocol\n"
        'authors:\n  - people/jo-field\n  - name: "A. Writer"\nversion_date: 2022-01-15\n'
        "topics:\n  - schools\n  - transparency\ndraft: true\n---\n"
    )


def test_who_types_new_and_nothing_else_is_asked_what_and_under_which_name(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_answers(
        monkeypatch,
        "post",  # a part of "Blog post"
        "First Protocols!",
        "first-protocols",
        "what-schools-said",
        "",
        "",
        "",
        "A. Writer",
        "",
        "",
    )
    assert run(site, "new") == 0

    said = capsys.readouterr()
    assert "Blog post" in said.err
    assert "Try 'first-protocols'" in said.err
    assert "There is a record of that name already: blogs/first-protocols.md" in said.err
    assert (site / "content/blogs/what-schools-said.md").is_file()


def test_who_types_amend_and_nothing_else_is_shown_what_there_is(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_answers(monkeypatch, "no such thing", "protocols/school-pilot", *[""] * 5, "1")
    assert run(site, "amend") == 0
    assert "1  protocols/school-pilot" in capsys.readouterr().err
    assert (site / "content/protocols/school-pilot/v3.md").is_file()


def test_who_amends_is_asked_what_is_different_and_whether_data_had_been_seen(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_answers(monkeypatch, "2.1", "", "Shorter.", "", "The school", "", "no", "unblinded")
    assert run(site, "amend", "protocols/school-pilot") == 0

    said = capsys.readouterr().err
    assert "This is needed." in said
    assert "'no' is none of the words" in said
    text = (site / "content/protocols/school-pilot/v3.md").read_text(encoding="utf-8")
    assert (
        'version_date: 2022-01-15\nversion_label: "2.1"\nchange:\n  class: major\n  summary: "Shorter."\n'
        '  reason: "To be written: why it was changed."\n  requested_by: "The school"\n'
        "  outcome_data_seen: unblinded\n"
    ) in text


def test_an_outline_without_a_text_is_not_sealed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--summary", "What the trial in the county's schools will do.", "--set", "project=county-trial")
    words += ("--set", "kind=trial_protocol", "--set", "authors=A. Writer")
    assert run(site, "new", "protocol", "county-trial", *words) == 0
    file = site / "content/protocols/county-trial/v1.md"
    file.write_text(file.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
    capsys.readouterr()

    assert run(site, "publish") == 1
    said = capsys.readouterr()
    told = said.out + said.err
    assert "error[outcomes-missing]: this is the protocol of a trial, and it names no outcome" in told
    assert "error[text-empty]: there is no text under the heading “Objectives”" in told
    assert not (site / "content/register.jsonl").exists()


def test_what_is_given_of_an_amendment_is_not_asked(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_answers(monkeypatch, "", "", "", "")
    words = ("--outcome-data-seen", "blinded", "--class", "minor")
    assert run(site, "amend", "protocols/school-pilot", *words) == 0
    text = (site / "content/protocols/school-pilot/v3.md").read_text(encoding="utf-8")
    assert "  class: minor\n" in text
    assert "  outcome_data_seen: blinded\n" in text


def test_without_a_terminal_nothing_is_said_of_what_was_seen(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(site, "amend", "protocols/school-pilot") == 0
    file = site / "content/protocols/school-pilot/v3.md"
    text = file.read_text(encoding="utf-8")
    assert 'outcome_data_seen: "To be written: whether those who changed it had seen' in text
    file.write_text(text.replace("draft: true\n", ""), encoding="utf-8")
    assert main(["check", "--config", str(site / "mkdocs.yml"), "--as-of", "2022-01-15"]) == 1
    assert "outcome_data_seen" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new",), "Say what it is to be: project, protocol, report, blog"),
        (("new", "blog"), "Say how it is to be called: python3 build.py new blog NAME"),
        (("amend",), "Say what is to be amended, such as protocols/lambeth-swis"),
        (("import", "plan.docx"), "Say what it is to be with --as: protocol, report, blog."),
    ],
)
def test_without_a_terminal_nothing_is_asked(
    site: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(site, *words) == 1
    assert said in capsys.readouterr().err


def test_a_name_is_not_offered_that_would_be_refused(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "new", "blog", "Con", "--set", "authors=A. Writer") == 1
    assert "'con' is a name that Windows keeps for itself" in capsys.readouterr().err


def test_what_is_given_is_not_asked(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_answers(monkeypatch, "", "", "")
    words = ("--title", "A post", "--set", "authors=A. Writer", "--set", "topics=schools")
    assert run(site, "new", "blog", "a-post", *words) == 0


def test_stopping_in_the_middle_writes_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_answers(monkeypatch, "A title")
    assert run(site, "new", "blog", "a-post") == 130
    assert not (site / "content/blogs/a-post.md").exists()


def test_without_a_terminal_it_says_what_is_missing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "new", "notice", "a-notice", "--set", "kind=correction") == 1
    said = capsys.readouterr().err
    assert "Nothing was written; a notice also needs:" in said
    assert "--set target=…" in said
    assert "--set kind" not in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "blogg", "a-post"), "There is no type of record 'blogg'; did you mean blog?"),
        (("new", "blog", "a-post", "--set", "author=x"), "did you mean authors?"),
        (("new", "blog", "a-post", "--set", "authors"), "write a name, =, and a value"),
        (("amend", "protocols/none"), "There is no protocol or report 'protocols/none'."),
        (("amend", "projects/school-pilot"), "projects/school-pilot keeps no versions"),
        (("amend", "protocols/school-pilot", "--class", "huge"), "is none of the words minor, major"),
        (("import", "missing.docx", "--as", "blog"), "There is no file missing.docx."),
    ],
)
def test_what_cannot_be_done_is_answered_with_what_can(
    site: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(path.name for path in site.rglob("*"))
    assert run(site, *words) == 1
    assert said in capsys.readouterr().err
    assert sorted(path.name for path in site.rglob("*")) == before


def test_a_picture_that_is_there_is_not_overwritten(site: Path) -> None:
    picture = site / "content/blogs/a-post/school.png"
    picture.parent.mkdir()
    picture.write_bytes(b"an invented picture")
    assert run(site, "new", "blog", "a-post", "--set", "authors=A. Writer") == 0
    assert picture.read_bytes() == b"an invented picture"


def test_help_names_every_type_and_every_word() -> None:
    helps = {command.NAME: command.HELP for command in COMMANDS}
    for kind in RecordType:
        assert kind.label.lower().removesuffix(" post") in helps["new"].replace("\n", " ")
    options = next(
        parser.format_help()
        for action in make_parser()._actions
        if isinstance(action.choices, dict)
        for name, parser in action.choices.items()
        if name == "amend"
    )
    told = " ".join(options.split())
    for word in (*ChangeClass.values(), *OutcomeDataSeen.values()):
        assert word in told
