"""No published file holds the words of a comment, wherever in a site it was written."""

from __future__ import annotations

import gzip
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from invented import AS_OF, SITE

from mkdocs_evidence.mkdocs_adapter.site_build import build_site

HIDDEN, SHOWN = "zqhidden", "zqshown"
"""Begins of invented words: those of comments, and those of texts around them."""
PLACES = """
{shown} in a sentence <!-- {hidden} in it --> that goes on.

<!--
{hidden} over lines

{hidden} after an empty one
-->

- An item <!-- {hidden} -->
- Another

  <!-- {hidden} below an item
  {hidden} on its next line -->

1. > A quotation <!-- {hidden}
   > {hidden} in its second line --> ends.
   >
   > <!-- {hidden}
   > {hidden} -->

| a <!-- {hidden} --> | b |
|---|---|
| c <!-- {hidden} \\| {hidden} --> | d <!-- {hidden} --> |

[Words <!-- {hidden} -->](https://example.org/) and [[projects/garden-trial|the trial <!-- {hidden} -->]].

A note[^{note}], and an RZQ.

[^{note}]: Its text <!-- {hidden} -->.

    <!-- {hidden} in a note -->

*[RZQ]: a short form <!-- {hidden} -->

A term <!-- {hidden} -->
: Its meaning <!-- {hidden} -->

### A heading <!-- {hidden} -->

<figure>
<!-- {hidden} -->
<figcaption>A caption <!-- {hidden} --></figcaption>
</figure>

<details>
<summary>More <!-- {hidden} --></summary>

Inside <!-- {hidden} -->.

</details>

> [!NOTE]
> A box <!-- {hidden} -->

- [ ] A task <!-- {hidden} -->

[//]: # ({hidden} as a definition)
[//]: # "{hidden} again"
[comment]: <> ({hidden} and
{hidden} in the next line)
[comment]: <{hidden} as an address>

Code stays: `<!-- {shown} -->`

```html
<!-- {shown} in a fence -->
```
"""


def planted(text: str, numbers: Iterator[int]) -> str:
    """The file of a record or page, with comments in each place; each has a word of its own."""
    places = PLACES.replace("{note}", "zq1").replace("{shown}", SHOWN)
    places = re.sub("{hidden}", lambda _: f"{HIDDEN}{next(numbers)}", places)
    if not text.startswith("---\n"):
        return text + places
    header, body = text.removeprefix("---\n").split("---\n", 1)
    first, others = header.split("\n", 1)
    remarks = [f"# {HIDDEN}{next(numbers)} above all", f"{first} # {HIDDEN}{next(numbers)} behind a field"]
    return "\n".join(["---", *remarks, others]) + f"# {HIDDEN}{next(numbers)}\n---\n{body}{places}"


def plant(content: Path, numbers: Iterator[int]) -> None:
    """Plant comments in all records but versions, in pages, and in drafts of a protocol and a report."""
    for kind, name in (("protocols", "garden-trial"), ("reports", "garden-trial")):
        shutil.copytree(content / kind / name, content / kind / "commented")
        for draft in (content / kind / "commented").glob("v*.md"):
            lines = draft.read_text(encoding="utf-8").split("\n")
            kept = "\n".join(line for line in lines if not line.startswith(("doi:", "aliases:")))
            as_draft = kept.replace("\n---\n", "\ndraft: true\n---\n", 1)
            draft.write_text(planted(as_draft, numbers), encoding="utf-8")
    for path in sorted(content.rglob("*.md")):
        parts = path.relative_to(content).parts
        if parts[0] not in ("protocols", "reports"):
            path.write_text(planted(path.read_text(encoding="utf-8"), numbers), encoding="utf-8")


def contents(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and what is packed in it."""
    yield name, data
    if data.startswith(b"\x1f\x8b"):
        yield from contents(f"{name} unpacked", gzip.decompress(data))
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from contents(f"{name}/{inner}", archive.read(inner))


@pytest.mark.slow
def test_no_published_byte_is_of_a_comment(tmp_path: Path) -> None:
    shutil.copytree(SITE, tmp_path, dirs_exist_ok=True)
    content = tmp_path / "content"
    (content / "guide").mkdir()
    (content / "guide" / "README.md").write_text("# How to read this site\n\nInvented.\n", encoding="utf-8")
    numbers = count(1)
    plant(content, numbers)
    assert next(numbers) > 1000
    site = tmp_path / "public"
    built = build_site(tmp_path / "mkdocs.yml", as_of=AS_OF, out=site, drafts=True)
    assert built.succeeded, built.diagnostics
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    published = [
        found
        for path in files
        for found in contents(path.relative_to(site).as_posix(), path.read_bytes())
    ]
    holders = [name for name, data in published if HIDDEN.encode() in data.lower()]
    assert holders == []
    shown = {name for name, data in published if SHOWN.encode() in data.lower()}
    expected = {"about/index.html", "guide/index.html", "blogs/first-steps/index.html", "feeds/all.json"}
    drafts = {"protocols/commented/v1/source.md", "protocols/commented/compare/v1..v2/index.html"}
    assert expected | drafts <= shown, sorted(shown)
    assert any(name.endswith(" unpacked") for name in shown), "the search index was not looked into"
