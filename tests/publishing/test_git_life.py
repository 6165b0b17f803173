"""What people do with Git to a published site: nothing sealed is lost, and the remedy that is given works.

Every test uses a real repository, real `git` commands and the scripts that the workflows run.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

REGISTER = "content/register.jsonl"
VERSION = "content/protocols/school-pilot/v1.md"
POST = """\
---
title: {title}
summary: What the {name} branch says about the pilot, in one sentence.
date: 2021-09-01
authors: [jo-field]
---

A short text.
"""


def seal(centre: Any) -> None:
    """Seal on main and push, as publish.yml does."""
    centre.git("switch", "--quiet", "main")
    assert centre.build_py("publish").code == 0
    centre.commit("Seal")
    centre.git("push", "--quiet", "origin", "main")


def branch(centre: Any, name: str, start: str = "main") -> None:
    centre.git("switch", "--quiet", "--create", name, start)


def merge(centre: Any, name: str) -> None:
    centre.git("switch", "--quiet", "main")
    centre.git("merge", "--quiet", "--no-ff", "--message", f"Merge {name}", name)
    centre.git("push", "--quiet", "origin", "main")


def changes(centre: Any) -> tuple[int, dict[str, Any]]:
    """What the preview of a pull request says, as JSON, and its exit status."""
    done = centre.build_py("changes", "--base", "origin/main", "--format", "json")
    assert done.said, done.complained
    return done.code, json.loads(done.said)


def preview(centre: Any) -> Any:
    return centre.run(".ci/preview-summary", "origin/main")


def write_post(centre: Any, name: str) -> None:
    text = POST.format(title=f"A post from {name}", name=name)
    (centre.folder / f"content/blogs/post-from-{name}.md").write_text(text, encoding="utf-8")


def build_and_verify(centre: Any, *options: str) -> None:
    built = centre.build_py("build", "--strict", "--sealed", "--out", "site")
    assert built.code == 0, built.complained
    verified = centre.build_py("verify", "--site", "site", *options)
    assert verified.code == 0, verified.complained


def earlier_register(centre: Any) -> Path:
    """A copy of the register as it is now, outside the repository."""
    copy = centre.folder.parent / "earlier.jsonl"
    shutil.copy(centre.folder / REGISTER, copy)
    return copy


def machine_files(centre: Any, name: str) -> set[str]:
    """The files of the built site, other than pages, whose path holds a name."""
    site = centre.folder / "site"
    files = (path.relative_to(site).as_posix() for path in site.rglob(f"*{name}*") if path.is_file())
    below = (
        path.relative_to(site).as_posix()
        for folder in site.rglob(name)
        if folder.is_dir()
        for path in folder.rglob("*")
        if path.is_file()
    )
    return {path for path in (*files, *below) if not path.endswith(".html")}


def rename_the_pilots_protocol(centre: Any) -> None:
    """As docs/maintainers/permanence.md says: the folder, and the alias in identifiers.yml."""
    centre.git("mv", "content/protocols/school-pilot", "content/protocols/first-pilot")
    (centre.folder / "content/identifiers.yml").write_text(
        "protocols/first-pilot:\n  aliases: [/protocols/school-pilot/]\n", encoding="utf-8"
    )


@pytest.mark.slow
def test_a_protocol_is_renamed_with_its_alias(centre: Any) -> None:
    seal(centre)
    build_and_verify(centre)
    old_files = machine_files(centre, "school-pilot")
    assert {"feeds/protocols/school-pilot.atom", "api/v1/protocols/school-pilot.json"} <= old_files
    earlier = earlier_register(centre)

    branch(centre, "rename")
    rename_the_pilots_protocol(centre)
    centre.commit("Rename the protocol")
    code, told = changes(centre)

    assert (code, told["conflicts"]) == (0, [])
    assert [(one["old"], one["new"]) for one in told["moved"]] == [
        (f"/protocols/school-pilot/v{number}/", f"/protocols/first-pilot/v{number}/") for number in (1, 2)
    ]
    assert told["sealed"] == told["outcomes"] == []
    merge(centre, "rename")
    assert "register-incomplete" in centre.build_py("check", "--sealed").said
    seal(centre)
    assert centre.build_py("check", "--sealed").code == 0
    build_and_verify(centre, "--since", str(earlier))
    assert old_files <= machine_files(centre, "school-pilot")
    old, new = (
        (centre.folder / f"site/feeds/protocols/{name}.atom").read_bytes()
        for name in ("school-pilot", "first-pilot")
    )
    assert old == new


def test_a_version_that_is_edited_while_it_is_renamed_is_refused(centre: Any) -> None:
    branch(centre, "rename")
    rename_the_pilots_protocol(centre)
    centre.replace("content/protocols/first-pilot/v1.md", "Nobody knows", "We know")
    centre.commit("Rename the protocol, and edit it")

    code, told = changes(centre)

    assert code == 1
    assert told["conflicts"][0].startswith(
        f"{VERSION} was public, and is moved to content/protocols/first-pilot/v1.md and edited."
    )


def test_a_pull_request_mends_a_broken_main(centre: Any) -> None:
    seal(centre)
    centre.replace(VERSION, "Nobody knows", "We know")
    centre.replace("content/people/jo-field.md", "title:", "titel:")
    centre.commit("Break two files")
    centre.git("push", "--quiet", "origin", "main")
    assert centre.build_py("check").code == 1

    branch(centre, "mend")
    centre.replace(VERSION, "We know", "Nobody knows")
    centre.replace("content/people/jo-field.md", "titel:", "title:")
    centre.commit("Mend both")
    told = preview(centre)

    assert told.code == 0, told.said
    assert "**Only part of it could be compared.** The content of 'origin/main' has" in told.said
    assert "the first at content/people/jo-field.md:" in told.said
    assert "So pages could not be compared." in told.said
    merge(centre, "mend")
    assert centre.build_py("check", "--sealed").code == 0


def test_a_pull_request_mends_broken_settings_of_main(centre: Any) -> None:
    seal(centre)
    centre.replace("mkdocs.yml", "plugins:", "plugins: [")
    centre.commit("Break the settings")
    centre.git("push", "--quiet", "origin", "main")

    branch(centre, "mend")
    centre.replace("mkdocs.yml", "plugins: [", "plugins:")
    centre.commit("Mend the settings")
    told = preview(centre)

    assert told.code == 0, told.said + told.complained
    assert "The settings of 'origin/main' are broken: mkdocs.yml:" in told.said
    assert "To mend it: " in told.said


@pytest.mark.slow
def test_a_pull_request_mends_a_broken_register_and_only_with_what_it_was(centre: Any) -> None:
    seal(centre)
    good = centre.read(REGISTER)
    lines = good.splitlines(keepends=True)
    (centre.folder / REGISTER).write_text("".join(lines[:3] + lines[4:]), encoding="utf-8")
    centre.commit("Take out a line")
    centre.git("push", "--quiet", "origin", "main")

    branch(centre, "shorten")
    (centre.folder / REGISTER).write_text("".join(lines[:3]), encoding="utf-8")
    centre.commit("Take out what does not fit")
    code, told = changes(centre)
    assert code == 1
    assert "content/register.jsonl does not begin with the lines" in told["conflicts"][0]

    branch(centre, "mend", "main")
    centre.git("checkout", "--quiet", "main~1", "--", REGISTER)
    centre.commit("Bring the line back")
    told = preview(centre)
    assert told.code == 0, told.said
    assert "Only part of it could be compared" in told.said
    assert centre.read(REGISTER) == good


def test_two_pull_requests_that_both_publish(centre: Any) -> None:
    seal(centre)
    for name in ("one", "two"):
        branch(centre, name, "main")
        write_post(centre, name)
        assert centre.build_py("publish").code == 0
        centre.commit(f"Write and seal {name}")
    merge(centre, "one")
    earlier = earlier_register(centre)

    centre.git("switch", "--quiet", "two")
    told = preview(centre)
    assert told.code == 1
    assert "content/register.jsonl got new lines here, and meanwhile others on 'origin/main'." in told.said
    assert "git checkout origin/main -- content/register.jsonl" in told.said

    merged = centre.run("git", "merge", "--quiet", "origin/main")  # as the message says
    assert merged.code != 0
    assert centre.git("diff", "--name-only", "--diff-filter=U").split() == [REGISTER]
    checked = centre.build_py("check").said
    assert checked.count("conflict-marks]") == checked.count("error[") == 1, checked
    centre.git("checkout", "--quiet", "origin/main", "--", REGISTER)
    assert centre.build_py("publish").code == 0
    centre.commit("Merge main, and seal on top")
    assert preview(centre).code == 0
    merge(centre, "two")
    assert centre.build_py("check", "--sealed").code == 0
    assert centre.build_py("verify", "--since", str(earlier)).code == 0


@pytest.mark.slow
def test_two_pull_requests_that_both_publish_in_the_browser(centre: Any) -> None:
    """Who cannot merge by hand takes over main's register, and the workflow seals after the merge."""
    seal(centre)
    for name in ("one", "two"):
        branch(centre, name, "main")
        write_post(centre, name)
        assert centre.build_py("publish").code == 0
        centre.commit(f"Write and seal {name}")
    merge(centre, "one")

    centre.git("switch", "--quiet", "two")
    (centre.folder / REGISTER).write_text(centre.git("show", f"origin/main:{REGISTER}"), encoding="utf-8")
    centre.commit("Upload the register of main")
    centre.git("switch", "--quiet", "--detach", "two")  # the workflow looks at the merge
    centre.git("merge", "--quiet", "--message", "Merge", "origin/main")
    assert preview(centre).code == 0
    merge(centre, "two")
    seal(centre)
    assert centre.build_py("check", "--sealed").code == 0


