"""The examples of the guide to what one can write, and a site in which each of them is a post."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from invented import SITE

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs/what-you-can-write.md"
PICTURES = ROOT / "docs/images/signs"
MARK = "Example"
"""The name under which a picture tells of which example it was taken."""
_EXAMPLE = re.compile(
    r"^(?P<fence>`{3,})markdown\n(?P<text>.*?)\n(?P=fence)\n\n"
    r"!\[(?P<shows>[^\]\n]+)\]\(images/signs/(?P<name>[a-z]+)\.png\)$",
    re.DOTALL | re.MULTILINE,
)
_SPAN_OF_CODE = re.compile(r"</?span[^>]*>")
POST = """\
---
title: "{title}"
summary: "An invented text that shows what one can write; nothing in it is true."
date: 2026-01-01
authors: people/bo-fiction
topics: [gardens]
---

{text}
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A text of the guide, with the name of its picture and what that is said to show."""

    name: str
    text: str
    shows: str

    def mark(self, html: str) -> str:
        """What the picture of this text must tell; `html` is the text as the site renders it."""
        return sha256(f"{self.text}\0{_SPAN_OF_CODE.sub('', html)}".encode()).hexdigest()


def examples() -> tuple[Example, ...]:
    """All examples of the guide, in its order."""
    found = _EXAMPLE.finditer(GUIDE.read_text("utf-8"))
    return tuple(Example(one["name"], one["text"], one["shows"]) for one in found)


def write_site(folder: Path) -> Path:
    """Write the invented site with a post for each example; return its configuration."""
    shutil.copytree(SITE, folder, dirs_exist_ok=True)
    for name, text in _posts():
        title = name.capitalize().replace("-", " ")
        (folder / f"content/blogs/{name}.md").write_text(POST.format(title=title, text=text), "utf-8")
    return folder / "mkdocs.yml"


def _posts() -> Iterator[tuple[str, str]]:
    for example in examples():
        # Links to headings of other examples: the whole guide is one text to its readers.
        heading = "" if example.name == "headings" else "\n\n## How we asked\n" * ("(#how" in example.text)
        yield f"sign-{example.name}", example.text + heading
    whole = "\n\n---\n\n".join(example.text for example in examples())
    yield "every-sign", f"{whole}\n\n{(Path(__file__).parent / 'looks/more-signs.md').read_text('utf-8')}"
