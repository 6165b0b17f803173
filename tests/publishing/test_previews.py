"""A preview at an address: built for it, kept out of search engines, put up beside others and taken down."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

ADDRESS = "https://your-centre.github.io/previews/12/"


@pytest.mark.parametrize(
    ("repository", "pattern", "address"),
    [
        ("", "", ""),
        ("Your-Centre/previews", "", ADDRESS),
        ("your-centre/Your-Centre.github.io", "", "https://your-centre.github.io/12/"),
        ("your-centre/previews", "https://p.example/{number}/", "https://p.example/12/"),
        ("", "https://deploy-preview-{number}--a.netlify.app", "https://deploy-preview-12--a.netlify.app"),
    ],
)
def test_one_variable_says_where_previews_are(
    centre: Any, repository: str, pattern: str, address: str
) -> None:
    given = {"PREVIEW_REPOSITORY": repository, "PREVIEW_ADDRESS": pattern}
    found = centre.run(".ci/preview-address", "12", **given)
    assert (found.code, found.said.strip()) == (0, address)


@pytest.mark.parametrize(
    ("number", "repository", "pattern", "told"),
    [
        ("12", "previews", "", "write it as owner/name"),
        ("12", "a/b; rm x", "", "write it as owner/name"),
        ("12", "", "https://p.example/", "and {number}"),
        ("12", "", "p.example/{number}", "with https://"),
        ("12", "", "https://p.example/<b>{number}", "such as https://"),
        ("../x", "a/b", "", "is no number of a pull request"),
    ],
)
def test_a_setting_that_cannot_be_is_told(
    centre: Any, number: str, repository: str, pattern: str, told: str
) -> None:
    given = {"PREVIEW_REPOSITORY": repository, "PREVIEW_ADDRESS": pattern}
    refused = centre.run(".ci/preview-address", number, **given)
    assert refused.code == 2
    assert told in refused.complained


def test_the_summary_leads_to_each_page_of_the_preview(centre: Any) -> None:
    centre.git("switch", "--quiet", "--create", "edit")
    centre.replace("content/blogs/first-protocols.md", "title: ", "title: Anew, ")
    centre.commit("Change the title")

    told = centre.run(".ci/preview-summary", "main", "12", PREVIEW_REPOSITORY="your-centre/previews")
    assert told.code == 0, told.said
    assert f"The preview is at <{ADDRESS}>." in told.said
    assert f"[`/blogs/first-protocols/`](<{ADDRESS}blogs/first-protocols/>)" in told.said

    told = centre.run(".ci/preview-summary", "main", "12")
    assert "`preview-of-the-site/blogs/first-protocols/index.html`" in told.said
    assert "](<" not in told.said

    wrong = centre.run(".ci/preview-summary", "main", "12", PREVIEW_ADDRESS="nowhere")
    assert wrong.code == 2
    assert "PREVIEW_ADDRESS is 'nowhere'" in wrong.complained


def test_the_site_is_built_for_its_address_and_kept_out_of_search_engines(centre: Any) -> None:
    begun = centre.build_py("new", "blog", "a-draft", "--set", "authors=A. Writer")
    assert begun.code == 0, begun.complained
    before = centre.git("status", "--porcelain")

    built = centre.run(".ci/preview-site", ADDRESS, "preview")

    assert built.code == 0, built.complained
    assert centre.git("status", "--porcelain") == before
    site = centre.folder / "preview"
    assert f'<link rel="canonical" href="{ADDRESS}blogs/first-protocols/">' in centre.read(
        "preview/blogs/first-protocols/index.html"
    )
    assert (site / "blogs/a-draft/index.html").is_file()
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        html = page.read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in html.partition("<body")[0]
        assert html.lower().startswith("<!doctype html>")
    assert (site / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow: /\n"
    headers = (site / "_headers").read_text("utf-8")
    assert headers.endswith("/*\n  X-Robots-Tag: noindex\n")
    assert "Content-Security-Policy" in headers

    again = centre.run(".ci/preview-site", ADDRESS, "preview")
    assert again.code == 0, again.complained
    assert (site / "_headers").read_text("utf-8") == headers
    assert centre.run(".ci/preview-site", "preview", "preview").code == 2


def test_a_fault_in_the_content_leaves_the_preview_and_the_settings_as_they_were(centre: Any) -> None:
    centre.replace("content/blogs/first-protocols.md", "title: ", "titel: ")
    built = centre.run(".ci/preview-site", ADDRESS, "preview")
    assert built.code == 1
    assert "field-unknown" in built.complained
    assert not (centre.folder / "preview").exists()
    assert not (centre.folder / ".preview.yml").exists()


@pytest.fixture
def previews(centre: Any, tmp_path: Path) -> Path:
    """The repository that shows previews, bare, with two checkouts of it beside the centre's files."""
    bare, first = tmp_path / "previews.git", centre.folder / "previews"
    centre.git("init", "--quiet", "--bare", "--initial-branch", "main", str(bare))
    centre.git("clone", "--quiet", str(bare), str(first))
    (first / "README.md").write_text("Previews\n", "utf-8")
    for words in (["add", "--all"], ["commit", "--quiet", "--message", "Begin"], ["push", "--quiet"]):
        centre.git("-C", str(first), *words)
    centre.git("clone", "--quiet", "--depth", "1", bare.as_uri(), str(centre.folder / "other"))
    return bare


