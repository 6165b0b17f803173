"""All exports together: documented, independent of each other, and the same at every build."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_evidence.exports import Recipe, render_exports
from mkdocs_evidence.graph import Graph, build_graph
from mkdocs_evidence.model import Key, RecordType
from mkdocs_evidence.model.identifiers import Identifiers

from .conftest import AS_OF

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTATION = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
REDIRECTS = re.compile(r"index\.html$")
HOLES = {
    "<type>": f"(?:{'|'.join(RecordType.values())})",
    "<id>": "[a-z0-9-]+",
    "<N>": "[0-9]+",
    "<topic>": "[a-z0-9-]+",
    "<table>": "[a-z]+",
    "<name>": "[a-z]+",
}
WITH_REDIRECTS = frozenset({"/_redirects"})
"""Only written where something has moved, which nothing has in this site."""


def documented() -> dict[str, re.Pattern[str]]:
    """Every address in the tables of the documentation, as a pattern."""
    written = re.findall(r"`(/[^`]*)`", "\n".join(re.findall(r"^\| (`/.*?) \|", DOCUMENTATION, re.MULTILINE)))
    patterns = {}
    for address in written:
        pattern = re.escape(address)
        for hole, choices in HOLES.items():
            pattern = pattern.replace(re.escape(hole), choices)
        patterns[address] = re.compile(pattern)
    return patterns


def test_each_export_is_documented_and_nothing_else_is(graph: Graph) -> None:
    paths = [f"/{export.path}" for export in render_exports(graph)]
    patterns = documented()

    unknown = [path for path in paths if not any(one.fullmatch(path) for one in patterns.values())]
    assert unknown == [], "say in docs/exports.md what stands there"
    idle = [written for written, one in patterns.items() if not any(map(one.fullmatch, paths))]
    assert set(idle) <= WITH_REDIRECTS, "docs/exports.md names what is not written"


@pytest.mark.parametrize("kind", RecordType)
def test_whatever_a_record_or_topic_had_stays_where_it_was_when_it_is_renamed(
    graph: Graph, kind: RecordType
) -> None:
    work = graph.corpus.works(kind)[0]
    renamed = tuple(
        replace(record, key=record.key._replace(id="another-name")) if record.key.work == work else record
        for record in graph.everything.records
    )
    present = Key(kind, "another-name")
    kept = replace(
        graph.permanence, identifiers={present: Identifiers(aliases=(f"/{kind.value}/{work.id}/",))}
    )
    topic = graph.settings.topics[0]
    settings = replace(
        graph.settings,
        topics=(replace(topic, id="another-topic"), *graph.settings.topics[1:]),
        redirects=((f"/topics/{topic.id}/", "/topics/another-topic/"),),
    )
    after = build_graph(renamed, settings, AS_OF, permanence=kept)

    before = {export.path for export in render_exports(graph)}
    exports = {export.path: export.data for export in render_exports(after)}
    assert before <= exports.keys()
    for path in (f"feeds/topics/{topic.id}.atom", f"api/v1/{kind.value}/{work.id}.json"):
        new = path.replace(work.id, present.id).replace(f"/{topic.id}.", "/another-topic.")
        assert exports[path] == exports[new]


def test_no_two_exports_have_one_path(graph: Graph) -> None:
    paths = [export.path for export in render_exports(graph)]

    assert len(set(paths)) == len(paths)
    assert not [path for path in paths if path.startswith("/") or ".." in path.split("/")]


def test_two_builds_of_the_same_content_give_the_same_bytes(graph: Graph) -> None:
    shuffled = tuple(reversed(graph.everything.records))
    again = build_graph(shuffled, graph.settings, AS_OF, permanence=graph.permanence)

    assert {one.path: one.data for one in render_exports(again)} == {
        one.path: one.data for one in render_exports(graph)
    }


def test_equal_inputs_mean_equal_bytes_and_a_change_reaches_only_what_shows_it(graph: Graph) -> None:
    changed = tuple(
        replace(record, fields=record.fields.model_copy(update={"title": "Another name"}))
        if str(record.key) == "people/prince-one"
        else record
        for record in graph.everything.records
    )
    after = build_graph(changed, graph.settings, AS_OF, permanence=graph.permanence)
    before = {one.path: one for one in render_exports(graph) if isinstance(one, Recipe)}
    stale = set()
    for one in render_exports(after):
        if isinstance(one, Recipe):
            if one.inputs == before[one.path].inputs:
                assert one.data == before[one.path].data, one.path
            else:
                stale.add(one.path)

    assert "people/prince-one/record.json" in stale
    assert "protocols/school-trial/cite.bib" in stale
    assert "reports/school-trial/record.json" not in stale
    assert "blogs/hostile-script/card/index.html" not in stale


def test_a_site_without_an_address_is_written_too(graph: Graph) -> None:
    homeless = replace(graph, settings=replace(graph.settings, url=""))

    for export in render_exports(homeless):
        assert export.data or export.path.endswith((".ris", ".jsonl")), export.path
