"""A small invented site whose texts try to break out of every format, built once."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.session import read_content
from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.model import SiteSettings, Topic

AS_OF = date(2024, 6, 30)
URL = "https://evidence.example/base/"
NAME = 'Evidence & "Sons" <Ltd>'

HOSTILE = {
    "script": "</script><script>alert(1)</script>",
    "comment": "<!-- --> ]]> <![CDATA[ x ]]>",
    "quotes": "“Quotes” \"double\" 'single' `tick`",
    "latex": r"\input{x} 100% of $5 & #1_a ~b ^c",
    "braces": "a {b {c}} d",
    "lonely-brace": "ends } here, @article{evil, title={Evil",
    "opening-brace": "opens { here, author = {{Evil, Ann",
    "tag-first": "AU  - Evil, Ann\nER  - \nTY  - BOOK",
    "attribute": "\" onmouseover=alert(1) x='y' `z`",
    "address": "javascript:alert(1) and data:text/html,<b>x</b>",
    "backslash": "a back\\slash and a last one \\",
    "lines": "first line\nsecond line\nER  - \nTY  - BOOK",
    "rtl": "\u05e9\u05dc\u05d5\u05dd RTL \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "emoji": "Emoji \U0001f389 \U0001f469\u200d\U0001f52c and e\u0301",
    "formula": '=HYPERLINK("http://x.example";"y")',
    "entity": "&lt;b&gt; &amp; &#0; %3Cscript%3E",
    "separators": "one\u2028two\u2029three\u0085four",
    "yaml": "key: value # no comment [a, b]",
}
SUMMARY = "A summary that is long enough, with {}"
NAMES_WITHOUT_PAGE = [{"name": f"Author Number {number}"} for number in range(1, 41)]


def record_file(fields: Mapping[str, Any], body: str = "") -> str:
    """A record's file. JSON is YAML, so each value is written as JSON."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    # YAML takes these for line breaks where they stand bare.
    lines = [line.translate({at: f"\\u{at:04x}" for at in (0x85, 0x2028, 0x2029)}) for line in lines]
    return "\n".join(("---", *lines, "---", body))


def _study(files: dict[str, str]) -> None:
    project: dict[str, Any] = {
        "title": "The school trial",
        "summary": SUMMARY.format("a project in it"),
        "date": "2022-01",
        "topics": ["schools"],
        "design": "effectiveness_trial",
        "status_history": [
            {"date": "2022-01-10", "status": "planned"},
            {"date": "2022-03-01", "status": "in_progress"},
            {"date": "2023-02-01", "status": "analysis"},
            {"date": "2025-01-01", "status": "completed", "reason": "LATER THAN THE BUILD"},
        ],
        "lead": "anna-berg",
        "evaluator": "health-body",
        "funders": ["health-body"],
        "milestones": [{"event": "report", "planned": "2023-05", "actual": "2023-06"}],
        "updates": [
            {"date": "2023-07-01", "note": "A note of July."},
            {"date": "2023-07-01", "note": "A second note of the same day."},
            {"date": "2025-01-01", "note": "LATER THAN THE BUILD"},
        ],
    }
    files["projects/school-trial.md"] = record_file(project)
    protocol: dict[str, Any] = {
        "title": "Protocol of the school trial",
        "summary": SUMMARY.format("a protocol in it"),
        "date": "2022-02-03",
        "version_date": "2022-02",
        "topics": ["schools"],
        "project": "school-trial",
        "kind": "trial_protocol",
        "authors": ["anna-berg", "prince-one", "health-body", {"name": "Plain, Name and Sons"}],
        "outcomes": [
            {"id": "well-being", "role": "primary", "measure": "Well-being"},
            {"id": "attendance", "role": "secondary", "measure": "Attendance"},
        ],
        "files": [{"url": "https://files.example/plan.pdf", "title": "The plan"}],
        "doi": "10.5555/school_trial.1",
    }
    files["protocols/school-trial/v1.md"] = record_file(
        protocol, "## Plan\n\nSee [[projects/school-trial]].\n"
    )
    change = {
        "class": "major",
        "summary": "Attendance was added.",
        "reason": "It <matters>.",
        "requested_by": "The funder",
        "outcome_data_seen": "none",
    }
    second = {**protocol, "date": "2022-05-06", "version_date": "2022-05", "change": change}
    second["doi"] = "10.5555/school_trial.2"
    files["protocols/school-trial/v2.md"] = record_file(second, "## Plan\n\nA second plan.\n")


def _reports(files: dict[str, str]) -> None:
    report: dict[str, Any] = {
        "title": "Report of the school trial",
        "summary": SUMMARY.format("a report in it"),
        "date": "2023-06",
        "version_date": "2023-06",
        "project": "school-trial",
        "kind": "final",
        "evaluates": "school-trial@2",
        "coverage": "partial",
        "authors": NAMES_WITHOUT_PAGE,
        "findings": [
            {
                "outcome": "well-being",
                "effect_measure": "mean_difference",
                "estimate": -0.5,
                "interval": [-1.25, 0.25],
                "interval_level": 95,
                "n": 280,
                "direction": "no_clear_difference",
                "statement": '=No difference was found, "said" they;\nnone.',
            }
        ],
    }
    files["reports/school-trial/v1.md"] = record_file(report)
    retracted = {**report, "title": "A report that was retracted", "kind": "addendum", "findings": []}
    files["reports/taken-back/v1.md"] = record_file(retracted)
    files["notices/taken-back.md"] = record_file(
        {
            "title": "The addendum is retracted",
            "summary": SUMMARY.format("a notice in it"),
            "date": "2024-01-02",
            "target": "reports/taken-back",
            "kind": "retraction",
            "reason": "The data were wrong.",
            "issued_by": {"name": "The editors"},
        }
    )