@pytest.mark.slow
def test_a_commit_is_reverted_after_its_version_was_sealed(centre: Any) -> None:
    branch(centre, "amend")
    later = "content/protocols/school-pilot/v3.md"
    text = centre.read("content/protocols/school-pilot/v2.md")
    (centre.folder / later).write_text(text.replace("2019-04-20", "2021-04-20"), encoding="utf-8")
    centre.commit("Amend")
    merge(centre, "amend")
    amended = centre.git("rev-parse", "HEAD").strip()
    seal(centre)

    branch(centre, "revert")
    centre.git("revert", "--no-edit", "--mainline", "1", amended)
    checked = centre.build_py("check")
    assert checked.said.count("error[") == checked.said.count("error[record-removed]") == 1
    assert not (centre.folder / later).exists()
    assert f"git checkout origin/main -- {later}" in checked.said
    told = preview(centre)
    assert told.code != 0
    assert "protocols/school-pilot@3 was published at /protocols/school-pilot/v3/, and its file is gone" in (
        told.said
    )

    centre.git("checkout", "--quiet", "origin/main", "--", later)  # as the check says
    assert centre.build_py("check", "--sealed").code == 0
    assert preview(centre).code == 0


@pytest.mark.slow
def test_the_commit_of_the_register_is_reverted(centre: Any) -> None:
    seal(centre)
    write_post(centre, "later")
    centre.commit("Write")
    seal(centre)

    branch(centre, "revert")
    centre.git("revert", "--no-edit", "HEAD")
    code, told = changes(centre)

    assert code == 1
    assert "its last 2 lines are missing, the first of them line" in told["conflicts"][0]
    assert "(record /blogs/post-from-later/, sealed on" in told["conflicts"][0]
    assert "git checkout origin/main -- content/register.jsonl" in centre.build_py("check", "--sealed").said
    centre.git("checkout", "--quiet", "origin/main", "--", REGISTER)
    assert changes(centre)[0] == 0


