"""The look as far as it can be held without a browser: shapes, colours, one sheet, no other host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from invented import graph
from mkdocs_evidence.mkdocs_adapter.shapes import SHAPES
from mkdocs_evidence.mkdocs_adapter.templating import TEMPLATES
from mkdocs_evidence.mkdocs_adapter.theme_ground import joined_sheet
from mkdocs_evidence.views.words import words_page

ROOMS = sorted((TEMPLATES / "assets/evidence/rooms").glob("*.css"))
PAGES = sorted((TEMPLATES / "evidence").rglob("*.html"))
WITHOUT_SHAPES = {"design", "measure"}
"""Designs and scales are kinds and no statuses: their words are enough."""


def test_every_status_has_a_shape_of_its_own_within_its_axis() -> None:
    for section in words_page(graph()).sections:
        words = [f"{word.axis}-{word.value}" for word in section.words if word.axis not in WITHOUT_SHAPES]
        used = [SHAPES[word][0] for word in words]
        assert len(set(used)) == len(used), f"two words of {section.anchor} share a shape"


def test_the_sheet_has_no_comments_and_keeps_its_rules() -> None:
    assert joined_sheet("/* why */\n.a {\n  color: red;\n}\n") == ".a {\ncolor: red;\n}"


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_no_style_asks_another_host(room: Path) -> None:
    assert not re.search(r"https?://|@import", room.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TEMPLATES)))
def test_templates_keep_to_the_strict_policy(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=", text)
    assert not re.search(r"<script(?![^>]*(src=|application/ld\+json))", text)


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def token_sets() -> list[dict[str, str]]:
    text = (TEMPLATES / "assets/evidence/rooms/10-tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(r"\{([^{}]*--paper:[^{}]*)\}", text)
    return [dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6})", block)) for block in blocks]


def test_light_dark_by_preference_and_dark_by_choice_are_defined_and_the_dark_ones_agree() -> None:
    light, preferred, chosen = token_sets()
    assert preferred == chosen
    assert light.keys() - chosen.keys() == {"--focus", "--focus-ink"}


@pytest.mark.parametrize("tokens", token_sets(), ids=["light", "dark-preferred", "dark-chosen"])
def test_words_can_be_read_in_every_colour_set(tokens: dict[str, str]) -> None:
    grounds = [tokens[name] for name in ("--paper", "--sheet", "--tint")]
    for ink in ("--ink", "--ink-soft", "--ink-faint", "--link"):
        assert min(contrast(tokens[ink], ground) for ground in grounds) >= 4.5, ink
    for tone in ("good", "warn", "bad", "info", "quiet"):
        assert contrast(tokens[f"--{tone}"], tokens[f"--{tone}-ground"]) >= 4.5, tone


CODE = re.compile(r"--md-code-hl-([a-z]+)-color: var\((--[a-z-]+)\)")


@pytest.mark.parametrize("tokens", token_sets(), ids=["light", "dark-preferred", "dark-chosen"])
def test_code_and_alerts_can_be_read_in_every_colour_set(tokens: dict[str, str]) -> None:
    sheet = (TEMPLATES / "assets/evidence/rooms/10-tokens.css").read_text(encoding="utf-8")
    colours = dict(CODE.findall(sheet))
    assert colours.keys() >= {"comment", "constant", "function", "keyword", "number", "special", "string"}
    for name in (
        *colours.values(),
        "--ink-soft",
    ):  # of what has no colour of its own, Material takes the soft ink
        for ground in ("--tint", "--sheet"):  # of code in a text, and in an alert
            assert contrast(tokens[name], tokens[ground]) >= 4.5, name
    for tone in ("info", "good", "warn", "bad"):
        for ink in ("--ink", "--link", f"--{tone}"):
            assert contrast(tokens[ink], tokens[f"--{tone}-ground"]) >= 4.5, (tone, ink)
    assert contrast(tokens["--accent"], tokens["--tint"]) >= 4.5
