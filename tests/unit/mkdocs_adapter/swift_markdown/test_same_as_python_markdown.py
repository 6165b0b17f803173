"""The swift parts make the very bytes that plain Python-Markdown makes, whatever is written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
from benchmarks.invented.text import Ingredients, body
from hypothesis import given, settings
from hypothesis import strategies as st

from both_ways import OF_A_SITE, BothWays, both_ways
from tricky_markdown import INLINE, LINES

ROOT = Path(__file__).parents[4]
OTHERS = (
    "admonition",
    "smarty",
    "sane_lists",
    "nl2br",
    "wikilinks",
    "legacy_em",
    "codehilite",
    "fenced_code",
)
UNKNOWN = ("betterem", "caret", "details", "emoji", "highlight", "keys", "magiclink", "mark", "smartsymbols")
UNKNOWN += ("superfences", "tasklist", "tilde")
SETS_OF_EXTENSIONS = {
    "none": (),
    "of a site": OF_A_SITE,
    "all of Python-Markdown": (*OF_A_SITE, *OTHERS, "meta"),
    "admonitions": (*OF_A_SITE, "admonition"),
    "unknown ones": (*OF_A_SITE, "admonition", *(f"pymdownx.{name}" for name in UNKNOWN)),
    "blocks and snippets": (
        "attr_list",
        "pymdownx.blocks.admonition",
        "pymdownx.fancylists",
        "pymdownx.escapeall",
    ),
}
FRAMES = ("{}", "**a {} b**\n\n- {}\n- more", "| a | {} |\n|---|---|\n| {} | Words {} words. |")
PIECES = st.one_of(st.sampled_from(INLINE), st.text("ab *_`[]()<>&\\!|#\n", max_size=8))
SENTENCES = st.lists(PIECES, min_size=1, max_size=5).map(" ".join)
TEXTS = st.lists(st.one_of(SENTENCES, st.sampled_from(LINES), SENTENCES.map("- {}".format)), max_size=7)


@cache
def converters(extensions: str) -> BothWays:
    return both_ways(SETS_OF_EXTENSIONS[extensions])


def own_texts() -> Iterator[Path]:
    for folder in (ROOT / "content", ROOT / "tests" / "invented_site" / "content", ROOT / "docs"):
        yield from sorted(folder.rglob("*.md"))


@pytest.mark.parametrize("extensions", ["of a site", "unknown ones"])
def test_every_text_of_this_site_and_its_guides_is_rendered_the_same(extensions: str) -> None:
    for path in own_texts():
        converters(extensions).assert_same(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("seed", range(20))
def test_long_invented_texts_are_rendered_the_same(seed: int) -> None:
    ingredients = Ingredients(("projects/a", "reports/b@2"), ("one2019", "two2020"))
    converters("of a site").assert_same(body(Random(seed), 1500, ingredients, tables=3))


@pytest.mark.parametrize("extensions", SETS_OF_EXTENSIONS)
def test_each_tricky_piece_is_rendered_the_same_wherever_it_stands(extensions: str) -> None:
    for piece in (*INLINE, *LINES):
        for frame in FRAMES:
            converters(extensions).assert_same(frame.replace("{}", piece))


@pytest.mark.parametrize("extensions", SETS_OF_EXTENSIONS)
@settings(deadline=None)
@given(blocks=TEXTS, glue=st.sampled_from(["\n\n", "\n", "\n\n\n", "\n\n    "]))
def test_texts_put_together_at_random_are_rendered_the_same(
    extensions: str, blocks: list[str], glue: str
) -> None:
    converters(extensions).assert_same(glue.join(blocks))
