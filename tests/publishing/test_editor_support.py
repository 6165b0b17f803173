"""What helps people in their editor is made from the same model, and finds what the check says."""

from __future__ import annotations

import json
import os
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

from mkdocs_evidence.authoring import render_snippets

ROOT = Path(__file__).resolve().parents[2]
SNIPPETS = ROOT / ".vscode" / "evidence.code-snippets"


def test_the_snippets_are_those_of_the_model() -> None:
    made = render_snippets()
    if os.environ.get("EVIDENCE_UPDATE_GOLDEN") == "1":
        SNIPPETS.write_text(made, encoding="utf-8", newline="\n")
    assert made == SNIPPETS.read_text(encoding="utf-8")


def test_the_task_finds_each_mistake_at_its_line(centre: Any) -> None:
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    first, second = tasks[0]["problemMatcher"]["pattern"]
    centre.replace("content/blogs/first-protocols.md", "topics: [transparency]", "topics: [transparancy]")
    lines = centre.build_py("check").said.splitlines()
    matches = [
        (re.search(first["regexp"], one), re.search(second["regexp"], two)) for one, two in pairwise(lines)
    ]
    found = [(one[2], two[1], two[2]) for one, two in matches if one and two]

    assert found == [("topic-unknown", "content/blogs/first-protocols.md", "5")]


def test_the_task_that_shows_the_site_finds_the_lines_that_serve_says() -> None:
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    checking, showing = (task["problemMatcher"] for task in tasks)
    serve = (ROOT / "plugins/mkdocs_evidence/mkdocs_adapter/site_serve.py").read_text(encoding="utf-8")
    said = re.findall(r'"(?:\\n)?([A-Z][^"]+)"', serve)
    begins, ends = (showing["background"][name] for name in ("beginsPattern", "endsPattern"))

    assert showing["pattern"] == checking["pattern"]
    assert [line for line in said if re.search(begins, line)] == ["A file was saved; looking at it …"]
    assert {line.split()[0] for line in said if re.search(ends, line)} == {"Fine:", "Until"}


def switch_on_the_hook(centre: Any) -> None:
    hooks = centre.folder / ".githooks"
    hooks.mkdir()
    hook = hooks / "pre-commit"
    hook.write_bytes((ROOT / ".githooks" / "pre-commit").read_bytes())
    hook.chmod(0o755)
    centre.git("config", "core.hooksPath", ".githooks")


def test_the_hook_looks_at_what_is_committed_and_not_at_what_lies_beside_it(centre: Any) -> None:
    switch_on_the_hook(centre)
    post = "content/blogs/first-protocols.md"
    centre.replace(post, "topics: [transparency]", "topics: [transparancy]")
    centre.git("add", "--all")
    centre.replace(post, "topics: [transparancy]", "topics: [transparency]")  # mended, and not added
    refused = centre.run("git", "commit", "--message", "x")
    assert refused.code == 1
    assert "--> content/blogs/first-protocols.md:5" in refused.said + refused.complained

    centre.git("add", "--all")
    centre.replace("content/people/jo-field.md", "title:", "titel:")  # somebody is still at it
    centre.git("commit", "--quiet", "--message", "Add the hook")


def test_the_hook_stops_a_commit_with_a_mistake_and_nothing_else(centre: Any) -> None:
    switch_on_the_hook(centre)
    centre.replace("content/blogs/first-protocols.md", "topics: [transparency]", "topics: [transparancy]")
    centre.git("add", "--all")
    refused = centre.run("git", "commit", "--message", "x")
    assert refused.code == 1
    assert "topic-unknown" in refused.said + refused.complained

    centre.replace("content/blogs/first-protocols.md", "topics: [transparancy]", "topics: [transparency]")
    centre.git("add", "--all")
    centre.git("commit", "--quiet", "--message", "Add the hook")
