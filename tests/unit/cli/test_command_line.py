"""What a person types is understood, or refused with the way to do it right."""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from mkdocs_evidence.cli import main, parse_arguments
from mkdocs_evidence.cli import test as test_command
from mkdocs_evidence.cli.arguments import COMMANDS
from mkdocs_evidence.cli.options import as_of_day
from mkdocs_evidence.cli.progress import Progress


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a site, as `build.py` names it, with the shell standing elsewhere."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "mkdocs.yml").write_text("site_name: Small\n", encoding="utf-8")
    monkeypatch.setenv("MKDOCS_EVIDENCE_HOME", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as stop:
        parse_arguments(words)
    assert stop.value.code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["--strict"], ["--as-of", "2019-03-20"]])
def test_without_a_command_it_builds(site: Path, words: list[str]) -> None:
    arguments = parse_arguments(words)

    assert arguments.command == "build"
    assert arguments.config == site / "mkdocs.yml"


def test_config_may_name_another_site_from_any_folder(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yml"
    other.write_text("site_name: Other\n", encoding="utf-8")

    assert parse_arguments(["check", "--config", "other.yml"]).config == other
    assert parse_arguments(["check", "--config", "site"]).config == site / "mkdocs.yml"


def test_a_misspelt_command_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(capsys, "chek") == (
        "There is no command 'chek'; did you mean 'check'? For help: python3 build.py --help\n"
    )


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("day", ["20/03/2019", "2019-3-20-1", "2019-02-31", "yesterday", "20190320"])
def test_a_day_that_is_none_is_refused_with_an_example(capsys: pytest.CaptureFixture[str], day: str) -> None:
    assert f"'{day}' is no day; write it as 2019-03-20" in refusal(capsys, "build", "--as-of", day)


@pytest.mark.usefixtures("site")
def test_a_missing_configuration_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert f"there is no file {tmp_path / 'none.yml'}" in refusal(capsys, "check", "--config", "none.yml")


@pytest.mark.usefixtures("site")
def test_a_port_out_of_range_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "a number from 1 to 65535" in refusal(capsys, "serve", "--port", "70000")


def test_words_for_the_test_runner_are_passed_on() -> None:
    assert parse_arguments(["test", "tests/unit", "-k", "dates", "-x"]).words == [
        "tests/unit",
        "-k",
        "dates",
        "-x",
    ]


@pytest.mark.parametrize("command", [command.NAME for command in COMMANDS])
def test_every_command_explains_itself_with_examples(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])

    shown = capsys.readouterr().out
    assert stop.value.code == 0
    examples = shown.partition("Examples:\n")[2]
    assert examples.startswith((f"  python3 build.py {command}", "  python3 build.py\n"))


@pytest.mark.parametrize(
    ("given", "environment", "expected"),
    [
        (date(2019, 3, 20), {"SOURCE_DATE_EPOCH": "0"}, date(2019, 3, 20)),
        (None, {"SOURCE_DATE_EPOCH": "1553086800"}, date(2019, 3, 20)),
        (None, {"SOURCE_DATE_EPOCH": "soon"}, date(2026, 1, 2)),
        (None, {}, date(2026, 1, 2)),
    ],
)
def test_the_day_that_counts_as_today(
    given: date | None, environment: dict[str, str], expected: date
) -> None:
    assert as_of_day(argparse.Namespace(as_of=given), environment, today=date(2026, 1, 2)) == expected


def test_a_file_that_cannot_be_used_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: argparse.Namespace) -> int:
        raise PermissionError(13, "Permission denied", "site/index.html")

    monkeypatch.setattr(
        "mkdocs_evidence.cli.command_line.parse_arguments", lambda _: argparse.Namespace(run=refuse)
    )
    assert main([]) == 1
    assert capsys.readouterr().err == "Cannot use site/index.html: Permission denied.\n"


def test_progress_is_plain_lines_where_nobody_watches() -> None:
    stream = io.StringIO()
    with Progress(stream) as progress:
        progress.tell("Reading the content")
        for done in range(3):
            progress.tell("Rendering", done, 3)

    assert stream.getvalue() == "Reading the content …\nRendering …\n"


def test_progress_is_one_moving_line_where_a_person_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: True)
    with Progress(stream) as progress:
        progress.tell("Reading the content")
        progress.tell("Rendering", 2, 3)

    wipe = "\r\x1b[K"
    assert stream.getvalue() == f"{wipe}Reading the content …{wipe}Rendering: 2 of 3{wipe}"


def test_the_commands_are_read_with_the_standard_library_alone() -> None:
    """`build.py` answers `--help` before anything is installed."""
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import mkdocs_evidence.cli;"
        "print(*{m.split('.')[0] for m in sys.modules} - set(sys.stdlib_module_names))"
    )
    plugins = Path(__file__).resolve().parents[3] / "plugins"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script, str(plugins)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert set(done.stdout.split()) <= {"mkdocs_evidence", "__main__"}


@pytest.mark.parametrize(
    ("words", "ci", "chosen"),
    [
        ([], "", ("-m", "not slow")),
        (["tests/unit"], "", ("-m", "not slow")),
        ([], "true", ()),
        (["-m", "slow"], "", ()),
    ],
)
def test_slow_tests_are_left_out_for_people_and_said_so(
    words: list[str], ci: str, chosen: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert test_command._choice(words, ci) == chosen
    assert ("left out" in capsys.readouterr().err) == bool(chosen)
