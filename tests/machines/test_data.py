"""The API, the tables, the crates, the cards and the badges, read as a partner's program would."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import html5lib
import pytest
from jsonschema import Draft202012Validator
from rocrate.rocrate import ROCrate

from mkdocs_evidence.exports.api_schema import SCHEMAS, render_api_schema

from .conftest import HOSTILE, URL, Site, parse_xml

ROOT = Path(__file__).resolve().parents[2]
SVG = "{http://www.w3.org/2000/svg}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def validator(site: Site, name: str) -> Draft202012Validator:
    schema = site.json(f"api/v1/schema/{name}.json")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def faults(check: Draft202012Validator, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in check.iter_errors(value)]


def rows(site: Site, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site.text(f"data/{name}.csv"), newline="")))


def test_every_record_keeps_to_the_published_schema(site: Site) -> None:
    check = validator(site, "record")
    paths = [path for path in sorted(site.folder.rglob("record.json")) if path.parent.name != "schema"]

    assert site.folder / "protocols/school-trial/v1/record.json" in paths
    for path in paths:
        record = json.loads(path.read_text(encoding="utf-8"))
        assert faults(check, record) == [], path
        assert record["$schema"] == f"{URL}api/v1/schema/record.json"


def test_the_schema_refuses_what_it_does_not_name(site: Site) -> None:
    check = validator(site, "record")
    record = site.json("reports/school-trial/record.json")

    assert faults(check, {**record, "extra": 1})
    assert faults(check, {**record, "fields": {**record["fields"], "outcomes": []}})
    assert faults(check, {**record, "fields": {**record["fields"], "coverage": "none"}})


def test_the_lists_and_the_index_keep_to_their_schemas_and_lead_to_files(site: Site) -> None:
    index = site.json("api/v1/index.json")
    assert faults(validator(site, "index"), index) == []
    check = validator(site, "list")
    for entry in index["lists"]:
        listed = site.json(entry["address"].removeprefix(URL))
        assert faults(check, listed) == []
        assert entry["count"] == listed["count"] == len(listed["records"])
        for record in listed["records"]:
            beside = site.text(record["record"].removeprefix(URL))
            assert beside == site.text(f"api/v1/{record['key']}.json")
    for address in (*index["tables"].values(), *index["feeds"].values(), *index["schemas"].values()):
        assert (site.folder / address.removeprefix(URL)).is_file()


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_in_the_documentation_are_those_that_are_published(name: str) -> None:
    path = ROOT / "docs" / "schema" / "api" / f"{name}.json"

    assert path.read_text(encoding="utf-8") == render_api_schema(
        (name, "https://first-protocols.example/")
    ), "docs/schema/api/ is out of date: copy api/v1/schema/ of a fresh build there"


def test_a_record_tells_its_fields_with_keys_for_references(site: Site) -> None:
    report = site.json("reports/school-trial/v1/record.json")

    assert report["key"] == "reports/school-trial@1"
    assert report["fields"]["evaluates"] == ["protocols/school-trial@2"]
    assert report["fields"]["findings"][0]["interval"] == [-1.25, 0.25]
    assert report["fields"]["findings"][0]["n"] == 280
    protocol = site.json("protocols/school-trial/record.json")
    assert protocol["fields"]["authors"][0] == {"record": "people/anna-berg"}
    assert protocol["fields"]["authors"][3] == {"name": "Plain, Name and Sons"}
    assert [entry["state"] for entry in protocol["versions"]] == ["superseded", "current"]


def test_a_record_tells_only_what_was_known_on_the_day(site: Site) -> None:
    project = site.json("projects/school-trial/record.json")

    assert [entry["status"] for entry in project["fields"]["status_history"]] == [
        "planned",
        "in_progress",
        "analysis",
    ]
    assert len(project["fields"]["updates"]) == 2
    assert "outcome" not in site.json("events/open-day/record.json")["fields"]


def test_tables_are_read_by_pythons_reader(site: Site) -> None:
    [project] = rows(site, "projects")
    assert (project["id"], project["results_status"]) == ("school-trial", "reported")
    assert [row["version"] for row in rows(site, "protocols")] == ["1", "2"]
    [finding] = rows(site, "findings")
    assert (finding["estimate"], finding["interval_low"], finding["n"]) == ("-0.5", "-1.25", "280")
    assert finding["measure"] == "Well-being"


def test_a_spreadsheet_takes_no_text_for_a_formula(site: Site) -> None:
    [finding] = rows(site, "findings")

    assert finding["statement"].startswith("'=No difference")
    assert finding["statement"].endswith("\nnone.")


def test_an_ro_crate_opens(site: Site, tmp_path: Path) -> None:
    (tmp_path / "ro-crate-metadata.json").write_text(
        site.text("projects/school-trial/ro-crate-metadata.json"), encoding="utf-8"
    )
    crate = ROCrate(tmp_path)

    assert crate.name == "The school trial"
    assert crate.root_dataset["license"].id == "https://creativecommons.org/licenses/by/4.0/"
    for version in ("protocols/school-trial/v1/", "protocols/school-trial/v2/", "reports/school-trial/v1/"):
        text = crate.get(site.address(version))
        assert text is not None
        assert text.type == "Report"
        assert crate.get(site.address(f"{version}record.json")) in crate.root_dataset["hasPart"]
    assert crate.get("https://files.example/plan.pdf") is not None
    for folder in ("projects/school-trial/", "reports/school-trial/v1/"):
        assert crate.get(site.address(f"{folder}findings.csv")) in crate.root_dataset["hasPart"]
    first = crate.get(site.address("protocols/school-trial/v1/"))
    assert [author["name"] for author in first["author"]] == [
        "Anna van der Berg",
        "Prince",
        "{World Health Organization}",
        "Plain, Name and Sons",
    ]


def test_an_ro_crate_holds_the_checkpoint_of_the_register(site: Site, tmp_path: Path) -> None:
    (tmp_path / "ro-crate-metadata.json").write_text(
        site.text("projects/school-trial/ro-crate-metadata.json"), encoding="utf-8"
    )
    crate = ROCrate(tmp_path)
    checkpoint = crate.get(site.address("register.checkpoint.txt"))

    assert checkpoint in crate.root_dataset["mentions"]
    assert checkpoint["text"] == site.text("register.checkpoint.txt")
    assert checkpoint["conformsTo"] == "https://c2sp.org/tlog-checkpoint"


def test_everything_that_a_crate_names_is_described_in_it_or_on_the_web(site: Site) -> None:
    graph = site.json("projects/school-trial/ro-crate-metadata.json")["@graph"]
    described = {entity["@id"] for entity in graph}

    assert len(described) == len(graph)
    named = {value["@id"] for entity in graph for value in _references(entity)}
    assert {one for one in named if not one.startswith("https://")} <= described


def _references(entity: dict[str, Any]) -> list[dict[str, str]]:
    values = [one for value in entity.values() for one in (value if isinstance(value, list) else [value])]
    return [value for value in values if isinstance(value, dict)]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_card_is_one_heading_one_link_and_no_script(site: Site, name: str) -> None:
    document = html5lib.parse(site.text(f"blogs/hostile-{name}/card/index.html"))
    heading = document.find(f".//{XHTML}h1/{XHTML}a")

    assert "".join(heading.itertext()) == HOSTILE[name]
    assert heading.get("href") == site.address(f"blogs/hostile-{name}/")
    assert list(document.iter(f"{XHTML}script")) == []
    assert len(list(document.iter(f"{XHTML}h1"))) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_an_oembed_answer_holds_one_frame_with_the_card(site: Site, name: str) -> None:
    answer = site.json(f"blogs/hostile-{name}/oembed.json")
    body = html5lib.parse(answer["html"]).find(f"{XHTML}body")

    assert (answer["version"], answer["type"], answer["title"]) == ("1.0", "rich", HOSTILE[name])
    assert [child.tag for child in body] == [f"{XHTML}iframe"]
    assert body[0].get("src") == site.address(f"blogs/hostile-{name}/card/")
    assert body[0].get("title") == HOSTILE[name]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("projects/school-trial", "Results of a study (in analysis): Reported"),
        ("protocols/school-trial", "Protocol, version 2: Current version"),
        ("protocols/school-trial/v1", "Protocol, version 1: Superseded"),
        ("reports/taken-back", "Report, version 1: Retracted"),
    ],
)
def test_a_badge_says_the_status_in_words(site: Site, path: str, words: str) -> None:
    svg = parse_xml(site.text(f"{path}/status.svg"))

    assert svg.findtext(f"{SVG}title") == words == svg.get("aria-label")
    assert svg.get("role") == "img"
    assert ": ".join(text.text or "" for text in svg.iter(f"{SVG}text")) == words
    assert list(svg.iter(f"{SVG}script")) == []
