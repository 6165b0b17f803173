"""Words of the field are marked where a text first uses them, and nowhere else."""

from __future__ import annotations

import re

from markdown import Markdown

from mkdocs_evidence.mkdocs_adapter.glossary_marks import GlossaryMarks
from mkdocs_evidence.model import Term

TERMS = (
    Term("trial", "A fair test."),
    Term("cluster trial", "A fair test of groups."),
    Term("section 47", "A part of an act.", also=("child protection enquiry",)),
)


def marked(text: str) -> tuple[list[str], list[str]]:
    """The words that are marked, in their order, and the terms that were used."""
    marks = GlossaryMarks(TERMS)
    html = Markdown(extensions=["tables", "footnotes", marks]).convert(text)
    return re.findall(r'class="term"[^>]*>([^<]*)<', html), list(marks.used)


def test_only_the_first_use_is_marked() -> None:
    assert marked("A trial. Another trial.\n\nA third *trial*.") == (["trial"], ["trial"])


def test_the_longest_word_wins_and_the_shorter_is_marked_where_it_stands_alone() -> None:
    assert marked("A cluster trial is a trial.") == (["cluster trial", "trial"], ["cluster-trial", "trial"])


def test_another_form_leads_to_the_same_meaning() -> None:
    assert marked("A child\nprotection enquiry, or section 47.") == (
        ["child\nprotection enquiry"],
        ["section-47"],
    )


def test_parts_of_words_are_left_alone() -> None:
    assert marked("Industrial, trials, trial-like, section 470.") == ([], [])


def test_headings_links_code_and_heads_of_tables_are_left_alone() -> None:
    table = "| trial |\n|---|\n| none |"
    text = f"# A trial\n\n[a trial](x.md) `trial`\n\n{table}\n\nThe trial itself.[^1]\n\n[^1]: Section 47."
    html = Markdown(extensions=["tables", "footnotes", GlossaryMarks(TERMS)]).convert(text)
    assert html.count('class="term"') == 1
    assert 'The <a class="term" href="#word-trial">trial</a> itself.' in html


def test_the_words_around_a_mark_stay_where_they_were() -> None:
    html = Markdown(extensions=[GlossaryMarks(TERMS)]).convert(
        "Of **one** trial, and *two* of section 47 too."
    )
    assert re.sub(r"<[^>]+>", "", html) == "Of one trial, and two of section 47 too."


def test_the_next_text_begins_anew() -> None:
    converter = Markdown(extensions=[GlossaryMarks(TERMS)])
    assert all("term" in converter.reset().convert("A trial.") for _ in range(2))


def test_without_a_glossary_nothing_is_marked() -> None:
    assert "term" not in Markdown(extensions=[GlossaryMarks(())]).convert("A trial.")


def test_letters_that_are_one_in_a_search_are_found() -> None:
    assert marked("A ſection 47, a trıal.") == (["ſection 47", "trıal"], ["section-47", "trial"])


def test_a_word_without_letters_marks_nothing() -> None:
    marks = GlossaryMarks((Term("", "Nothing."), Term(" \t ", "Nothing either."), *TERMS))
    html = Markdown(extensions=[marks]).convert("A trial.")
    assert re.findall(r'class="term"[^>]*>([^<]*)<', html) == ["trial"]


def test_words_without_latin_letters_have_addresses_of_their_own() -> None:
    ids = {Term(label, "Invented.").id for label in ("λόγος", "μέσος", "§", "†", "ΛΌΓΟΣ")}
    assert len(ids) == 4
    assert all(re.fullmatch("[0-9a-f]{8}", one) for one in ids)
