"""The picture that goes with a shared link."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from mkdocs_evidence.graph.addresses import share_picture
from mkdocs_evidence.mkdocs_adapter.share_cards import ASSETS, draw_card
from mkdocs_evidence.model import RecordType


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("kind", ["site", *RecordType.values()])
def test_each_type_has_a_picture_of_the_size_that_is_told(kind: str) -> None:
    assert size_of((ASSETS / "share" / f"{kind}.png").read_bytes()) == (1200, 630)


def test_without_drawing_a_record_leads_to_the_picture_of_its_type(built_site: Path) -> None:
    html = (built_site / "protocols" / "lambeth-swis" / "index.html").read_text("utf-8")
    assert f'content="https://first-protocols.example{share_picture("protocols")}"' in html
    assert html.count('property="og:image"') == 1


@pytest.mark.parametrize("title", ["No", "Social Workers in Schools " * 15, "W" * 200])
def test_any_title_is_drawn_the_same_each_time(title: str) -> None:
    drawn = draw_card(title, RecordType.REPORT, "A site")
    assert size_of(drawn) == (1200, 630)
    assert len(drawn) < 60_000
    assert drawn == draw_card(title, RecordType.REPORT, "A site")