@pytest.mark.slow
def test_a_pull_request_is_merged_as_one_commit(centre: Any) -> None:
    seal(centre)
    branch(centre, "work")
    write_post(centre, "work")
    centre.commit("Write")
    assert centre.build_py("publish").code == 0
    centre.commit("Seal")
    centre.replace("content/blogs/post-from-work.md", "A short text.", "A text.")
    centre.commit("Shorten")
    assert preview(centre).code == 0
    earlier = earlier_register(centre)

    centre.git("switch", "--quiet", "main")
    centre.git("merge", "--quiet", "--squash", "work")
    centre.git("commit", "--quiet", "--message", "Write a post")
    centre.git("push", "--quiet", "origin", "main")
    build_and_verify(centre, "--since", str(earlier))

    centre.git("switch", "--quiet", "work")  # somebody goes on with the branch
    centre.replace("content/blogs/post-from-work.md", "A text.", "One more text.")
    centre.commit("Go on")
    code, told = changes(centre)
    assert (code, [one for one in told["conflicts"] if "register" in one]) == (1, [])
    centre.run("git", "merge", "--quiet", "--strategy-option", "ours", "origin/main")
    assert preview(centre).code == 0


@pytest.mark.slow
def test_conflict_marks_in_the_register_are_one_message_even_when_committed(centre: Any) -> None:
    seal(centre)
    for name in ("one", "two"):
        branch(centre, name, "main")
        write_post(centre, name)
        assert centre.build_py("publish").code == 0
        centre.commit(f"Write and seal {name}")
    merge(centre, "one")
    centre.git("switch", "--quiet", "two")
    assert centre.run("git", "merge", "--quiet", "origin/main").code != 0
    centre.commit("Merge, with the marks")
    centre.git("restore", REGISTER)
    assert "<<<<<<<" in centre.read(REGISTER)

    checked = centre.build_py("check").said
    assert checked.count("error[") == checked.count("error[conflict-marks]: Git could not merge lines") == 1
    command = f"git checkout origin/main -- {REGISTER}"
    assert f"`{command}`" in checked
    told = preview(centre)
    assert told.code == 1
    assert command in told.said

    centre.git(*command.split()[1:])
    assert centre.build_py("publish").code == 0
    centre.commit("Take over the register of main, and seal")
    assert preview(centre).code == 0
    assert centre.build_py("check", "--sealed").code == 0


