"""What docs/security.md says of workflows, owners and limits is so."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_evidence.model import limits

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = {
    path.name: path.read_text(encoding="utf-8") for path in (ROOT / ".github" / "workflows").glob("*.yml")
}
FOR_PULL_REQUESTS = {"check.yml", "ci.yml", "preview.yml"}
FOR_OWN_BRANCHES = "preview-site.yml"
MAY_WRITE = {"begin.yml", "publish.yml"}

OF_MAINTAINERS = (
    "mkdocs.yml",
    "build.py",
    "pyproject.toml",
    "requirements.lock",
    "plugins/mkdocs_evidence/session.py",
    "plugins/mkdocs_evidence/mkdocs_adapter/templates/evidence/base.html",
    "overrides/evidence/base.html",
    "hooks/ours.py",
    "our-style.csl",
    ".ci/seal",
    ".github/workflows/publish.yml",
    ".github/CODEOWNERS",
    "content/register.jsonl",
    "content/identifiers.yml",
    "content/assets/evidence/rooms/95-our-colours.css",
)


def parsed(name: str) -> dict[str, Any]:
    """Return a workflow; YAML 1.1 takes the key `on` for True."""
    read: dict[Any, Any] = yaml.safe_load(WORKFLOWS[name])
    read["on"] = read.pop(True)
    return read


def events(name: str) -> set[str]:
    return set(parsed(name)["on"])


def owners_of(path: str) -> list[str]:
    """Return the owners by the last line that fits, as GitHub reads the file."""
    found: list[str] = []
    for line in (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines():
        pattern, *owners = line.partition("#")[0].split() or [""]
        if pattern == "*" or (
            pattern and fnmatch(f"/{path}", f"{pattern}*" if pattern.endswith("/") else pattern)
        ):
            found = owners
    return found


def test_strangers_are_served_by_reading_workflows_alone() -> None:
    serving = {name for name in WORKFLOWS if "pull_request" in events(name)}
    assert serving == FOR_PULL_REQUESTS | {FOR_OWN_BRANCHES}
    assert not [
        name for name in WORKFLOWS if events(name) & {"pull_request_target", "workflow_run", "issue_comment"}
    ]
    for name in FOR_PULL_REQUESTS:
        assert "secrets." not in WORKFLOWS[name]
        for job in parsed(name)["jobs"].values():
            assert job["permissions"] == {"contents": "read"}
            checkouts = [
                step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")
            ]
            assert [step["with"]["persist-credentials"] for step in checkouts] == [False]


def test_the_key_to_the_previews_is_shown_to_what_builds_nothing() -> None:
    jobs = parsed(FOR_OWN_BRANCHES)["jobs"]
    own = "github.event.pull_request.head.repo.full_name == github.repository"
    for job in jobs.values():
        assert "vars.PREVIEW_REPOSITORY != ''" in job.get("if", "") or job["needs"] == "build"
        assert own in job.get("if", "") or job["needs"] == "build"
        assert job["permissions"] == {"contents": "read"}
    with_key = {name: job for name, job in jobs.items() if "secrets." in str(job)}
    assert set(with_key) == {"put-up", "take-down"}
    for job in with_key.values():
        assert job["environment"]["name"] == "preview"
        script, previews, *_ = job["steps"]
        assert script["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
        assert script["with"]["persist-credentials"] is False
        assert previews["with"]["repository"] == "${{ vars.PREVIEW_REPOSITORY }}"
        assert [step["run"].split()[0] for step in job["steps"] if "run" in step] == [".ci/preview-push"]
    assert not [name for name in WORKFLOWS if name != FOR_OWN_BRANCHES and "secrets." in WORKFLOWS[name]]


def test_each_workflow_begins_without_permissions_and_few_write() -> None:
    writing = set()
    for name in WORKFLOWS:
        workflow = parsed(name)
        assert workflow["permissions"] == {}, name
        for job in workflow["jobs"].values():
            writing |= {name} if "write" in job["permissions"].values() else set()
    assert writing == MAY_WRITE


def test_publishing_starts_from_main_alone() -> None:
    workflow = parsed("publish.yml")
    assert workflow["on"]["push"] == {"branches": ["main"]}
    assert workflow["jobs"]["build"]["steps"][0]["with"]["ref"] == "main"


def test_actions_are_github_s_own_and_named_by_hash() -> None:
    uses = [use for text in WORKFLOWS.values() for use in re.findall(r"uses: (\S+)", text)]
    assert uses
    assert not [use for use in uses if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", use)]


def test_no_written_text_is_put_into_a_command() -> None:
    for name in WORKFLOWS:
        for job in parsed(name)["jobs"].values():
            assert not [step["run"] for step in job["steps"] if "${{" in step.get("run", "")], name


@pytest.mark.parametrize("path", OF_MAINTAINERS)
def test_what_decides_is_the_maintainers(path: str) -> None:
    assert owners_of(path) == owners_of("whatever-is-not-named") != []


def test_texts_have_owners() -> None:
    for path in ("content/blogs/a-post.md", "content/about.md", "content/reports/a-report/v1.md"):
        assert owners_of(path), path


def test_the_limits_are_those_of_the_docs() -> None:
    told = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8").replace(",", "")
    numbers = {int(number) for number in re.findall(r"\d+", told)}
    values = {name: value for name, value in vars(limits).items() if name.startswith("MOST_")}
    assert len(values) > 10
    assert {name: value for name, value in values.items() if value not in numbers} == {}
