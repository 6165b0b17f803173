"""Public lists of hostile strings, read from copies that are no part of this repository."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "EVIDENCE_HOSTILE_STRINGS"
"""Names a folder with a copy of each repository below, in a folder of the repository's name."""
COMMITS = {
    "big-list-of-naughty-strings": "db33ec7b1d5d9616a88c76394b7d0897bd0b97eb",
    "DOMPurify": "1fa97e8f0b671ded461adfe6af255f2aab4202d0",
    "CheatSheetSeries": "6b8819da79e0537d072e04296ffa3adfc94ba881",
    "xss-payload-list": "d473925ebc9aaec0ac8bdb9aa9d26be8d163af04",
}
"""minimaxir/, cure53/, OWASP/ and payloadbox/ on GitHub, at the commits with which the figures were made."""
_PAYLOAD = re.compile(r'"payload"\s*:\s*("(?:[^"\\]|\\.)*")')
_FENCED = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)


def strings_of(folder: Path, repository: str) -> tuple[str, ...]:
    """The strings of one list, each once, in its order; an empty one is refused where a text is needed."""
    return tuple(dict.fromkeys(filter(None, _READERS[repository](folder / repository))))


def _naughty(folder: Path) -> Iterator[str]:
    yield from json.loads((folder / "blns.json").read_text("utf-8"))


def _purify(folder: Path) -> Iterator[str]:
    text = (folder / "test" / "fixtures" / "expect.mjs").read_text("utf-8")
    for literal in _PAYLOAD.findall(text):
        yield json.loads(
            re.sub(r"\\x([0-9A-Fa-f]{2})", r"\\u00\1", literal).replace("\\'", "'"), strict=False
        )


def _cheat_sheet(folder: Path) -> Iterator[str]:
    text = (folder / "cheatsheets" / "XSS_Filter_Evasion_Cheat_Sheet.md").read_text("utf-8")
    yield from (block.strip() for block in _FENCED.findall(text))


def _payloads(folder: Path) -> Iterator[str]:
    text = (folder / "Intruder" / "xss-payload-list.txt").read_text("utf-8", errors="replace")
    yield from (line for line in text.split("\n") if line.strip())


_READERS = {
    "big-list-of-naughty-strings": _naughty,
    "DOMPurify": _purify,
    "CheatSheetSeries": _cheat_sheet,
    "xss-payload-list": _payloads,
}
