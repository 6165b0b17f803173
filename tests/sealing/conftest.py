"""A small invented site whose versions are sealed, and what the tests of sealing do with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import html5lib
import pytest

from mkdocs_evidence.diagnostics import Diagnostic, SiteProblemError
from mkdocs_evidence.mkdocs_adapter.build_result import BuildResult
from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_check import check_site
from mkdocs_evidence.mkdocs_adapter.site_publish import Accepted, Published, publish_site
from mkdocs_evidence.mkdocs_adapter.site_verify import Verified, verify_site

DAY = date(2026, 11, 2)

CONFIG = """\
site_name: The sealed site
site_url: https://sealed.example/
docs_dir: content
theme:
  name: material
  font: false
  custom_dir: overrides
markdown_extensions:
  - attr_list
  - footnotes
  - tables
  - toc: {permalink: "#"}
plugins:
  - evidence/content:
      publisher: The invented centre
      citation_style: apa
      topics: [{id: letters, label: Letters}]
      glossary:
        - {term: plain letter, meaning: A letter without hard words., also: [plain letters]}
        - {term: pilot, meaning: A first small try.}
  - evidence/pages
  - evidence/exports
"""
ANOTHER_WORD = ('permalink: "#"', 'permalink: "#", marker: usual')
"""A change of settings that puts the contents of a text in the place of one of its words."""
PERSON = """\
---
title: Jo Field
summary: A person who exists only in a test, and signs everything there.
date: 2020-03-01
---
"""
PROJECT = """\
---
title: Letters to families
summary: Whether a plain letter brings more families to a meeting (invented).
date: 2020-03-01
design: pilot
lead: jo-field
topics: [letters]
status_history:
  - {date: 2020-03-01, status: planned}
---

One letter, one meeting.
"""
PROTOCOL = """\
---
title: Protocol of the letters
summary: What the pilot of plain letters will do and what it will measure.
date: 2020-03-10
version_date: 2020-03-10
version_label: "Version 1.0"
project: letters
kind: pilot_protocol
authors: [jo-field, {name: Sam Reader}]
outcomes:
  - id: meetings
    role: primary
    measure: Families who come to the meeting
    timepoint: 3 months
    analysis: Difference of shares
  - {id: calls, role: secondary, measure: Calls by families}
sample: {planned: 100, unit: families, sites: two towns}
population: Families of one school
intervention: A plain letter
comparator: The usual letter
---

## What is done

Half of the families get a plain letter [@field2010, p. 3]. The others get what @reader2015 calls the usual
one.
The [[projects/letters]] page tells more[^1], and [[people/jo-field|she]] answers.

| Group | Letter |
|---|---|
| One | plain |
| Two | usual |

[^1]: It says who pays.
"""
REPORT = """\
---
title: Report on the letters
summary: What the plain letters of the pilot brought about, and what not.
date: 2021-03-10
version_date: 2021-03-10
project: letters
kind: pilot
authors: [{name: Sam Reader}]
evaluates: letters@1
coverage: complete
findings:
  - outcome: meetings
    estimate: 4.5
    unit: percentage points
    interval: [1.5, 7.5]
    interval_level: 95
    n: 98
    direction: favours_intervention
    statement: More families came after a plain letter.
  - outcome: calls
    direction: not_estimated
    statement: Calls were counted and not compared.
deviations:
  - {section: Sample, planned: "100", done: "98", reason: Two families moved.}
---

## What was found

The pilot says what @field2010 said.
"""
BLOG = """\
---
title: We write letters
summary: Why we try out letters in plain words, and what we hope for.
date: 2020-03-12
authors: [jo-field]
about: [protocols/letters, projects/letters]
---

Read [[protocols/letters]] and [@reader2015].
"""
BIBLIOGRAPHY = """\
@article{field2010,
  author = {Field, Jo},
  title = {Letters that people read},
  journal = {Invented Studies},
  year = {2010},
}

