"""The same texts for other site generators: plain Markdown, and the configuration that each wants."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCED = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)
_LINK = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]*))?\]\]")
SECTIONS = ("projects", "protocols", "reports", "blogs", "people", "organisations", "notices")

UNSEARCHED = "---\nsearch:\n  exclude: true\n---\n\n"
"""For lists: titles are found at their pages, and 5,000 in one are more than Zensical's search can hold."""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator: how to build with it, and what it leaves behind."""

    name: str
    command: tuple[str, ...]
    leaves: tuple[str, ...] = ("site", "public", ".cache")


MATERIAL = Peer("material", (sys.executable, "-m", "mkdocs", "build", "-q"))
HUGO = Peer("hugo", ("hugo", "--quiet"))
ZENSICAL = Peer("zensical", ("zensical", "build", "--clean"))
PEERS = {peer.name: peer for peer in (MATERIAL, HUGO, ZENSICAL)}


def write_peer_sites(corpus: Path, folder: Path) -> None:
    """Write a site for each peer below a folder, from the content of an invented site."""
    texts = tuple(_texts(corpus / "content"))
    for name in ("material", "zensical"):
        _write_texts(folder / name / "docs", texts)
        (folder / name / "mkdocs.yml").write_text(_MATERIAL, encoding="utf-8")
    _write_texts(folder / "hugo" / "content", texts)
    _write_hugo(folder / "hugo")


def _texts(content: Path) -> Iterator[tuple[str, str]]:
    """The path and the plain Markdown of every record, and an index for each section."""
    for section in SECTIONS:
        entries = []
        for path in sorted((content / section).rglob("*.md")):
            name = path.relative_to(content).as_posix()
            title, body = _plain(path.read_text(encoding="utf-8"), name.count("/"))
            entries.append(f"- [{title}]({name.partition('/')[2]})")
            yield name, f"---\ntitle: {title}\n---\n\n# {title}\n{body}"
        yield f"{section}/index.md", f"{UNSEARCHED}# {section.capitalize()}\n\n" + "\n".join(entries) + "\n"
    yield "index.md", "# Home\n\nInvented, to measure with.\n"


def _plain(text: str, depth: int) -> tuple[str, str]:
    match = _FENCED.fullmatch(text)
    assert match is not None
    title = match[1].partition("title: ")[2].partition("\n")[0]

    def link(found: re.Match[str]) -> str:
        section, _, name = found[1].partition("/")
        target = f"{name}/v1.md" if section in ("protocols", "reports") else f"{name}.md"
        return f"[{found[2] or name}]({'../' * depth}{section}/{target})"

    return title, _LINK.sub(link, match[2])


def _write_texts(folder: Path, texts: tuple[tuple[str, str], ...]) -> None:
    for path, text in texts:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _write_hugo(folder: Path) -> None:
    for index in (folder / "content").rglob("index.md"):
        index.rename(index.with_name("_index.md"))
    (folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    layouts = folder / "layouts"
    for path, text in _LAYOUTS.items():
        file = layouts / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


_MATERIAL = """\
site_name: Invented evidence
site_url: https://invented.example/
theme:
  name: material
  font: false
nav:
  - Home: index.md
  - Projects: projects/index.md
  - Protocols: protocols/index.md
  - Reports: reports/index.md
  - Blog: blogs/index.md
markdown_extensions:
  - abbr
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      permalink: "#"
plugins:
  - search
"""
_HUGO = """\
baseURL = "https://invented.example/"
title = "Invented evidence"
disableKinds = ["taxonomy", "term", "RSS", "robotsTXT"]
[markup.goldmark.renderer]
unsafe = true
[markup.tableOfContents]
startLevel = 2
endLevel = 3
"""
_LAYOUTS = {
    "_default/baseof.html": """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }} - {{ site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}"></head>
<body>
<header><a href="{{ "/" | relURL }}">{{ site.Title }}</a>
<nav>{{ range site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer>Invented.</footer>
</body>
</html>
""",
    "_default/single.html": """\
{{ define "main" }}<aside>{{ .TableOfContents }}</aside>
{{ .Content }}{{ end }}
""",
    "_default/list.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
    "index.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
    "_default/_markup/render-link.html": """\
{{- $u := urls.Parse .Destination -}}
{{- with .Page.GetPage $u.Path -}}<a href="{{ .RelPermalink }}">{{ $.Text | safeHTML }}</a>
{{- else -}}<a href="{{ .Destination | safeURL }}">{{ .Text | safeHTML }}</a>{{- end -}}
""",
}
