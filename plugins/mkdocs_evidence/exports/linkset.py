"""linkset.json: a page's typed links as a file of their own (RFC 9264), for FAIR Signposting, level 2."""

from __future__ import annotations

from typing import Any

from mkdocs_evidence.graph.description import Description
from mkdocs_evidence.graph.metadata.json_text import json_file, without_empty
from mkdocs_evidence.graph.metadata.signposting import TypedLink, signposts


def render_linkset(description: Description) -> str:
    """The link set of a page: the same links as in its head, but for the one that leads here."""
    context: dict[str, Any] = {"anchor": description.address}
    for link in signposts(description):
        if link.rel != "linkset":
            context.setdefault(link.rel, []).append(_target(link))
    return json_file({"linkset": [context]})


def _target(link: TypedLink) -> dict[str, str]:
    return without_empty({"href": link.href, "type": link.type, "title": link.title, "profile": link.profile})
