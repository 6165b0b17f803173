"""Links from a summary of changes to the pages of a preview."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.changes.report import SiteChanges
from mkdocs_evidence.graph.canonical_addresses import file_at

_CODE = re.compile(r"(?<!\\)`(/[^`\n]*)`")
_FULL = ("https://", "http://")


def with_preview_links(summary: str, changes: SiteChanges, preview: str) -> str:
    """Return a summary in Markdown with a link for each page that the preview shows.

    A `preview` is its address, or the folder that holds its files, whose paths are then given.
    """
    shown = frozenset(_pages(changes))

    def linked(found: re.Match[str]) -> str:
        return _page(found[1], preview) if found[1] in shown else found[0]

    heading, mark, rest = summary.partition("\n\n")
    return f"{heading}\n\n{_opening(preview)}{mark}{_CODE.sub(linked, rest)}"


def _pages(changes: SiteChanges) -> Iterator[str]:
    for page in (*changes.added, *changes.changed, *changes.elsewhere, *changes.lists):
        yield page.address
    for status in changes.statuses:
        yield status.address
    for version in changes.sealed:
        yield from (version.address, version.comparison)


def _opening(preview: str) -> str:
    if preview.startswith(_FULL):
        return f"The preview is at <{preview}>."
    return f"Each page has the path of its file in the preview, `{preview}`: open it by double click."


def _page(address: str, preview: str) -> str:
    if preview.startswith(_FULL):
        return f"[`{address}`](<{preview.rstrip('/')}{address}>)"
    return f"`{preview.rstrip('/')}/{file_at(address)}`"
