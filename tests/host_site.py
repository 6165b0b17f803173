"""An invented MkDocs site of somebody else's, with or without our plugins. Nothing in it is true."""

from __future__ import annotations

import filecmp
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

OURS = ("evidence/content", "evidence/pages", "evidence/exports")
MERGED = frozenset({"_headers", "_redirects", "sitemap.xml", "sitemap.xml.gz"})
"""Files of the site in which our lines follow its own."""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"/>'
PAGES = {
    "index.md": "# Welcome\n\nAn invented site. See [the guide](guide/start.md).\n",
    "search.md": "# Searching\n\nHow to search the invented site.\n",
    "contact.md": "# Contact\n\n[Call](tel:+441234567890), or [write](mailto:a@b.example).\n",
    "guide/index.md": '# Guides\n\n![A map](../img/map.svg)\n\n![Titled](../img/map.svg "A title")\n',
    "guide/start.md": "# Start\n\n[[A wiki page]], [[guide|words]], [[projects]].\n\n`[[projects/x]]`\n",
    "guide/packages.md": "# Packages\n\nInstall [@invented/core] and [@doe2001], \\@home, a@b.example.\n",
    "guide/tables.md": '# Tables\n\n| A | B |\n|:--|--:|\n| 1 | 2 |\n\n![Alone](../img/map.svg "Caption")\n',
    "guide/code.md": "# Code\n\n    x = [[1], [2]]\n\n!!! note\n    {{ not_a_macro }} {% raw %}\n",
    "guide/deep/one.md": "---\nreferences: mine\nview: my own\n---\n# One\n\n[Two](two.md#second)\n",
    "guide/deep/two.md": "# Two\n\n## Second\n\nBack to [one](one.md).\n",
    "topics/bees.md": "# Bees\n\nA page in a folder whose name the evidence plugins use too.\n",
    "news/index.md": "# News\n",
    "news/2021-02-03-first.md": "---\ntitle: First\ndate: 2021-02-03\n---\nThe first post.\n",
    "news/2021-03-03-second.md": "---\ntitle: Second\ndate: 2021-03-03\ntemplate: post.html\n---\nText.\n",
    "status.md": "# Status of the service\n\nAll is well (invented).\n",
    "unlisted.md": "# Unlisted\n\nIn no menu.\n",
}
NAV = [
    {"Our welcome": "index.md"},
    {
        "Guides": [
            "guide/index.md",
            "guide/start.md",
            {"Packages, all": "guide/packages.md"},
            "guide/tables.md",
        ]
    },
    {"Deeper": ["guide/deep/one.md", "guide/deep/two.md", "guide/code.md", "topics/bees.md"]},
    {"News": ["news/index.md", "news/2021-02-03-first.md", "news/2021-03-03-second.md"]},
    {"Find": "search.md"},
    {"State": "status.md"},
    {"Contact": "contact.md"},
    {"Elsewhere": "https://elsewhere.example/"},
]
HOOK = '''\
"""Adds a page, counts pages, and writes a file when all is built: invented."""
from pathlib import Path
from mkdocs.structure.files import File


def on_files(files, config):
    files.append(File.generated(config, "guide/made.md", content="# Made\\n\\nBy a hook.\\n"))
    return files


def on_page_markdown(markdown, page, config, files):
    return markdown + f"\\n\\n{len(files.documentation_pages())} pages.\\n"


def on_env(env, config, files):
    env.globals["shout"] = str.upper
    return env


def on_post_build(config):
    (Path(config.site_dir) / "robots.txt").write_text("User-agent: *\\n", encoding="utf-8")
    for name in ("words", "was/council"):
        (Path(config.site_dir) / name).mkdir(parents=True, exist_ok=True)
        (Path(config.site_dir) / name / "index.html").write_text("<p>Our own</p>", encoding="utf-8")
'''
FILES = {
    "docs/_headers": "/*\n  X-Frame-Options: DENY\n  Content-Security-Policy: default-src * 'unsafe-inline'",
    "docs/_redirects": "".join(f"/was/{number}   /guide/start/   301\n" for number in range(103)),
    "docs/img/map.svg": PICTURE,
    "docs/css/extra.css": "h1 { color: teal }\n",
    "docs/js/extra.js": "document.title += '!'\n",
    "docs/api/v1/mine.json": "{}\n",
    "overrides/main.html": '{% extends "base.html" %}\n{% block announce %}\n  {% if view %}V{% endif %}\n'
    "  {{ shout('invented') if shout }}\n{% endblock %}\n",
    "overrides/post.html": '{% extends "main.html" %}\n\n{% block content %}\n  {{ page.content }}\n'
    "{% endblock %}\n",
    "overrides/404.html": '{% extends "main.html" %}\n{% block content %}\n  <h1>Lost</h1>\n{% endblock %}\n',
    "hooks/made.py": HOOK,
}
RECORD = """\
---
title: A council
summary: A council that exists only in this test of the plugins (invented).
date: 2020-01-01
aliases: [/was/council/, /was/7]
---

It has [a page](../contact.md) and [[organisations/small-council|itself]].
"""


def write_host_site(root: Path, *, plugins: Sequence[Any] = ("search",), **options: Any) -> Path:
    """The site without our plugins; gives its configuration."""
    for name, text in (*((f"docs/{page}", text) for page, text in PAGES.items()), *FILES.items()):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    whole = {
        "site_name": "Somebody's site (invented)",
        "site_url": "https://somebody.example/",
        "theme": {
            "name": "material",
            "font": False,
            "custom_dir": "overrides",
            "features": ["navigation.footer"],
        },
        "extra_css": ["css/extra.css"],
        "extra_javascript": ["js/extra.js"],
        "nav": NAV,
        "hooks": ["hooks/made.py"],
        "markdown_extensions": ["tables", "admonition", "attr_list"],
        "plugins": list(plugins),
        **options,
    }
    return write_configuration(root / "host.yml", whole)


def write_configuration(file: Path, whole: Mapping[str, Any]) -> Path:
    """Write a configuration of MkDocs."""
    file.write_text(yaml.safe_dump(dict(whole), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return file


def as_guests(
    host: Path, content: Mapping[str, Any] | None = None, pages: Mapping[str, Any] | None = None
) -> Path:
    """The same site with our plugins after its own."""
    whole = yaml.safe_load(host.read_text(encoding="utf-8"))
    options: dict[str, Any] = {OURS[0]: content, OURS[1]: pages}
    ours = [{name: dict(options[name] or {})} if options.get(name) else name for name in OURS]
    return write_configuration(host.with_name("guest.yml"), {**whole, "plugins": [*whole["plugins"], *ours]})


def write_record(host: Path) -> None:
    """Add one record to the site."""
    place = host.parent / "docs" / "organisations" / "small-council.md"
    place.parent.mkdir(exist_ok=True)
    place.write_text(RECORD, encoding="utf-8")


def mkdocs_build(config: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build a site as `mkdocs build` does, on a fixed day."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795392000", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(config), "-d", str(out), *options]
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, check=False, cwd=config.parent
    )
    assert done.returncode == 0, done.stderr
    return done


def touched(host: Path, guest: Path) -> Iterator[str]:
    """The files of the site of the host that are missing or have other bytes in that of its guests."""
    for file in sorted(path for path in host.rglob("*") if path.is_file()):
        name = file.relative_to(host).as_posix()
        other = guest / name
        if not other.is_file() or not filecmp.cmp(file, other, shallow=False):
            yield name
