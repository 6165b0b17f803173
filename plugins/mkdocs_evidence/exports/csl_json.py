"""CSL-JSON: the format of Zotero, pandoc and citeproc: a list with one item."""

from __future__ import annotations

from mkdocs_evidence.graph.metadata.json_text import json_file
from mkdocs_evidence.model import CslItem


def render_csl_json(item: CslItem | None) -> str:
    """The item of a work, in a list; an empty list where it must not be cited."""
    return json_file([item.to_csl()] if item else [])
