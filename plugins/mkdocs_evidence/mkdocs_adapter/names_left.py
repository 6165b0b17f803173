"""The last look at what is to be published: no file holds a name that is withheld."""

from __future__ import annotations

import gzip
import html
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs_evidence.graph.names import has_several_words, pattern_of
from mkdocs_evidence.graph.removed import Removed

GZIP = b"\x1f\x8b"


def names_left(site: Path, paths: Iterable[str], names: Iterable[Removed]) -> Iterator[str]:
    """What is said of each of these files of a site that holds a withheld name.

    Names of one word are left out: a style sheet, or the code of a page, may hold any word.
    """
    patterns = [
        (one, pattern_of(forms)) for one in names if (forms := tuple(filter(has_several_words, one.names)))
    ]
    for path in sorted(paths) if patterns else ():
        text = _text_of(site / path)
        for removed, pattern in patterns:
            if pattern.search(text):
                yield (
                    f"{path} holds a name that {removed.notice.source.shown_path} withholds: "
                    "take it out of what that file is made from (mkdocs.yml, a template, an attached file)."
                )


def _text_of(file: Path) -> str:
    """The text of a file, decompressed; with what HTML and XML write as entities."""
    data = file.read_bytes()
    data = gzip.decompress(data) if data.startswith(GZIP) else data
    text = data.decode("utf-8", "replace")
    return html.unescape(text) if "&" in text else text
