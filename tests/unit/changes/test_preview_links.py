"""The summary of a change leads to the pages of a preview, and to nothing that the preview does not show."""

from __future__ import annotations

import pytest

from mkdocs_evidence.changes import SiteChanges, render_markdown
from mkdocs_evidence.changes.report import (
    NotYetPublic,
    PageChange,
    PermanentAddress,
    Redirect,
    SealedVersion,
    StatusChange,
)
from mkdocs_evidence.cli import main

ADDRESS = "https://your-centre.github.io/previews/12/"
CHANGES = SiteChanges(
    "main",
    added=(PageChange("/protocols/a/v2/", "A `/projects/old/` [study](x)"),),
    changed=(PageChange("/projects/a-(b)/", "A study"), PageChange("/", "Home")),
    removed=(PageChange("/blogs/gone/", "Gone"),),
    redirected=(Redirect("/projects/old/", "/projects/a-(b)/"),),
    permanent=(PermanentAddress("/protocols/a/v2/", "version"),),
    sealed=(SealedVersion("/protocols/a/v2/", "A study", 2, "/protocols/a/compare/v1..v2/"),),
    statuses=(StatusChange("/projects/a-(b)/", "A study", ("paused",)),),
    elsewhere=(PageChange("/people/p/", "P"),),
    lists=(PageChange("/status/", "Status"),),
    not_yet=(NotYetPublic("content/blogs/draft.md", "Draft", "a draft"),),
)
SHOWN = (
    "/",
    "/protocols/a/v2/",
    "/protocols/a/compare/v1..v2/",
    "/projects/a-(b)/",
    "/people/p/",
    "/status/",
)


def test_each_page_has_its_link_at_the_address_of_the_preview() -> None:
    told = render_markdown(CHANGES, ADDRESS)
    assert told.startswith(
        f"## What this change does to the public site\n\nThe preview is at <{ADDRESS}>.\n\n"
    )
    for page in SHOWN:
        assert f"[`{page}`](<https://your-centre.github.io/previews/12{page}>)" in told
    assert "- `/blogs/gone/` Gone" in told
    assert "- `/projects/old/` to [" in told
    assert told.count("](<") == told.count("<https://your-centre.github.io/previews/12/") - 1


def test_without_an_address_each_page_has_the_path_of_its_file() -> None:
    told = render_markdown(CHANGES, "preview-of-the-site")
    assert "`preview-of-the-site/protocols/a/v2/index.html`" in told
    assert "`preview-of-the-site/index.html` Home" in told
    assert "`/blogs/gone/`" in told
    assert "](<" not in told


def test_a_title_makes_no_link() -> None:
    told = render_markdown(CHANGES, ADDRESS)
    assert r"A \`/projects/old/\` \[study\](x)" in told


def test_without_a_preview_nothing_is_otherwise() -> None:
    assert ADDRESS not in render_markdown(CHANGES)
    linked = render_markdown(CHANGES, ADDRESS)
    for page in SHOWN:
        linked = linked.replace(f"[`{page}`](<{ADDRESS[:-1]}{page}>)", f"`{page}`")
    assert linked.replace(f"The preview is at <{ADDRESS}>.\n\n", "") == render_markdown(CHANGES)


@pytest.mark.parametrize("where", ["https://a.example/ x", "https://a.example/<b>", "a`b"])
def test_what_is_no_address_and_no_folder_is_refused(where: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["changes", "--preview", where])
    assert "give an address or a folder's name" in capsys.readouterr().err