def site_of(centre: Any, name: str, text: str) -> str:
    folder = centre.folder / name
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "_page").mkdir(parents=True)
    (folder / "_page" / "index.html").write_text(text, "utf-8")
    return name


def files_in(centre: Any, previews: Path) -> list[str]:
    listed = centre.git("-C", str(previews), "ls-tree", "-r", "--name-only", "main")
    return [path for path in listed.split("\n") if path]


def test_previews_are_put_up_beside_each_other_and_taken_down_without_a_trace(
    centre: Any, previews: Path
) -> None:
    rest, push = ["README.md", "robots.txt"], ".ci/preview-push"
    assert centre.run(push, "previews", "12", site_of(centre, "one", "first")).code == 0
    assert centre.run(push, "other", "7", site_of(centre, "two", "another")).code == 0
    both = ["12/_page/index.html", "7/_page/index.html"]
    assert files_in(centre, previews) == [".nojekyll", *both, *rest]

    (centre.folder / "one/old.html").write_text("old", "utf-8")
    assert centre.run(push, "previews", "12", "one").code == 0
    assert "12/old.html" in files_in(centre, previews)
    assert centre.run(push, "previews", "12", site_of(centre, "one", "second")).code == 0
    assert "12/old.html" not in files_in(centre, previews)
    assert centre.git("-C", str(previews), "show", "main:12/_page/index.html") == "second"
    assert centre.git("-C", str(previews), "show", "main:7/_page/index.html") == "another"

    assert "already" in centre.run(push, "previews", "12", "one").said
    assert centre.run(push, "other", "12").code == 0
    assert files_in(centre, previews) == [".nojekyll", "7/_page/index.html", *rest]
    assert "already" in centre.run(push, "other", "12").said
    assert centre.git("-C", str(previews), "rev-list", "--count", "main") == "1\n"


def test_a_push_meanwhile_is_kept(centre: Any, previews: Path) -> None:
    hook = centre.folder / "other/.git/hooks/pre-push"
    push = f"cd '{centre.folder}' && unset GIT_DIR && .ci/preview-push previews 7 two >&2"
    hook.write_text(f"#!/bin/sh\nrm -f '{hook}'\n{push}\n", "utf-8")
    hook.chmod(0o755)
    site_of(centre, "two", "another")
    pushed = centre.run(".ci/preview-push", "other", "12", site_of(centre, "one", "first"))
    assert pushed.code == 0, pushed.complained
    assert not hook.exists()
    assert {"12/_page/index.html", "7/_page/index.html"} <= set(files_in(centre, previews))


def test_what_cannot_be_pushed_is_told_and_nothing_else_is_touched(centre: Any, previews: Path) -> None:
    (previews / "hooks/pre-receive").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    (previews / "hooks/pre-receive").chmod(0o755)
    refused = centre.run(".ci/preview-push", "previews", "12", site_of(centre, "one", "first"))
    assert refused.code == 1
    assert "Does the key of the environment 'preview' belong to that repository" in refused.complained
    assert centre.run(".ci/preview-push", "previews", "..", "one").code == 2
    assert centre.run(".ci/preview-push", "one", "12").code == 2
    assert (centre.folder / "one/_page/index.html").read_text("utf-8") == "first"
