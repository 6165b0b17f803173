"""The card of a record: a small page that other sites can show in a frame, without any script."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from mkdocs_evidence.graph.description import Description, StatusWord
from mkdocs_evidence.graph.machine_addresses import CARD
from mkdocs_evidence.graph.metadata.json_text import json_file, without_empty
from mkdocs_evidence.model import SiteSettings

WIDTH, HEIGHT = 480, 320
_SHOWN = ("study", "results", "version", "document")
_STYLE = """
:root{color-scheme:light dark}
body{margin:0;padding:1rem;font:1rem/1.45 system-ui,sans-serif;color:#1f1f1f;background:#fff;\
border:1px solid #767676;box-sizing:border-box;min-height:100vh}
a{color:#1d4f91}h1{font-size:1.15rem;line-height:1.3;margin:.25rem 0}p{margin:.4rem 0}
.kind,.site{font-size:.875rem}ul{margin:.4rem 0;padding:0;list-style:none}
li{display:inline-block;margin:0 .5rem .25rem 0;padding:.1rem .5rem;border:1px solid;font-size:.875rem}
@media (prefers-color-scheme:dark){body{color:#f2f2f2;background:#1b1b1b}a{color:#9cc4ff}}
"""


class CardData(NamedTuple):
    """What a card and its oEmbed answer are made of."""

    description: Description
    settings: SiteSettings


def render_card(data: CardData) -> str:
    """The card as a page: it stays out of search engines, and its links open the whole site."""
    description, settings = data
    texts = (description.title, description.summary, description.address)
    title, summary, address = (escape(text) for text in texts)
    statuses = "".join(f"<li>{escape(text)}</li>" for text in _statuses(description))
    return (
        f'<!doctype html>\n<html lang="{escape(description.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{address}">\n'
        f"<title>{title} – {escape(settings.name)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<main>\n<p class="kind">{escape(description.kind_label)}, '
        f'<time datetime="{description.published}">{description.published.in_words}</time></p>\n'
        f'<h1><a href="{address}" target="_top">{title}</a></h1>\n<p>{summary}</p>\n'
        f"{f'<ul>{statuses}</ul>' if statuses else ''}\n"
        f'<p class="site">{escape(settings.name)}</p>\n</main>\n</body>\n</html>\n'
    )


def _statuses(description: Description) -> list[str]:
    """The statuses that a reader must know, each with its axis in a word."""
    shown = [status for axis in _SHOWN if (status := description.status(axis))]
    return [_in_words(status) for status in shown if (status.axis, status.value) != ("document", "published")]


def _in_words(status: StatusWord) -> str:
    axes = {"study": "Study: ", "results": "Findings: "}
    return f"{axes.get(status.axis, '')}{status.label}"


def render_oembed(data: CardData) -> str:
    """The oEmbed answer (https://oembed.com, type «rich»): a frame with the card."""
    description, settings = data
    authors = [agent.name for agent in description.of_role("authors")]
    frame = (
        f'<iframe src="{escape(description.address + CARD)}" width="{WIDTH}" height="{HEIGHT}" '
        f'title="{escape(description.title)}" loading="lazy" style="border:0"></iframe>'
    )
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": description.title,
        "author_name": ", ".join(authors),
        "provider_name": settings.name,
        "provider_url": settings.url,
        "html": frame,
        "width": WIDTH,
        "height": HEIGHT,
    }
    return json_file(without_empty(answer))
