"""An edit renders the outputs that show it, and no others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest

from incremental import edits
from incremental.live_site import LiveSite, differing, tree
from invented import CONTENT
from mkdocs_evidence.mkdocs_adapter.body_rendering import BodyRenderer
from mkdocs_evidence.mkdocs_adapter.making import Maker

EXACT = (
    edits.add_a_version,
    edits.attach_a_file,
    edits.change_a_date,
    edits.change_a_status,
    edits.change_the_day,
    edits.edit_a_body,
    edits.exchange_a_picture,
    edits.hide_a_post,
    edits.link_in_a_body,
    edits.link_to_a_picture,
    edits.retitle_a_project,
)
BADGES_AND_CARDS = (".svg", "/oembed.json", "/card/index.html", "/linkset.json", "/ro-crate-metadata.json")
"""Made from all that is known of a record, of which they show a part."""


def add_to(live: LiveSite, record: str) -> None:
    live.edit(f"content/{record}.md", lambda text: f"{text}\nOne more sentence.\n")


def test_a_second_build_renders_nothing_and_touches_nothing(live: LiveSite) -> None:
    times = {path: path.stat().st_mtime_ns for path in live.site.rglob("*") if path.is_file()}
    assert live.rendered() == []
    assert {path: path.stat().st_mtime_ns for path in live.site.rglob("*") if path.is_file()} == times


@pytest.mark.parametrize(
    "record", ["projects/planned-study", "people/ada-invented", "programmes/invented-programme"]
)
def test_another_text_renders_its_one_page(live: LiveSite, record: str) -> None:
    add_to(live, record)
    assert live.rendered() == [f"{record}/index.html"]


def test_another_post_renders_its_page_and_the_feeds_that_hold_its_text(live: LiveSite) -> None:
    add_to(live, "blogs/retold-post")
    feeds = [f"feeds/{name}.{ending}" for name in ("all", "blogs") for ending in ("atom", "json")]
    assert live.rendered() == ["blogs/retold-post/index.html", *feeds]


def test_another_text_of_a_version_renders_both_its_pages(live: LiveSite) -> None:
    add_to(live, "protocols/letter-plan/v1")
    folder = "protocols/letter-plan"
    pages = [path for path in live.rendered() if not path.startswith("feeds/")]
    assert pages == [f"{folder}/index.html", f"{folder}/v1/index.html", f"{folder}/v1/source.md"]


def test_a_picture_of_another_size_renders_what_shows_it(live: LiveSite) -> None:
    live.edit("content/blogs/first-steps.md", lambda text: f"{text}\n![A garden](garden.svg)\n")
    live.build()
    size = 'width="{}" height="40"'
    live.write("content/blogs/garden.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {size.format(700)}/>')
    rendered = live.rendered()
    assert [path for path in rendered if not path.startswith("feeds/")] == ["blogs/first-steps/index.html"]
    assert {"feeds/all.atom", "feeds/all.json"} < set(rendered)
    assert all("700" in (live.site / path).read_text("utf-8") for path in rendered)


def test_a_page_by_hand_renders_no_record(live: LiveSite) -> None:
    live.edit("content/about.md", lambda text: f"{text}\nMore.\n")
    assert live.rendered() == []


def test_what_nobody_cites_renders_the_bibliography_alone(live: LiveSite) -> None:
    entry = "\n@book{uncited, author={A, B}, title={C}, year={2000}, publisher={D}}\n"
    live.edit("content/references.bib", lambda text: f"{text}{entry}")
    assert live.rendered() == ["bibliography/index.html"]


@pytest.mark.slow
@pytest.mark.parametrize("edit", EXACT, ids=lambda edit: edit.__name__)
def test_what_is_rendered_is_what_changes(edit: edits.Edit, live: LiveSite) -> None:
    before = tree(live.site)
    edit(live, Random(3))
    rendered = set(live.rendered())
    changed = set(differing(before, tree(live.site)))
    in_vain = {path for path in rendered - changed if not path.endswith(BADGES_AND_CARDS)}
    assert in_vain == set()


@pytest.mark.slow
@pytest.mark.parametrize("edit", [edits.change_a_template, edits.change_a_setting])
def test_what_all_pages_share_renders_all_of_them_from_kept_texts(
    edit: edits.Edit, live: LiveSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []
    render: Callable[..., object] = BodyRenderer.render
    monkeypatch.setattr(
        BodyRenderer, "render", lambda self, body: (texts.append(body.path), render(self, body))[1]
    )
    pages = {path for path in tree(live.site) if path.endswith(".html")}
    edit(live, Random(3))
    assert pages - set(live.rendered()) == {"about/index.html"}
    assert texts == [] or edit is edits.change_a_setting


def test_another_day_renders_what_tells_of_it(live: LiveSite) -> None:
    before = tree(live.site)
    live.as_of += timedelta(days=1)
    rendered = set(live.rendered())
    assert {"status/index.html", "projects/garden-trial/index.html", "permalinks.json"} <= rendered
    others = {one for one in rendered if one.startswith(("blogs/", "people/", "protocols/", "reports/"))}
    assert {path.split("/")[1] for path in others} == {"overdue-study"}
    assert rendered == set(differing(before, tree(live.site)))


@pytest.mark.slow
@pytest.mark.parametrize("step", [-97, 61])
def test_day_after_day_nobody_is_missed(step: int, live: LiveSite) -> None:
    """Whoever tells whether a day has come is found, whatever the type of the record."""
    for number in range(24):
        live.as_of += timedelta(days=step)
        live.build()
        if number % 6 == 5:
            assert differing(tree(live.site), live.clean_tree()) == [], live.as_of


def test_the_list_of_changes_names_what_differs(live: LiveSite) -> None:
    before = tree(live.site)
    edits.add_a_post(live, Random(1))
    live.build()
    edits.delete_a_post(live, Random(1))
    edits.retitle_a_project(live, Random(1))
    middle = tree(live.site)
    live.build()
    listed = (live.folder / ".cache" / "changed.txt").read_text("utf-8").splitlines()
    gone = {f"- {path}" for path in middle.keys() - before.keys()}
    assert gone <= set(listed)
    assert {line[2:] for line in listed} == set(differing(middle, tree(live.site)))


@pytest.mark.slow
def test_of_other_texts_the_quick_way_misses_nothing(live: LiveSite) -> None:
    """Whoever shows a text is found, whatever the type of the record."""
    for path in sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*/*.md")):
        live.edit(f"content/{path}", lambda text: f"{text}\nOne more sentence.\n")
        live.build()
    assert differing(tree(live.site), live.clean_tree()) == []


@pytest.mark.slow
@pytest.mark.parametrize("field", ["title", "date", "summary"])
def test_of_another_front_matter_nobody_is_missed(field: str, live: LiveSite) -> None:
    """Whoever shows a record's title, date or summary is found, whatever the type of the record."""
    for path in sorted((live.folder / "content").rglob("*/*.md")):
        old = next(
            (line for line in path.read_text("utf-8").splitlines() if line.startswith(f"{field}: ")), ""
        )
        new = {
            "title": f"title: Titled anew {path.stem}",
            "summary": f"summary: An invented summary, for tests only, of {path.stem}.",
            "date": f"{old[:-1]}{'2' if old[-1:] == '1' else '1'}",
        }[field]
        if not old:
            continue
        before = path.read_text("utf-8")
        path.write_text(before.replace(f"\n{old}\n", f"\n{new}\n", 1), "utf-8")
        if not live.try_to_build():
            path.write_text(before, "utf-8")  # a date that may not be: this record keeps its own
    assert differing(tree(live.site), live.clean_tree()) == []


@pytest.mark.parametrize(
    ("edit", "groups"),
    [
        (edits.edit_a_person, {"people/ada-invented"}),
        (edits.edit_a_version, {"protocols/letter-plan", "files of protocols/letter-plan"}),
    ],
    ids=lambda case: getattr(case, "__name__", ""),
)
def test_other_words_look_at_those_that_show_them(
    edit: edits.Edit, groups: set[str], live: LiveSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []
    do = Maker.do
    monkeypatch.setattr(Maker, "do", lambda self, job: (looked_at.append(job.name), do(self, job))[1])
    edit(live, Random(1))
    live.build()
    assert groups <= set(looked_at)
    assert {name for name in looked_at if "feed" not in name} - groups <= {"permanence", "register"}
