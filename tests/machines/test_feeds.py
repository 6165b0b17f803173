"""Feeds, read by feedparser and by the rules of JSON Feed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import feedparser
import pytest

from mkdocs_evidence.exports.feeds import all_feeds
from mkdocs_evidence.graph import Graph, build_graph

from .conftest import AS_OF, HOSTILE, Site, parse_xml

ATOM = "{http://www.w3.org/2005/Atom}"


def feeds_of(site: Site, ending: str) -> list[str]:
    folder = site.folder / "feeds"
    return sorted(path.relative_to(site.folder).as_posix() for path in folder.rglob(f"*.{ending}"))


def read(site: Site, path: str) -> Any:
    return feedparser.parse((site.folder / path).read_bytes(), sanitize_html=False)


def entry(site: Site, path: str, address: str) -> Any:
    [found] = [one for one in read(site, path).entries if one.link == site.address(address)]
    return found


def test_there_is_a_feed_of_everything_each_type_topic_project_and_protocol(site: Site) -> None:
    paths = feeds_of(site, "atom")

    for name in ("all", "blogs", "topics/schools", "projects/school-trial", "protocols/school-trial"):
        assert f"feeds/{name}.atom" in paths
        assert (site.folder / f"feeds/{name}.json").is_file()


def test_feedparser_finds_no_fault_in_any_feed(site: Site) -> None:
    for path in feeds_of(site, "atom"):
        parsed = read(site, path)
        assert not parsed.bozo, (path, parsed.get("bozo_exception"))
        assert parsed.version == "atom10"
        assert parsed.feed.id.startswith("tag:evidence.example,2021:/feeds/")
        ids = [one.id for one in parsed.entries]
        assert len(set(ids)) == len(ids)


def test_the_feed_of_everything_holds_the_checkpoint_of_the_register(site: Site) -> None:
    kept = site.text("register.checkpoint.txt")
    document = parse_xml(site.text("feeds/all.atom"))
    (link,) = [one for one in document.iter(f"{ATOM}link") if one.get("rel") == "related"]

    assert kept.startswith("evidence.example/base/register.jsonl\n")
    assert document.findtext("{https://c2sp.org/tlog-checkpoint}checkpoint") == kept
    assert link.get("href") == site.address("register.checkpoint.txt")
    assert site.json("feeds/all.json")["_checkpoint"] == {
        "about": "https://c2sp.org/tlog-checkpoint",
        "url": site.address("register.checkpoint.txt"),
        "text": kept,
    }
    assert "checkpoint" not in site.text("feeds/blogs.atom")


def test_both_forms_of_a_feed_tell_the_same(site: Site) -> None:
    for path in feeds_of(site, "atom"):
        atom = read(site, path)
        json_feed = site.json(path.replace(".atom", ".json"))
        assert json_feed["version"] == "https://jsonfeed.org/version/1.1"
        assert json_feed["feed_url"] == site.address(path.replace(".atom", ".json"))
        assert [(one.id, one.link) for one in atom.entries] == [
            (item["id"], item["url"]) for item in json_feed["items"]
        ]
        assert all(item.get("content_html") or item.get("content_text") for item in json_feed["items"])


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_title_shows_as_typed(site: Site, name: str) -> None:
    document = parse_xml(site.text("feeds/blogs.atom"))
    [found] = [
        one
        for one in document.iter(f"{ATOM}entry")
        if one.findtext(f"{ATOM}id", "").endswith(f"/blogs/hostile-{name}/")
    ]
    items = {item["id"]: item for item in site.json("feeds/blogs.json")["items"]}

    assert found.findtext(f"{ATOM}title") == HOSTILE[name]
    assert items[found.findtext(f"{ATOM}id", "")]["title"] == HOSTILE[name]


def test_an_entry_keeps_its_id_whatever_happens_to_title_date_and_text(graph: Graph) -> None:
    def ids(of: Graph) -> set[str]:
        return {one.id for feed in all_feeds(of) for one in feed.entries}

    renamed = tuple(
        replace(record, fields=record.fields.model_copy(update={"title": "Another title"}))
        for record in graph.everything.records
    )
    moved = replace(graph.settings, url="https://moved.example/")

    assert ids(build_graph(renamed, graph.settings, AS_OF)) == ids(graph)
    assert ids(build_graph(graph.everything.records, moved, AS_OF)) == ids(graph)


def test_a_date_is_the_contents_own_and_never_more_exact(site: Site) -> None:
    exact = entry(site, "feeds/protocols.atom", "protocols/school-trial/v1/")
    month = entry(site, "feeds/reports.atom", "reports/school-trial/v1/")

    assert exact.published == "2022-02-03T00:00:00Z"
    assert "published" not in month
    assert month.updated == "2023-06-30T00:00:00Z"


def test_following_a_project_brings_documents_changes_posts_and_notes(site: Site) -> None:
    ids = [one.id.partition(":/")[2] for one in read(site, "feeds/projects/school-trial.atom").entries]

    assert {
        "projects/school-trial/",
        "projects/school-trial/#status-2023-02-01-analysis",
        "projects/school-trial/#update-2023-07-01",
        "projects/school-trial/#update-2023-07-01-2",
        "protocols/school-trial/v1/",
        "protocols/school-trial/v2/",
        "reports/school-trial/v1/",
        "notices/taken-back/",
        "blogs/hostile-script/",
    } <= set(ids)
    assert "people/anna-berg/" not in ids


def test_a_protocols_feed_tells_its_changes_with_the_reason(site: Site) -> None:
    changed = entry(site, "feeds/protocols/school-trial.atom", "protocols/school-trial/v2/")

    assert changed.title == "Protocol of the school trial (version 2)"
    assert "Attendance was added. Reason: It <matters>." in changed.summary


def test_a_short_text_is_given_in_full_with_addresses_that_hold_anywhere(site: Site) -> None:
    text = entry(site, "feeds/protocols.atom", "protocols/school-trial/v1/").content[0].value

    assert f'href="{site.address("projects/school-trial/")}"' in text
    assert "headerlink" not in text


def test_what_is_retracted_is_marked_and_gives_no_text(site: Site) -> None:
    found = entry(site, "feeds/reports.atom", "reports/taken-back/v1/")

    assert found.title.startswith("Retracted: ")
    assert "content" not in found
    assert found.updated.startswith("2024-01-02")


def test_a_retelling_names_where_the_text_comes_from(site: Site) -> None:
    items = site.json("feeds/blogs.json")["items"]
    [item] = [one for one in items if one["url"] == site.address("blogs/retelling/")]

    assert item["external_url"] == "https://elsewhere.example/post?a=1&b=2"
    assert item["authors"] == [{"name": "The Publisher & Co"}]
