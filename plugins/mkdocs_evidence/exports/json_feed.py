"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from typing import Any

from mkdocs_evidence.exports.atom import Texts
from mkdocs_evidence.exports.feed import Entry, Feed, day_of
from mkdocs_evidence.graph.machine_addresses import CHECKPOINT_FORMAT
from mkdocs_evidence.graph.metadata.json_text import json_file, without_empty
from mkdocs_evidence.model.vocabulary import Precision


def render_json_feed(feed: Feed, texts: Texts) -> str:
    """A feed as JSON Feed."""
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.home,
        "feed_url": f"{feed.address}.json",
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "_checkpoint": _checkpoint(feed),
        "items": [_item(entry, texts) for entry in feed.entries],
    }
    return json_file({name: part for name, part in value.items() if part or name == "items"})


def _checkpoint(feed: Feed) -> dict[str, str]:
    """The checkpoint as an extension, whose names begin with an underscore."""
    if not feed.checkpoint:
        return {}
    return {"about": CHECKPOINT_FORMAT, "url": feed.checkpoint_address, "text": feed.checkpoint}


def _item(entry: Entry, texts: Texts) -> dict[str, Any]:
    text = texts(entry.text) if entry.text else ""
    is_exact = entry.published.precision is Precision.DAY
    item = {
        "id": entry.id,
        "url": entry.address,
        "external_url": entry.original,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": text,
        "content_text": "" if text else entry.summary,
        "date_published": day_of(entry.published) if is_exact else "",
        "date_modified": day_of(entry.updated),
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.tags),
        "language": entry.language,
    }
    return without_empty(item)
