"""Texts that read well on any screen, under a policy without inline styles."""

from __future__ import annotations

from markdown import Markdown

from mkdocs_evidence.mkdocs_adapter.shaped_text import ShapedText

TABLE = "| Outcome | Number |\n| --- | ---: |\n| Referrals | 12 |\n\nAfter."


def rendered(text: str) -> str:
    return Markdown(extensions=["tables", ShapedText()]).convert(text)


def test_a_table_scrolls_in_a_named_window_that_the_keyboard_reaches() -> None:
    html = rendered(TABLE)
    assert '<div aria-label="Table: Outcome, Number" class="scroll" role="region" tabindex="0">' in html
    assert html.index('class="scroll"') < html.index("<table>") < html.index("</div>") < html.index("After.")


def test_alignment_is_a_class_and_no_inline_style() -> None:
    html = rendered(TABLE)
    assert 'class="align-right"' in html
    assert "style=" not in html


def test_an_image_waits_until_it_is_needed() -> None:
    assert 'loading="lazy"' in rendered("![A chart](chart.png)")


def test_an_image_alone_with_a_title_is_a_figure_with_a_caption() -> None:
    html = rendered('![A chart](chart.png "What was found")')
    assert html.startswith("<figure><img")
    assert "<figcaption>What was found</figcaption></figure>" in html
    assert "title=" not in html


def test_an_image_among_words_stays_among_them() -> None:
    html = rendered('See ![A chart](chart.png "What was found") here.')
    assert "<figure" not in html
    assert 'title="What was found"' in html
