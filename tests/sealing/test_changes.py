"""What `changes` says of sealed versions is computed: what they read, and what they cite."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.sealing.conftest import ANOTHER_WORD, DAY, Site

from mkdocs_evidence.changes import ActKind, SiteChanges, render_markdown
from mkdocs_evidence.mkdocs_adapter.site_changes import changes_of_site

GIT = ("git", "-c", "user.name=An editor", "-c", "user.email=editor@centre.example")


def git(folder: Path, *words: str) -> None:
    subprocess.run([*GIT, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def proposal(sealed_site: Site) -> Site:
    """The sealed site on main, and a branch for a proposal."""
    folder = sealed_site.folder
    sealed_site.write(".gitignore", ".cache/\nsite/\n")
    sealed_site.write("overrides/README.md", "Templates of the site's own: none yet.\n")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The sealed site")
    git(folder, "switch", "--quiet", "--create", "proposal")
    return sealed_site


def changes_of(site: Site) -> SiteChanges:
    git(site.folder, "commit", "--quiet", "--all", "--message", "A proposal")
    return changes_of_site(site.config, "main", as_of=DAY)


def test_a_corrected_year_is_told_with_who_keeps_it(proposal: Site) -> None:
    proposal.replace("content/references.bib", "{2010}", "{2014}")
    proposal.replace("content/references.bib", "{2015}", "{2016}")
    changes = changes_of(proposal)
    assert not changes.must_wait
    told = render_markdown(changes)
    assert "Nothing that the public sees changes" not in told
    assert (
        "- `@field2010`: date was 2010, and is 2014; sealed and kept as it was in `protocols/letters@1`, "
        "`reports/letters@1`\n"
    ) in told
    assert (
        "- `@reader2015`: date was 2015, and is 2016; sealed and kept as it was in `protocols/letters@1`; "
        "shown as it is now in `blogs/we-write`\n"
    ) in told


def test_a_setting_that_changes_a_sealed_text_stands_in_the_way(proposal: Site) -> None:
    proposal.replace("mkdocs.yml", *ANOTHER_WORD)
    changes = changes_of(proposal)
    assert changes.must_wait
    assert changes.conflicts[0] == (
        "On /protocols/letters/v1/ and /protocols/letters/, version 1 of protocols/letters does not read "
        "as it was sealed on 2 November 2026: in the part `text`, “… Letter One plain Two usual It says "
        "who pays.” became “… Letter One plain Two What is done It says …”."
    )


def test_another_layout_changes_no_sealed_text(proposal: Site) -> None:
    proposal.replace("mkdocs.yml", '  - toc: {permalink: "#"}\n', "")
    assert changes_of(proposal).conflicts == ()


def test_the_summary_of_a_removal_does_not_name_who_is_removed(proposal: Site) -> None:
    proposal.replace("content/references.bib", "Field, Jo", "Field, Jo and Field, Ann")
    git(proposal.folder, "commit", "--quiet", "--all", "--message", "Another author")
    git(proposal.folder, "branch", "--force", "main")
    (proposal.folder / "content/people/jo-field.md").unlink()
    proposal.write(
        "content/notices/gone.md",
        "---\ntitle: A page is gone\nsummary: A page was taken down at the wish of the person concerned.\n"
        "date: 2026-11-01\ntarget: people/jo-field\nkind: removal\nreason: As was wished.\n"
        "issued_by: {name: The editors}\n---\n",
    )
    git(proposal.folder, "add", "--all")
    changes = changes_of(proposal)
    told = render_markdown(changes)
    assert not changes.must_wait, told
    assert "jo field" not in told.lower().replace("-", " ")
    assert "Field, Jo" not in told
    assert "**Removes** a page of a person from the site: its name disappears from every page" in told
    assert [act.kind for act in changes.acts if act.kind is ActKind.CORRECT_CITED] == []
    assert changes.corrected == ()


def test_a_version_that_the_branch_registers_itself_is_told_as_sealed(proposal: Site) -> None:
    text = proposal.read("content/protocols/letters/v1.md")
    change = (
        "change: {class: minor, summary: The letter is plainer., reason: A reader asked., "
        "requested_by: Sam Reader, outcome_data_seen: blinded}\n---\n\n## What"
    )
    for old, new in (
        ("2020-03-10", "2026-11-02"),
        ("Version 1.0", "Version 2.0"),
        ("---\n\n## What", change),
    ):
        text = text.replace(old, new)
    proposal.write("content/protocols/letters/v2.md", text)
    proposal.publish()
    git(proposal.folder, "add", "--all")
    told = render_markdown(changes_of(proposal))
    assert "**Seals** version 2 of the protocol “Protocol of the letters”" in told
    assert "**Changes** the register" in told
