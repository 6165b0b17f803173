"""Kinds of matter in Word files, each with what must come of it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from invented import graph
from mkdocs_evidence.authoring import Plain, facts_from, look_into, read_word
from mkdocs_evidence.authoring.word.facts import date_in
from mkdocs_evidence.model import RecordType
from word_files import (
    BULLETS,
    CLAUSES,
    FIELD,
    FORMULA,
    HEADING,
    NUMBERS,
    SWITCHED_OFF,
    W,
    body_of,
    box,
    field,
    imported,
    item,
    merged_table,
    numbering,
    paragraph,
    run,
    table,
    word_file,
)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("It costs $5.", "It costs $5."),
        ("It costs $5 or $6.", r"It costs \$5 or \$6."),
        ("As @smith says, write to a@b.example.", r"As \@smith says, write to a@b.example."),
        ("H~2~O", r"H\~2\~O"),
        (": not a definition", r"\: not a definition"),
        ("1986. A year", r"1986\. A year"),
        ("[[projects/x]]", r"\[\[projects/x\]\]"),
        ("left {.side} right", "left {<wbr>.side} right"),
        ("left {side} right", "left {side} right"),
        ("See https://a.example/b_c.", "See <https://a.example/b_c>."),
    ],
)
def test_signs_stay_text(written: str, right: str) -> None:
    assert body_of(imported(paragraph(written))) == right


def test_money_beside_a_formula_stays_money() -> None:
    assert body_of(imported(paragraph("Cost $5, if ", FORMULA))) == r"Cost \$5, if $x = 1$"


@pytest.mark.parametrize(
    ("runs", "right"),
    [
        ((run("Aim:", "<w:b/>"), "to learn"), "<strong>Aim:</strong>to learn"),
        ((run("Aim", "<w:b/>"), ": to learn"), "**Aim**: to learn"),
        ((run("one", "<w:b/>"), run("two", "<w:i/>")), "<strong>one</strong><em>two</em>"),
    ],
)
def test_emphasis_is_read_as_such(runs: tuple[str, ...], right: str) -> None:
    record = imported(paragraph(*runs))

    assert body_of(record) == right
    assert not any(note.startswith("Line ") for note in record.notes)


@pytest.mark.parametrize(
    ("body", "lists", "right"),
    [
        (
            item("a") + item("b") + paragraph("Between.") + item("c"),
            (NUMBERS,),
            "1.  a\n2.  b\n\nBetween.\n\n3.  c",
        ),
        (item("a") + item("b", 1) + item("c", 2), (NUMBERS,), "1.  a\n    - (a) b\n      - i) c"),
        (item("a", number=2) + item("b", 1, number=2), (NUMBERS, CLAUSES), "1.  a\n    - 1.1 b"),
        (item("a", number=2) + item("b", 1, number=2), (NUMBERS, BULLETS), "- a\n  - b"),
        (item("a") + item("") + item("c"), (NUMBERS,), "1.  a\n\n<!-- -->\n\n3.  c"),
    ],
)
def test_lists_have_the_numbers_that_word_shows(
    word: Any, body: str, lists: tuple[tuple[tuple[str, str], ...], ...], right: str
) -> None:
    record = imported(body, numbering(*lists))

    assert body_of(record) == right
    assert len(record.notes) == 1  # no heading


def test_a_list_that_begins_at_four_does_so() -> None:
    assert body_of(imported(item("a") + item("b"), numbering(NUMBERS, start=4))) == "4.  a\n5.  b"


def test_headings_keep_the_numbers_to_which_texts_point() -> None:
    body = item("Aim", style="Heading1") + item("Scope", 1, style="Heading2") + paragraph("See section 1.1.")
    record = imported(body, numbering(CLAUSES))

    assert body_of(record) == "## 1 Aim\n\n### 1.1 Scope\n\nSee section 1.1."
    assert any(note.startswith("Headings came over with Word's numbers as text (2)") for note in record.notes)


@pytest.mark.parametrize(
    "hidden",
    [
        paragraph("Seen. ", run("Unseen", "<w:vanish/>")),
        paragraph(run("Unseen", "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>") + paragraph("Seen."),
        paragraph("Seen.") + paragraph("Unseen", properties='<w:pStyle w:val="Secret"/>'),
        paragraph("Seen. ", run("Unseen", '<w:color w:val="FFFFFF"/>')),
        paragraph("Seen. ", f'<w:ins w:id="1" w:author="A">{run("Unseen", "<w:vanish/>")}</w:ins>'),
        paragraph("Seen. ", '<w:del w:id="1" w:author="A"><w:r><w:delText>Unseen</w:delText></w:r></w:del>'),
        table(("Seen.", "B"), (paragraph(run("Unseen", "<w:vanish/>")), "D")),
        f"{paragraph('Seen.')}<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph('Unseen')}</w:tc></w:tr></w:tbl>",
    ],
)
def test_hidden_text_is_left_out_of_file_and_notes(hidden: str) -> None:
    extra = {
        "word/styles.xml": f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Secret">'
        '<w:name w:val="Secret"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
    }
    record = imported(hidden, extra)

    assert "Seen." in body_of(record)
    assert not any("nseen" in text for text in (record.files[0].text, *record.notes))


def test_what_is_hidden_is_counted() -> None:
    notes = imported(paragraph("Seen", run("two words", "<w:vanish/>"))).notes

    assert "Hidden text was left out: 2 words." in notes


@pytest.mark.parametrize(
    "seen",
    [
        paragraph(run("Seen", SWITCHED_OFF), properties='<w:pStyle w:val="Secret"/>'),
        paragraph(run("Seen", '<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>')),
        paragraph("Seen", properties="<w:rPr><w:vanish/></w:rPr>"),
    ],
)
def test_what_is_seen_stays(seen: str) -> None:
    assert "Seen" in body_of(imported(seen))


def test_contents_are_left_out_with_their_heading() -> None:
    body = (
        paragraph("Contents")
        + paragraph(
            FIELD.format("begin")
            + "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
            + FIELD.format("separate"),
            "Why 3",
        )
        + paragraph("How 4", FIELD.format("end"))
        + paragraph("Why", properties=HEADING)
        + paragraph("Text.")
    )
    record = imported(body)

    assert body_of(record) == "## Why\n\nText."
    assert any(note.startswith("Left out: 1 list that Word makes by itself") for note in record.notes)


def test_a_contents_field_without_end_takes_nothing_with_it() -> None:
    body = paragraph(FIELD.format("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>", "Why") + paragraph(
        "Text."
    )

    assert body_of(imported(body)) == "Why\n\nText."


def test_text_boxes_come_over_once() -> None:
    record = imported(box("In the box"))

    assert body_of(record) == "Beside.\n\nIn the box"
    assert any(note.startswith("1 text box came over as text") for note in record.notes)


def test_the_first_row_is_the_header_and_that_is_said() -> None:
    record = imported(table(("Arm", "Schools"), ("Club", "6")))

    assert body_of(record).splitlines()[0].split() == ["|", "Arm", "|", "Schools", "|"]
    assert any(note.startswith("1 table had no header row") for note in record.notes)


def test_captions_stand_at_their_tables_with_their_numbers() -> None:
    numbered = '<w:fldSimple w:instr=" SEQ Table "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    caption = paragraph("Table ", numbered, ": Schools", properties='<w:pStyle w:val="Caption"/>')
    extra = {
        "word/styles.xml": f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Caption">'
        '<w:name w:val="caption"/></w:style></w:styles>'
    }
    text = body_of(imported(caption + table(("Arm", "Schools"), ("Club", "6")), extra))

    assert text.startswith("Table 1: Schools\n\n| Arm ")


def test_tables_need_no_style_and_cells_hold_markdown() -> None:
    cell = paragraph("First.") + item("one") + item("two")
    record = imported(table(("A", "B"), (cell, "x")) + merged_table(), numbering(NUMBERS))
    text = body_of(record)

    assert "style=" not in text
    assert text.count('<div class="scroll" role="region" tabindex="0" aria-label="Table">\n<table>') == 2
    assert "<td>\n\nFirst.\n\n1.  one\n2.  two\n\n</td>" in text
    assert '<td colspan="2">\n\nBoth\n\n</td>' in text
    assert len(record.notes) == 2  # no heading, tables as HTML


def test_an_indent_is_no_quotation() -> None:
    assert body_of(imported(paragraph("Text.", properties='<w:ind w:left="900"/>'))) == "Text."


def test_links_to_headings_lead_there() -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="1" w:name="_Ref1"/>'
        f'{run("How we ask")}<w:bookmarkEnd w:id="1"/></w:p>'
        + paragraph("See ", f'<w:hyperlink w:anchor="_Ref1">{run("there")}</w:hyperlink>')
    )

    assert body_of(imported(body)).endswith("See [there](#how-we-ask)")


def test_numbers_of_pages_are_told() -> None:
    record = imported(paragraph("See page ", field("PAGEREF _Ref1", "12")))

    assert any(note.startswith("1 number of a page in the text") for note in record.notes)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 March 2026", "2026-03-03"),
        ("3rd of March, 2026", "2026-03-03"),
        ("March 3, 2026", "2026-03-03"),
        ("Sept. 2026", "2026-09"),
        ("23/3/2026", "2026-03-23"),
        ("3/3/2026", "2026-03-03"),
        ("2026-03-03", "2026-03-03"),
        ("3/4/2026", None),
        ("31 February 2026", None),
        ("3 March 2026 to 4 March 2026", None),
        ("version 12.3.2026.1", None),
    ],
)
def test_dates_are_read_as_they_are_written(text: str, day: str | None) -> None:
    found = date_in(text)

    assert (None if found is None else str(found)) == day


def facts(body: str, creator: str = "", modified: str = "") -> tuple[dict[str, Any], tuple[str, ...]]:
    core = (
        '<c:coreProperties xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/"><dc:creator>{creator}</dc:creator>'
        f"<dcterms:modified>{modified}</dcterms:modified></c:coreProperties>"
    )
    opened = look_into(word_file(body, extra={"docProps/core.xml": core}), "plan.docx")
    tree = read_word(opened.prepared.data)
    return facts_from(tree, opened.prepared.properties, RecordType.PROTOCOL, graph())


def test_the_date_of_the_first_page_is_the_documents() -> None:
    body = (
        paragraph("Version 2, 3 March 2026") + paragraph("Why", properties=HEADING) + paragraph("1 May 2020")
    )

    assert facts(body, modified="2026-05-01T10:00:00Z")[0]["version_date"] == Plain("2026-03-03")


def test_without_one_it_is_the_day_of_the_file_and_that_is_said() -> None:
    answers, notes = facts(paragraph("Text."), modified="2026-05-01T10:00:00Z")

    assert answers["version_date"] == Plain("2026-05-01")
    assert any("the day on which the Word file was last saved" in note for note in notes)


def test_authors_are_people_of_the_site() -> None:
    person = next(iter(graph().everything.works(RecordType.PERSON)))
    title = graph().everything.latest(person).fields.title

    answers, notes = facts(paragraph("Text."), creator=title)

    assert answers["authors"] == (Plain(str(person)),)
    assert not any(title in note for note in notes)


def test_a_maker_of_the_file_whom_nobody_knows_is_told_and_no_author() -> None:
    answers, notes = facts(paragraph("Text."), creator="user-07")

    assert "authors" not in answers
    assert any("“user-07”" in note for note in notes)


def test_entities_are_refused_in_a_sentence() -> None:
    data = {"word/footnotes.xml": f'<!DOCTYPE a [<!ENTITY b "c">]><w:footnotes {W}>&b;</w:footnotes>'}
    with pytest.raises(Exception, match="save it anew as a Word document"):
        look_into(word_file(paragraph("Text."), extra=data), "plan.docx")


def test_depth_without_end_is_refused_in_a_sentence() -> None:
    body = "<w:sdt><w:sdtContent>" * 20_000 + paragraph("Text.") + "</w:sdtContent></w:sdt>" * 20_000
    with pytest.raises(Exception, match=re.escape("Open it in Word, save it anew")):
        look_into(word_file(body), "plan.docx")
