"""The picture that goes with a shared link: a record's title on the site's own ground.

Drawn with Pillow, in the fonts that the site holds, without the network. A
title that those fonts cannot write gets the picture of its type, which also stands for all records
where no pictures are made.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import share_address
from mkdocs_evidence.incremental import Store
from mkdocs_evidence.mkdocs_adapter.templating import TEMPLATES
from mkdocs_evidence.model import CommonFields, Record, RecordType

KIND = "card"
ASSETS = TEMPLATES / "assets" / "evidence"
TITLE_FONT = ASSETS / "fonts" / "source-serif-4-latin-wght-normal.woff2"
SMALL_FONT = ASSETS / "fonts" / "source-sans-3-latin-wght-normal.woff2"
SIZE, MARGIN, BAND = (1200, 630), 80, 24
GROUND, INK, SOFT, SPARK = "#0f4c5c", "#ffffff", "#d5e6ea", "#ffd166"
TITLE_SIZES = (76, 64, 54, 46, 38)
LINES = 5
FORM = "1"
"""Part of what a picture is kept under; another number when the drawing changes."""
WRITABLE = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) | frozenset("–—‘’“”…•")


def share_cards(graph: Graph, store: Store) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of each record's picture; those whose words are the same are kept."""
    used = []
    for work in graph.corpus.versions_by_work:
        record = graph.head(work)
        told = (FORM, version("pillow"), work.type.value, record.fields.title, graph.settings.name)
        name = hashlib.sha256("\0".join(told).encode()).hexdigest()
        used.append(name)
        data = store.get(KIND, name)
        if data is None:
            data = _picture(record, graph.settings.name)
            store.put(KIND, [(name, data)])
        yield share_address(work).lstrip("/"), data
    store.keep_only(KIND, used)
    store.commit()


def _picture(record: Record[CommonFields], site_name: str) -> bytes:
    title = record.fields.title
    if not WRITABLE.issuperset(title + site_name):
        return (ASSETS / "share" / f"{record.key.type.value}.png").read_bytes()
    return draw_card(title, record.key.type, site_name)


def draw_card(title: str, kind: RecordType, site_name: str) -> bytes:
    """A PNG of 1200 by 630 pixels, the size that Open Graph's readers ask for."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, GROUND)
    draw = ImageDraw.Draw(image)
    width, height = SIZE
    small = _font(SMALL_FONT, 34, 600)
    draw.text((MARGIN, MARGIN - 10), kind.label, font=small, fill=SPARK)
    font, lines = _fitted(title, width - 2 * MARGIN)
    draw.multiline_text((MARGIN, MARGIN + 60), "\n".join(lines), font=font, fill=INK, spacing=14)
    draw.text((MARGIN, height - BAND - MARGIN), _cut(site_name, small), font=small, fill=SOFT)
    draw.rectangle((0, height - BAND, width, height), fill=SPARK)
    out = io.BytesIO()
    image.quantize(32, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _font(path: Any, size: int, weight: int) -> Any:
    from PIL import ImageFont

    font = ImageFont.truetype(str(path), size)
    font.set_variation_by_axes([weight])
    return font


def _fitted(title: str, width: int) -> tuple[Any, list[str]]:
    """The largest size at which the title fits, and its lines; at the smallest it is cut."""
    for size in TITLE_SIZES:
        font = _font(TITLE_FONT, size, 650)
        lines = list(_lines(title.split(), font, width))
        if len(lines) <= LINES and all(font.getlength(line) <= width for line in lines):
            return font, lines
    return font, [_cut(line, font) for line in [*lines[: LINES - 1], " ".join(lines[LINES - 1 :])]]


def _lines(words: list[str], font: Any, width: int) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            yield line
            longer = word
        line = longer
    yield line


def _cut(text: str, font: Any) -> str:
    """A line that fits, with an ellipsis where something had to go."""
    width = SIZE[0] - 2 * MARGIN
    if font.getlength(text) <= width:
        return text
    while font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