def test_conflict_marks_in_a_record_are_one_message_for_each_conflict(centre: Any) -> None:
    path = "content/people/jo-field.md"
    for name in ("one", "two"):
        branch(centre, name, "main")
        centre.replace(path, "title: Jo Field", f"title: Jo Field {name}")
        (centre.folder / path).write_text(
            f"{centre.read(path)}\nThe last words of {name}.\n", encoding="utf-8"
        )
        centre.commit(f"Edit {name}")
    merge(centre, "one")
    centre.git("switch", "--quiet", "two")
    assert centre.run("git", "merge", "--quiet", "origin/main").code != 0
    centre.commit("Merge, with the marks")
    centre.git("restore", path)

    checked = centre.build_py("check").said
    assert checked.count("error[") == checked.count("error[conflict-marks]: Git could not merge lines") == 2
    command = f"git checkout origin/main -- {path}"
    assert f"`{command}`" in checked
    centre.git(*command.split()[1:])
    centre.commit("Take over the file of main")
    assert preview(centre).code == 0


@pytest.mark.slow
def test_a_register_that_was_cut_short_is_told_by_all_that_have_an_earlier_copy(centre: Any) -> None:
    seal(centre)
    earlier = earlier_register(centre)
    branch(centre, "cut")
    lines = centre.read(REGISTER).splitlines(keepends=True)
    cut = max(number for number, line in enumerate(lines) if '"kind":"version"' in line)
    (centre.folder / REGISTER).write_text("".join(lines[:cut]), encoding="utf-8")
    centre.commit("Cut the register short")
    version = json.loads(lines[cut])["address"]

    verified = centre.build_py("verify", "--since", str(earlier))
    assert verified.code == 1
    assert f"line {cut + 1} (version {version}, sealed on" in verified.complained
    code, told = changes(centre)
    assert code == 1
    assert f"line {cut + 1} (version {version}, sealed on" in told["conflicts"][0]
    checked = centre.build_py("check", "--sealed", "--all")
    assert f"the version at {version} is public, and not in the register" in checked.said
    assert "the register has lost lines" in checked.said


@pytest.mark.slow
def test_an_edited_register_whose_chain_was_computed_anew_is_found_by_an_earlier_copy_alone(
    centre: Any,
) -> None:
    seal(centre)
    earlier = earlier_register(centre)
    branch(centre, "redate")
    (centre.folder / REGISTER).write_text("", "utf-8")
    assert centre.build_py("publish", "--as-of", "2024-01-02").code == 0
    centre.commit("Seal on another day")

    assert centre.build_py("check", "--sealed").code == 0
    assert centre.build_py("verify").code == 0
    assert "was changed: `date` was" in centre.build_py("verify", "--since", str(earlier)).complained
    assert "was changed: `date` was" in changes(centre)[1]["conflicts"][0]


def test_a_clock_that_runs_backwards_seals_nothing(centre: Any) -> None:
    seal(centre)
    before = centre.read(REGISTER)
    write_post(centre, "yesterday")
    for day, words in (("2022-01-01", "before it"), ("2222-01-01", "has not come yet")):
        refused = centre.build_py("publish", "--as-of", day)
        assert refused.code != 0
        assert words in refused.complained
        assert "this computer's clock" in refused.complained
        assert centre.read(REGISTER) == before


@pytest.mark.slow
def test_two_seals_on_one_day_are_in_order(centre: Any) -> None:
    seal(centre)
    earlier = earlier_register(centre)
    write_post(centre, "today")
    centre.commit("Write")
    seal(centre)
    days = {json.loads(line)["date"] for line in centre.read(REGISTER).splitlines()}
    assert len(days) == 1
    assert centre.build_py("verify", "--since", str(earlier)).code == 0
    assert centre.build_py("check", "--sealed").code == 0
