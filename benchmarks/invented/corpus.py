"""The files of an invented site: projects with their protocols and reports, blogs, people, notices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.invented import records
from benchmarks.invented.bibliography import bibliography

TOPICS = tuple(f"topic-{number}" for number in range(1, 11))
_CITATION = re.compile(r" \[@\w+\]")
HUB = "project-0000"
"""The project on which the most depends: retitling it is one of the edits that are measured."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many records there are of each type, for a number of blogs, protocols and reports in all.

    Those are in the proportion 5:3:2; the others go with them.
    """

    texts: int

    @property
    def blogs(self) -> int:
        """Posts of about 600 words."""
        return self.texts * 5 // 10

    @property
    def protocols(self) -> int:
        """Protocols of about 2,500 words, with one to three versions."""
        return self.texts * 3 // 10

    @property
    def reports(self) -> int:
        """Reports of about 3,500 words."""
        return self.texts - self.blogs - self.protocols

    @property
    def projects(self) -> int:
        """Projects, each with a few documents."""
        return max(2, self.texts // 10)

    @property
    def people(self) -> int:
        """Authors."""
        return max(5, self.texts // 20)

    @property
    def organisations(self) -> int:
        """Evaluators and funders."""
        return max(3, self.texts // 100)

    @property
    def notices(self) -> int:
        """Corrections."""
        return max(1, self.texts // 100)

    @property
    def citing(self) -> int:
        """Files that cite: all posts and reports, and all versions of protocols."""
        return self.blogs + self.reports + sum(1 + number % 3 for number in range(self.protocols))


def write_corpus(folder: Path, texts: int, *, seed: int = 1, citing: int | None = None) -> int:
    """Write `content/` and `mkdocs.yml` below a folder; how many Markdown files there are.

    `citing` is how many of the files cite, spread over all; the others are the same without citations.
    """
    random = Random(seed)
    sizes = Sizes(texts)
    keys = tuple(f"work{number:04}" for number in range(max(50, min(2000, texts // 5))))
    site = records.Site(sizes, keys, TOPICS, HUB)
    content = folder / "content"
    count = 0
    files = records.all_records(site, random)
    for path, text in files if citing is None else _citing_less(files, citing, sizes.citing):
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        count += 1
    if citing != 0:
        (content / "references.bib").write_text(bibliography(keys, random), encoding="utf-8")
    (content / "about.md").write_text("# About\n\nInvented, to measure with.\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_CONFIG + _topics(), encoding="utf-8")
    return count


def _citing_less(files: Iterable[records.File], wanted: int, of: int) -> Iterator[records.File]:
    """The files, of which only so many still cite."""
    seen = 0
    for path, text in files:
        if not _CITATION.search(text):
            yield path, text
            continue
        keeps = (seen + 1) * wanted // of > seen * wanted // of
        seen += 1
        yield path, text if keeps else _CITATION.sub("", text)


def _topics() -> str:
    return "".join(f"        - {{id: {topic}, label: {topic.capitalize()}}}\n" for topic in TOPICS)


_CONFIG = """\
site_name: Invented evidence
site_url: https://invented.example/
docs_dir: content
site_dir: site
theme:
  name: material
  font: false
nav:
  - Projects: projects/index.md
  - Protocols: protocols/index.md
  - Reports: reports/index.md
  - Blog: blogs/index.md
  - Topics: topics/index.md
  - About: about.md
markdown_extensions:
  - abbr
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      permalink: "#"
      toc_depth: 2-3
plugins:
  - evidence/pages
  - evidence/exports
  - evidence/content:
      publisher: Invented evidence
      licence: CC BY 4.0
      topics:
"""