def _agents(files: dict[str, str]) -> None:
    common = {"summary": SUMMARY.format("somebody in it"), "date": "2021"}
    files["people/anna-berg.md"] = record_file(
        {
            "title": "Anna van der Berg",
            "family_name": "van der Berg",
            "given_name": "Anna",
            "orcid": "0000-0002-1825-0097",
            **common,
        }
    )
    files["people/prince-one.md"] = record_file({"title": "Prince", **common})
    files["organisations/health-body.md"] = record_file(
        {"title": "{World Health Organization}", "ror": "https://ror.org/03kk7td41", **common}
    )


def _posts(files: dict[str, str]) -> None:
    for name, text in HOSTILE.items():
        fields = {
            "title": text,
            "summary": SUMMARY.format(text),
            "date": "2023-03-04",
            "topics": ["schools"],
            "authors": [{"name": text}],
            "about": ["protocols/school-trial"],
        }
        files[f"blogs/hostile-{name}.md"] = record_file(fields, "## Text\n\nA text, [[people/anna-berg]].\n")
    files["blogs/a-draft.md"] = record_file(
        {
            "title": "SECRET DRAFT",
            "summary": SUMMARY.format("a secret"),
            "date": "2023",
            "authors": ["anna-berg"],
            "draft": True,
        }
    )
    files["blogs/retelling.md"] = record_file(
        {
            "title": "What they said elsewhere",
            "summary": SUMMARY.format("a retelling"),
            "date": "2023",
            "original": {
                "url": "https://elsewhere.example/post?a=1&b=2",
                "title": "What we say",
                "authors": ["prince-one"],
                "date": "2022-12",
            },
        }
    )
    files["events/open-day.md"] = record_file(
        {
            "title": "Open day",
            "summary": SUMMARY.format("an event"),
            "date": "2024-05-01",
            "start": "2024-09-01T10:00+01:00",
            "venue": "Hall </script>",
            "speakers": ["anna-berg"],
            "outcome": "LATER THAN THE BUILD",
        }
    )
    files["calls/second-round.md"] = record_file(
        {
            "title": "Call for a second round",
            "summary": SUMMARY.format("a call in it"),
            "date": "2024-02",
            "opens": "2024-03-01",
            "closes": "2024-05-31",
        }
    )
    files["programmes/what-helps.md"] = record_file(
        {"title": "What helps", "summary": SUMMARY.format("a programme in it"), "date": "2021"}
    )


def parse_xml(text: str) -> ET.Element:
    """The root of an XML document that this build has written."""
    return ET.fromstring(text)  # noqa: S314 - our own bytes


def hostile_files() -> dict[str, str]:
    """The files of the site's content folder."""
    files: dict[str, str] = {}
    for add in (_study, _reports, _agents, _posts):
        add(files)
    return files


@dataclass(frozen=True)
class Site:
    """A built site: where it stands on the disk, and the graph that it was made of."""

    folder: Path
    graph: Graph

    def text(self, path: str) -> str:
        return (self.folder / path).read_bytes().decode("utf-8")

    def json(self, path: str) -> Any:
        return json.loads(self.text(path))

    def address(self, path: str) -> str:
        return URL + path


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder with `mkdocs.yml` and the content."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in hostile_files().items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    config = {
        "site_name": NAME,
        "site_url": URL,
        "docs_dir": "content",
        "theme": {"name": "material", "font": False},
        "plugins": [
            {
                "evidence/content": {
                    "publisher": "The Publisher & Co",
                    "licence": "CC BY 4.0",
                    "identity": "evidence.example,2021",
                    "topics": [{"id": "schools", "label": "Schools & <homes>"}],
                }
            },
            "evidence/pages",
            "evidence/exports",
        ],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def graph(content: Path) -> Graph:
    settings = SiteSettings(
        name=NAME,
        url=URL,
        publisher="The Publisher & Co",
        licence="CC BY 4.0",
        identity="evidence.example,2021",
        topics=(Topic("schools", "Schools & <homes>"),),
    )
    reading = read_content(content / "content", settings, AS_OF)
    return reading.graph


@pytest.fixture(scope="session")
def site(content: Path, graph: Graph) -> Site:
    out = content / "site"
    result = build_site(content / "mkdocs.yml", as_of=AS_OF, out=out)
    assert result.succeeded, result
    return Site(out, graph)


@pytest.fixture(scope="session")
def host(site: Site) -> Iterator[str]:
    """The site on a plain static host of this machine: its address there."""
    handler = partial(_Quiet, directory=str(site.folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass
