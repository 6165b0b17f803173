"""`build.py` on a fresh machine, on a used one, and on one where something is in the way."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTING_UP = "Setting up"

Checkout = Any  # the fixtures' class lives in conftest.py, which tests cannot import


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_script", ROOT / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def only_line(text: str) -> str:
    """The one sentence that a person sees after the notice that set-up began."""
    lines = [line for line in text.splitlines() if not line.startswith(SETTING_UP)]
    assert len(lines) == 1, text
    return lines[0]


def test_the_first_run_sets_up_and_reaches_the_command(checkout: Checkout, tmp_path: Path) -> None:
    run = checkout.run("check", "--format", "json", cwd=tmp_path)

    assert run.code == 0, run.err
    assert run.told == {
        "arguments": ["check", "--format", "json"],
        "home": str(checkout.folder),
        "quiet": ["1", "true"],
        "folder": str(tmp_path),
        "packages": ["small-site"],
    }
    assert SETTING_UP in run.err


def test_the_next_run_finds_everything_ready(used_checkout: Checkout) -> None:
    run = used_checkout.run(more={"PIP_FIND_LINKS": ""})

    assert (run.code, run.err) == (0, "")
    assert run.told["arguments"] == []


@pytest.mark.slow
def test_pdf_files_get_what_they_need_by_the_command_that_makes_them(checkout: Checkout) -> None:
    run = checkout.run("build", "--pdf")

    assert run.code == 0, run.err
    assert run.told["packages"] == ["small-pdf", "small-site"]
    assert run.told["arguments"] == ["build", "--pdf"]
    assert checkout.run("check").err == "", "what PDF files need includes what the site needs"
    assert checkout.run("--pdf").err == "", "the first command may be left out"


def test_the_tests_get_what_they_need_on_top(used_checkout: Checkout) -> None:
    run = used_checkout.run("test", "-k", "dates")

    assert run.told["packages"] == ["small-site", "small-source", "small-tests"], run.err
    assert run.told["arguments"] == ["test", "-k", "dates"]
    assert used_checkout.run().err == "", "what the tests need includes what the site needs"


def test_a_changed_lock_is_installed(used_checkout: Checkout) -> None:
    kept = used_checkout.folder / ".venv" / "kept"
    kept.touch()
    used_checkout.lock("requirements.lock", "small-site", "small-news")

    run = used_checkout.run()

    assert SETTING_UP in run.err
    assert "small-news" in run.told["packages"]
    assert kept.exists(), "a sound environment is brought up to date, not made anew"


def test_an_interrupted_set_up_is_not_believed(checkout: Checkout) -> None:
    process = subprocess.Popen(
        checkout.command(), env=checkout.environment(), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    assert process.stderr
    process.stderr.readline()  # it has begun
    while not (checkout.folder / ".venv").exists():
        assert process.poll() is None
    process.kill()
    process.communicate()
    half_made = checkout.folder / ".venv" / "half-made"
    half_made.touch()

    run = checkout.run()

    assert run.code == 0, run.err
    assert SETTING_UP in run.err
    assert not half_made.exists()


@pytest.mark.slow
def test_two_first_runs_at_once_set_up_once(checkout: Checkout) -> None:
    both = [
        subprocess.Popen(
            checkout.command(),
            env=checkout.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(2)
    ]
    told = [process.communicate(timeout=180) for process in both]

    assert [process.returncode for process in both] == [0, 0], told
    assert sum("Set up in" in err for _, err in told) == 1


@pytest.mark.slow
def test_no_network_is_one_sentence_with_the_remedy(checkout: Checkout) -> None:
    unreachable = {
        "PIP_NO_INDEX": "0",
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_FIND_LINKS": "",
        "PIP_NO_CACHE_DIR": "1",
    }
    run = checkout.run(more=unreachable)

    assert run.code == 1
    assert "connect this computer to the internet" in only_line(run.err)
    assert checkout.run().code == 0, "with the network back, the same command works"


def test_a_package_that_is_not_the_locked_one_is_refused(checkout: Checkout) -> None:
    lock = checkout.folder / "requirements.lock"
    lock.write_text("small-site==1.0 --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")

    run = checkout.run()

    assert run.code == 1
    assert "not the one that the lock file promises" in only_line(run.err)


@pytest.mark.slow
def test_a_source_that_is_not_the_locked_one_is_refused(checkout: Checkout) -> None:
    lock = checkout.folder / "requirements-dev-source.lock"
    lock.write_text("small-source==1.0 --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")

    run = checkout.run("test")

    assert run.code == 1
    assert "not the one that the lock file promises" in only_line(run.err)
    assert checkout.run().code == 0, "who builds the site needs none of it"


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told_what_to_install(
    checkout: Checkout, tmp_path: Path, missing: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        f"import sys\nsys.modules[{missing!r}] = None\n", encoding="utf-8"
    )

    run = checkout.run(more={"PYTHONPATH": str(tmp_path)})

    assert run.code == 1
    assert "sudo apt install python3-venv" in only_line(run.err)


def test_help_and_a_misspelt_command_need_no_set_up(checkout: Checkout) -> None:
    helped = checkout.run("--help")
    misspelt = checkout.run("chek")

    assert helped.code == 0
    assert "build the site into the folder `site`" in helped.out
    assert misspelt.code == 2
    assert "did you mean 'check'?" in only_line(misspelt.err)
    assert not (checkout.folder / ".venv").exists()


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 14)])
def test_an_old_python_is_told_which_one_it_takes(build: ModuleType, version: tuple[int, ...]) -> None:
    sentence = build.python_fault(version)

    assert "Python 3.11 or later" in sentence
    assert ".".join(map(str, version)) in sentence


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 11, 2), (3, 14, 1), (4, 0, 0)])
def test_a_new_enough_python_will_do(build: ModuleType, version: tuple[int, ...]) -> None:
    assert build.python_fault(version) == ""


def test_an_old_python_can_read_the_script_far_enough_to_say_so() -> None:
    source = (ROOT / "build.py").read_text(encoding="utf-8")

    tree = ast.parse(source, feature_version=(3, 7))

    subscripted = [
        node
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for argument in [*function.args.args, *function.args.kwonlyargs]
        for node in ast.walk(argument.annotation or ast.Constant(None))
        if isinstance(node, (ast.Subscript, ast.BinOp))
    ]
    assert not subscripted, "annotations that an old Python would evaluate must be quoted"