@book{reader2015,
  author = {Reader, Sam},
  title = {The usual letter},
  publisher = {Nowhere Press},
  year = {2015},
}
"""


@dataclass(frozen=True, slots=True)
class Site:
    """A site in a folder, with its commands."""

    folder: Path

    @property
    def config(self) -> Path:
        return self.folder / "mkdocs.yml"

    @property
    def out(self) -> Path:
        return self.folder / "site"

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text, text
        self.write(path, text.replace(old, new))

    def files(self) -> dict[str, bytes]:
        """All files of the content folder."""
        content = self.folder / "content"
        return {
            path.relative_to(content).as_posix(): path.read_bytes()
            for path in sorted(content.rglob("*"))
            if path.is_file()
        }

    def publish(self, day: date = DAY, accepted: Accepted | None = None) -> Published:
        published = publish_site(self.config, day=day, accepted=accepted)
        assert published.succeeded, published.diagnostics
        return published

    def build(self, day: date = DAY, **options: Any) -> BuildResult:
        return build_site(
            self.config, as_of=day, strict=True, must_be_sealed=True, search=False, out=self.out, **options
        )

    def check(self, day: date = DAY) -> tuple[Diagnostic, ...]:
        """What `check --sealed` tells, without notes."""
        faults = check_site(self.config, as_of=day, must_be_sealed=True)
        return tuple(fault for fault in faults if not fault.is_note)

    def attempt_check(self, day: date = DAY) -> tuple[str, ...]:
        """What `check --sealed` tells, a problem of the site included, which is one sentence."""
        try:
            return tuple(f"{fault.rule.id}: {fault.message}" for fault in self.check(day))
        except SiteProblemError as problem:
            return (str(problem),)

    def attempt_build(self, day: date = DAY) -> bool:
        """Whether the strict sealed build succeeds."""
        try:
            return self.build(day).succeeded
        except SiteProblemError:
            return False

    def verify(self, day: date = DAY) -> Verified:
        return verify_site(self.config, as_of=day, site=self.out)

    def page(self, address: str) -> str:
        return (self.out / address.strip("/") / "index.html").read_text(encoding="utf-8")


def words_of(page: str) -> Mapping[str, str]:
    """The words of each sealed part of a page, read by html5lib and a plain walk: the tests' own reader."""
    parts: dict[str, list[str]] = {}
    blocks = {
        *(
            "p",
            "li",
            "dt",
            "dd",
            "tr",
            "td",
            "th",
            "div",
            "section",
            "h1",
            "h2",
            "h3",
            "h4",
            "ul",
            "ol",
            "dl",
        ),
        *("table", "caption", "figure", "figcaption", "blockquote", "pre", "br", "hr"),
    }
    hidden = {"headerlink", "footnote-backref"}
    living = {"mark", "record-link", "record-link__mark", "reference__places", "reference__record"}

    def walk(element: Any, into: list[str] | None) -> None:
        name, classes = element.tag, set((element.get("class") or "").split())
        if into is not None and (
            (element.get("data-living") is not None and classes & living)
            or element.get("hidden") is not None
            or name in {"script", "style"}
            or classes & hidden
            or element.get("role") == "doc-backlink"
        ):
            return
        if into is None and element.get("data-sealed") is not None:
            into = parts.setdefault(element.get("data-sealed"), [])
            into.append(" ")
        if into is not None and name in blocks:
            into.append(" ")
        if into is not None and name == "img":
            into.append(f" {element.get('alt')} ")
        if into is not None and element.text:
            into.append(element.text)
        for child in element:
            walk(child, into)
            if into is not None and child.tail:
                into.append(child.tail)
        if into is not None and name in blocks:
            into.append(" ")

    walk(html5lib.parse(page, namespaceHTMLElements=False), None)
    return {name: " ".join("".join(text).split()) for name, text in parts.items()}


def begin(folder: Path) -> Site:
    """The small site in a folder, not sealed yet."""
    site = Site(folder)
    (folder / "overrides").mkdir()
    site.write("mkdocs.yml", CONFIG)
    site.write("content/about.md", "# About\n\nInvented for a test.\n")
    site.write("content/references.bib", BIBLIOGRAPHY)
    site.write("content/people/jo-field.md", PERSON)
    site.write("content/projects/letters.md", PROJECT)
    site.write("content/protocols/letters/v1.md", PROTOCOL)
    site.write("content/reports/letters/v1.md", REPORT)
    site.write("content/blogs/we-write.md", BLOG)
    return site


@pytest.fixture
def unsealed_site(tmp_path: Path) -> Site:
    """The small site, not sealed yet."""
    return begin(tmp_path)


@pytest.fixture
def sealed_site(unsealed_site: Site) -> Site:
    """The small site, sealed."""
    unsealed_site.publish()
    return unsealed_site
