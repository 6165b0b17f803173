"""What no committed file may hold, and what the lock files must."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-pdf.lock", "requirements-dev.lock")
SOURCES = "requirements-dev-source.lock"
"""What the tests need that has no wheel."""

# Written in pieces, so that this file does not hold them either.
MACHINE_PATHS = re.compile(r"(?<![\w./])/(?:home|root|Users|tmp|work|opt)/" + r"\w|\b[A-Z]:\\Users\\")
INDEX_HOSTS = re.compile(
    r"\b(?:pypi\.|files\.pythonhosted\.|registry\.npm" + r"js\.|registry\.yarn" + r"pkg\.)\w+", re.IGNORECASE
)
LEFT_OVER = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X{3}|Lorem" + r" ipsum)\b")
COPIED_STYLES = "plugins/mkdocs_evidence/mkdocs_adapter/citations/styles/"
"""Citation styles as their authors publish them, notes to themselves included."""
CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7})(?: |$)", re.MULTILINE)


@cache
def committed_texts() -> dict[str, str]:
    """Every text file that is, or is about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    texts = {}
    for name in sorted(set(filter(None, listed.stdout.split("\0")))):
        path = ROOT / name
        data = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in data:
            texts[name] = data.decode("utf-8", errors="replace")
    return texts


def places(pattern: re.Pattern[str], *, outside: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for name, text in committed_texts().items()
        if not name.startswith(outside or ("\0",))
        for match in pattern.finditer(text)
    ]


def locked(lock: str) -> dict[str, list[Requirement]]:
    found: dict[str, list[Requirement]] = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            requirement = Requirement(line.rstrip(" \\"))
            found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert places(MACHINE_PATHS, outside=("tests/fixtures/",)) == []


def test_no_file_names_the_host_of_a_package_index() -> None:
    assert places(INDEX_HOSTS) == []


def test_nothing_was_left_to_do_in_the_files() -> None:
    assert places(LEFT_OVER, outside=("tests/fixtures/", COPIED_STYLES)) == []
    assert places(CONFLICT, outside=("tests/cases/conflict-marks-",)) == []


def test_the_locks_answer_all_that_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needs = project["project"]["dependencies"] + project["dependency-groups"]["build"]
    asked = {
        "requirements.lock": needs,
        "requirements-pdf.lock": needs + project["project"]["optional-dependencies"]["pdf"],
        "requirements-dev.lock": needs + project["dependency-groups"]["dev"],
        SOURCES: project["dependency-groups"]["dev-source"],
    }
    for lock, requirements in asked.items():
        pinned = locked(lock)
        for requirement in map(Requirement, requirements):
            pins = pinned.get(canonicalize_name(requirement.name), [])
            assert pins, f"{requirement.name} is not in {lock}; run .ci/lock"
            for pin in pins:
                version = str(pin.specifier).removeprefix("==")
                assert requirement.specifier.contains(version), (
                    f"{pin} in {lock} is not {requirement}; run .ci/lock"
                )


def test_the_locks_pin_the_same_versions() -> None:
    for smaller, larger in pairwise(map(locked, LOCKS)):
        assert {name: pins for name, pins in smaller.items() if larger.get(name) != pins} == {}


def test_what_is_put_together_from_source_is_put_together_by_what_is_locked() -> None:
    tests, sources = locked("requirements-dev.lock"), locked(SOURCES)
    assert not tests.keys() & sources.keys()
    assert "setuptools" in tests


def test_every_locked_package_has_its_hashes_and_no_address() -> None:
    for lock in (*LOCKS, SOURCES):
        text = (ROOT / lock).read_text(encoding="utf-8")
        blocks = re.split(r"\n(?=\w)", text)
        assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
        assert "://" not in text
