"""From a Word file to a sealed protocol and its amendment, by the very steps that the workflows run."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pypandoc
import pytest

GOLDEN = Path(__file__).parent / "golden"
UPDATES = os.environ.get("EVIDENCE_UPDATE_GOLDEN") == "1"

WORD_TEXT = """\
---
title: Follow-up of the school pilot
author: Jo Field
---

# Why

We want to know whether what was found lasts.[^1]

# What we measure

| outcome | when |
|---|---|
| days at school | 24 months |

[^1]: It may not.
"""


def golden(name: str, text: str) -> None:
    """Hold a text against its file, without this day's dates, and without the lists of the site."""
    lists = r"<details>\n<summary>Lists that change with it \(\d+\)</summary>\n\n(?:- .*\n)+\n</details>\n*"
    text = re.sub(lists, "", text)
    text = re.sub(r"\d+ other pages? changes? with it", "N other pages change with it", text)
    text = re.sub(r"\b20[2-9]\d-\d\d-\d\d\b", "TODAY", text)
    told = re.sub(r"(/blogs/|/browse/year/|Year: )20\d\d", r"\1YEAR", text)
    file = GOLDEN / name
    if UPDATES:
        file.parent.mkdir(exist_ok=True)
        file.write_text(told, encoding="utf-8", newline="\n")
    assert told == file.read_text(encoding="utf-8")


def outputs(said: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in said.splitlines())


def publish(centre: Any) -> dict[str, str]:
    """What publish.yml does on main, job by job."""
    centre.git("switch", "--quiet", "main")
    sealed = centre.run(".ci/seal")
    assert sealed.code == 0, sealed.complained
    told = outputs(sealed.said)
    built = centre.build_py("build", "--strict", "--sealed", "--out", "site")
    assert built.code == 0, built.complained
    verified = centre.build_py("verify", "--site", "site")
    assert verified.code == 0, verified.complained
    if told["sealed"] == "yes":
        for dry in (["--dry-run"], []):
            centre.git("reset", "--quiet", "--hard", told["commit"])  # each job checks out anew
            recorded = centre.run(".ci/record-register", told["day"], *dry)
            assert recorded.code == 0, recorded.complained
            assert (
                "content/register.jsonl" in centre.git("ls-tree", "-r", "--name-only", "origin/main")
            ) or dry
    return told


def merge(centre: Any, branch: str) -> None:
    centre.git("switch", "--quiet", "main")
    centre.git("merge", "--quiet", "--no-ff", "--message", f"Merge {branch}", branch)
    centre.git("push", "--quiet", "origin", "main")


@pytest.mark.slow
def test_from_word_to_published_amended_and_published_again(centre: Any) -> None:
    assert publish(centre)["sealed"] == "yes"

    begin_from_word(centre)
    mend(centre)
    golden("new-protocol.md", centre.run(".ci/preview-summary", "origin/main").said)
    merge(centre, "follow-up")
    assert publish(centre)["sealed"] == "yes"
    assert (centre.folder / "site/protocols/school-follow-up/v1/index.html").is_file()

    amend(centre)
    golden("amendment.md", centre.run(".ci/preview-summary", "origin/main").said)
    told = json.loads(centre.build_py("changes", "--base", "origin/main", "--format", "json").said)
    assert told["sealed"][0]["comparison"] == "/protocols/school-follow-up/compare/v1..v2/"
    merge(centre, "edit")
    assert publish(centre)["sealed"] == "yes"

    # What stood at the first address stands there still.
    first = (centre.folder / "site/protocols/school-follow-up/v1/index.html").read_text(encoding="utf-8")
    assert "whether what was found lasts" in first
    assert outputs(centre.run(".ci/seal").said)["sealed"] == "no"


def begin_from_word(centre: Any) -> None:
    """A colleague uploads a Word file on a branch, and presses the button."""
    centre.git("switch", "--quiet", "--create", "follow-up")
    (centre.folder / "inbox").mkdir()
    pypandoc.convert_text(
        WORD_TEXT, "docx", "markdown", outputfile=str(centre.folder / "inbox" / "plan.docx")
    )
    centre.commit("Add the Word file")
    begun = centre.run(".ci/begin", "import", "school-follow-up", "plan.docx", "protocol")
    assert begun.code == 0, begun.complained
    assert outputs(begun.said)["title"] == "Bring over school-follow-up from Word"
    assert "error[field-empty]: `project` is empty" in centre.read("begun.md")
    assert "inbox" not in centre.git("ls-tree", "-r", "--name-only", "HEAD")


def mend(centre: Any) -> None:
    """The check stops it, with notes beside the lines; it is mended in the browser.

    At first it is taken out of being a draft too early: the summary is still missing.
    """
    path = "content/protocols/school-follow-up/v1.md"
    checked = centre.build_py("check", "--format", "github")
    assert checked.code == 1
    assert re.search(
        rf"^::error file={path},line=\d+,col=\d+.*title=.*field-empty", checked.said, re.MULTILINE
    )

    centre.replace(path, "project: #", "project: school-pilot #")
    centre.replace(path, "kind: #", "kind: pilot_protocol #")
    assert "  - people/jo-field" in centre.read(path)  # the file's author, whose record is known
    centre.replace(path, "draft: true\n", "")
    assert "text-placeholder" in centre.build_py("check", "--format", "github").said
    summary = 'summary: "What the follow-up will measure two years after the pilot began."'
    text = re.sub(r"^summary: .*$", summary, centre.read(path), flags=re.MULTILINE)
    (centre.folder / path).write_text(text, encoding="utf-8")
    assert centre.build_py("check").code == 0
    centre.commit("Fill in what was missing")


def amend(centre: Any) -> None:
    """The sealed version refuses an edit; the next version takes it."""
    path = "content/protocols/school-follow-up/v1.md"
    centre.git("switch", "--quiet", "--create", "edit")
    centre.replace(path, "whether what was found lasts", "whether it lasts")
    refused = centre.build_py("check")
    assert refused.code == 1
    assert "version-sealed" in refused.said
    centre.git("restore", path)

    amended = centre.run(".ci/begin", "amend", "protocols/school-follow-up")
    assert amended.code == 0, amended.complained
    later = "content/protocols/school-follow-up/v2.md"
    centre.replace(
        later, '"To be written: what is different in this version."', '"Attendance is measured too."'
    )
    centre.replace(later, '"To be written: why it was changed."', '"The school can now share it."')
    centre.replace(later, '"To be written: who asked for the change."', '"The school"')
    assert 'outcome_data_seen: "To be written' in centre.read(later)
    text = re.sub(r"outcome_data_seen: .*", "outcome_data_seen: blinded", centre.read(later))
    text = re.sub(r"^(version_date: .*)$", r'\1\nversion_label: "Version 2.0"', text, flags=re.MULTILINE)
    (centre.folder / later).write_text(text, encoding="utf-8")
    centre.replace(
        later,
        "draft: true\n",
        "outcomes:\n  - id: attendance\n    role: secondary\n    measure: Days at school\n",
    )
    assert centre.build_py("check").code == 0, centre.build_py("check").said
    centre.commit("Say what is different")
