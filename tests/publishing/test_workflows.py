"""The workflows are well formed and safe by two linters, and each of their steps runs on this machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_evidence.incremental import FOLDER, only_build

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")

RUN_HERE = {
    ".ci/run": "it is what runs these tests",
    "python3 build.py check --format github": "test_whole_life",
    '.ci/preview-summary "$BASE" "$NUMBER"': "test_previews",
    "python3 build.py build --drafts --for-disk --out preview": "test_the_preview_shows_drafts",
    'echo "address=$(.ci/preview-address "$NUMBER")" >> "$GITHUB_OUTPUT"': "test_previews",
    '.ci/preview-site "$ADDRESS" preview': "test_previews",
    '.ci/preview-push previews "$NUMBER" preview': "test_previews",
    '.ci/preview-push previews "$NUMBER"': "test_previews",
    '.ci/seal >> "$GITHUB_OUTPUT"': "test_whole_life",
    "python3 build.py build --strict --sealed --out site": "test_whole_life",
    "python3 build.py verify --site site": "test_whole_life",
    '.ci/live-register site live-register.jsonl "$FIRST"': "test_live_register",
    '.ci/live-register "$ADDRESS" live-register.jsonl': "test_live_register",
    "python3 build.py verify --since live-register.jsonl": "test_live_register",
    '.ci/record-register "$DAY" --dry-run': "test_whole_life",
    '.ci/record-register "$DAY"': "test_whole_life",
    "python3 build.py build --out site": "test_whole_life, with stricter options",
    '.ci/outside-links site >> "$GITHUB_STEP_SUMMARY"': "test_addresses_that_do_not_answer_are_reported",
    '.ci/audit >> "$GITHUB_STEP_SUMMARY"': "by hand: it asks the package index",
    '.ci/begin "$WHAT" "$RECORD" "$FILE" "$KIND" "$SEEN" >> "$GITHUB_OUTPUT"': "test_whole_life",
}
"""Every `run:` step, and the test that runs it."""
SECRETS = {"preview-site.yml": {"secrets.PREVIEW_KEY"}}
"""The only secret that any workflow uses; test_security says who has it."""
ONLY_ON_GITHUB = re.compile(r"gh pr create")


def program(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def tool(name: str) -> str:
    """A linter of the virtual environment that runs these tests; never skipped where it is missing."""
    path = Path(sys.executable).with_name(name)
    assert path.is_file(), f"{name} is missing; set up the tests with: python3 build.py test"
    return str(path)


ZIZMOR = (tool("zizmor"), "--offline", "--persona", "pedantic", "--no-progress")


def well_formed(schema: str) -> tuple[str, ...]:
    return (tool("check-jsonschema"), "--builtin-schema", f"vendor.{schema}")


def steps() -> list[tuple[str, str]]:
    found = []
    for path in WORKFLOWS:
        jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
        found += [
            (path.name, step["run"].strip())
            for job in jobs.values()
            for step in job["steps"]
            if "run" in step
        ]
    return found


@pytest.mark.parametrize(
    ("schema", "files"), [("github-workflows", WORKFLOWS), ("github-issue-forms", FORMS)], ids=str
)
def test_they_are_well_formed(schema: str, files: list[Path]) -> None:
    done = program(*well_formed(schema), *map(str, files))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_security_linter_finds_nothing() -> None:
    done = program(*ZIZMOR, ".github")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_allowed_that_is_not_said(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    parsed = yaml.safe_load(text)

    assert parsed["permissions"] == {}
    assert "pull_request_target" not in text
    assert set(re.findall(r"secrets\.\w+", text)) <= SECRETS.get(path.name, set())
    for job in parsed["jobs"].values():
        assert "timeout-minutes" in job
        assert "permissions" in job
    for used in re.findall(r"uses: (\S+)", text):
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", used), f"{used} is not pinned by its hash"


@pytest.mark.parametrize(("workflow", "run"), steps())
def test_every_step_is_run_by_a_test(workflow: str, run: str) -> None:
    assert run in RUN_HERE or ONLY_ON_GITHUB.search(run), f"{workflow} has a step that no test runs"


def test_what_may_write_never_comes_from_a_pull_request() -> None:
    for path in WORKFLOWS:
        parsed = yaml.safe_load(path.read_text(encoding="utf-8"))
        events = parsed[True]  # YAML 1.1 reads the key `on` as true
        if "pull_request" in events:
            for job in parsed["jobs"].values():
                assert set(job["permissions"].values()) == {"read"}


def test_the_preview_shows_drafts(centre: Any) -> None:
    begun = centre.build_py("new", "blog", "a-draft", "--set", "authors=A. Writer")
    assert begun.code == 0, begun.complained
    previewed = centre.build_py("build", "--drafts", "--for-disk", "--out", "preview")
    assert previewed.code == 0, previewed.complained
    assert (centre.folder / "preview/blogs/a-draft/index.html").is_file()
    assert 'href="a-draft/index.html"' in centre.read("preview/blogs/index.html")
    refused = centre.build_py("build", "--drafts")
    assert refused.code == 2
    assert "say where with --out DIR" in refused.complained


def test_two_pull_requests_that_make_the_same_version_are_told(centre: Any) -> None:
    for branch in ("first", "second"):
        centre.git("switch", "--quiet", "--create", branch, "main")
        amended = centre.build_py("amend", "protocols/school-pilot", "--summary", f"The {branch} amendment.")
        assert amended.code == 0, amended.complained
        centre.commit(f"Begin the {branch} amendment")
    centre.git("switch", "--quiet", "main")
    centre.git("merge", "--quiet", "first")
    centre.git("switch", "--quiet", "second")

    told = centre.run(".ci/preview-summary", "main")

    assert told.code == 1
    assert "content/protocols/school-pilot/v3.md was made here, and meanwhile on 'main' too" in told.said


@pytest.mark.parametrize(
    ("chosen", "written"),
    [
        ("to be written in the file", '"To be written: whether'),
        ("", '"To be written: whether'),
        ("none", "none\n"),
        ("not_known", "not_known\n"),
    ],
)
def test_the_button_writes_of_what_was_seen_only_what_was_chosen(
    centre: Any, chosen: str, written: str
) -> None:
    begun = centre.run(".ci/begin", "amend", "protocols/school-pilot", "", "", chosen)

    assert begun.code == 0, begun.complained
    assert f"outcome_data_seen: {written}" in centre.read("content/protocols/school-pilot/v3.md")


def test_an_amendment_is_not_begun_twice(centre: Any) -> None:
    assert centre.build_py("amend", "protocols/school-pilot").code == 0
    again = centre.build_py("amend", "protocols/school-pilot")
    assert again.code == 1
    assert "Version 3 of protocols/school-pilot is a draft already" in again.complained


def test_a_new_record_overwrites_nothing(centre: Any) -> None:
    before = centre.read("content/blogs/first-protocols.md")
    refused = centre.build_py("new", "blog", "first-protocols", "--set", "authors=A. Writer")
    assert refused.code == 1
    assert "There is a record of that name already: blogs/first-protocols.md" in refused.complained
    assert centre.read("content/blogs/first-protocols.md") == before


def test_a_proposal_of_something_new_passes_the_strict_build_and_seals_nothing(centre: Any) -> None:
    assert centre.build_py("publish").code == 0
    centre.commit("Seal")
    begun = centre.build_py("new", "blog", "a-new-post", "--set", "authors=A. Writer")
    assert begun.code == 0, begun.complained
    post, summary = (
        "content/blogs/a-new-post.md",
        "What we heard from six schools in the spring of this year.",
    )
    centre.replace(post, "To be written: what this is, in one or two sentences in plain words.", summary)
    centre.replace(post, "draft: true\n", "")
    register = centre.read("content/register.jsonl")

    built = centre.run(".ci/strict-build")

    assert built.code == 0, built.said + built.complained
    assert "fit the register" in built.said
    assert centre.read("content/register.jsonl") == register


def test_a_proposal_with_a_link_to_nowhere_fails_the_strict_build(centre: Any) -> None:
    (centre.folder / "content/about.md").write_text("# About\n\n[x](no-such-page.md)\n", encoding="utf-8")
    built = centre.run(".ci/strict-build")
    assert built.code == 1
    assert "no-such-page.md" in built.said + built.complained


def test_two_who_publish_at_once_seal_one_after_the_other(centre: Any) -> None:
    with only_build(centre.folder / FOLDER, lambda step: None):
        both = [centre.start("publish"), centre.start("publish")]
        waiting = [one.stderr.readline() for one in both]
        assert not (centre.folder / "content/register.jsonl").exists()
    told = sorted(one.communicate(timeout=60)[0] for one in both)

    assert all(f"is at work (process {os.getpid()}); waiting for it" in line for line in waiting)
    assert [one.returncode for one in both] == [0, 0]
    assert "Nothing new to seal" in told[-1]
    assert "Added" in told[0]
    assert centre.build_py("verify").code == 0


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("permissions: {}", "permissions: write-all"),
        ("        with:\n          persist-credentials: false\n", ""),
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7"),
        ("run: python3 build.py check --format github", "run: echo ${{ github.event.pull_request.title }}"),
        ("  pull_request:", "  pull_request_target:"),
    ],
)
def test_the_security_linter_finds_what_is_planted(tmp_path: Path, right: str, wrong: str) -> None:
    text = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert right in text
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "check.yml").write_text(text.replace(right, wrong), encoding="utf-8")

    done = program(*ZIZMOR, str(tmp_path))
    assert done.returncode not in (0, 1), done.stdout + done.stderr  # 1 would be a failure of its own


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("runs-on:", "run-on:"), ("timeout-minutes: 15", "timeout-minutes: soon"), ("on:\n", "when:\n")],
)
def test_the_linter_finds_what_is_planted(tmp_path: Path, right: str, wrong: str) -> None:
    text = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert right in text
    (tmp_path / "check.yml").write_text(text.replace(right, wrong), encoding="utf-8")

    done = program(*well_formed("github-workflows"), str(tmp_path / "check.yml"))
    assert done.returncode == 1, done.stdout + done.stderr


class _Host(BaseHTTPRequestHandler):
    """Answers /here, and nothing else."""

    def do_HEAD(self) -> None:
        self.send_response(200 if self.path == "/here" else 404)
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815 - the name that the base class looks for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives
        """Say nothing."""


def test_addresses_that_do_not_answer_are_reported(tmp_path: Path) -> None:
    host = HTTPServer(("127.0.0.1", 0), _Host)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    here = f"http://127.0.0.1:{host.server_port}"
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(
        f'<a href="{here}/here#x">x</a> <a href="{here}/gone">y</a> <a href="../b/">z</a>', encoding="utf-8"
    )
    done = program(sys.executable, str(ROOT / ".ci" / "outside-links"), str(tmp_path))
    host.shutdown()

    assert done.returncode == 0, done.stderr
    assert "2 were tried; 1 did not answer." in done.stdout
    assert f"| {here}/gone | answers 404 | `/a/` |" in done.stdout
