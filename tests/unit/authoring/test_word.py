"""A Word file becomes a record with a list of what needs a look; what is no Word file is refused in words."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from mkdocs_evidence.authoring import (
    Plain,
    WordRecord,
    answers_from,
    look_into,
    read_word,
    record_from_word,
    write_markdown,
)
from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.model import RecordType
from mkdocs_evidence.reading import SourceFile, read_file

ANSWERS = {
    "title": "Our plan",
    "summary": "What we will do in a school, and what we will measure there.",
    "date": Plain("2026-03-20"),
    "project": Plain("school-pilot"),
    "kind": Plain("pilot_protocol"),
    "authors": ({"name": "A. Writer"},),
    "version_date": Plain("2026-03-20"),
}


def imported(data: bytes, kind: RecordType = RecordType.PROTOCOL) -> WordRecord:
    word = look_into(data, "plan.docx")
    tree = read_word(word.prepared.data)
    answers = {**ANSWERS, **answers_from(tree)}
    return record_from_word(kind, "our-plan", answers, word, tree, write_markdown)


def body_of(record: WordRecord) -> str:
    return record.files[0].text.split("---\n", 2)[2].strip()


def test_the_record_that_it_becomes_has_no_fault(tmp_path: Path, word: Any) -> None:
    record = imported(word.file(word.paragraph("Why", "Heading1") + word.paragraph("Because.")))

    read, faults = read_file(SourceFile(record.files[0].path, record.files[0].data))

    assert faults == ()
    assert read is not None
    assert read.fields.draft
    assert record.notes == ()


def test_headings_begin_at_the_second_level_whatever_word_began_with(tmp_path: Path, word: Any) -> None:
    for first, second in (("Heading1", "Heading2"), ("Heading2", "Heading2")):
        data = word.file(word.paragraph("Why", first) + word.paragraph("How", second))
        assert body_of(imported(data)).startswith("## Why\n\n##")


def test_title_author_and_date_come_from_words_styles(tmp_path: Path, word: Any) -> None:
    data = word.file(
        word.paragraph("Seeing schools", "Title")
        + word.paragraph("A. Writer", "Author")
        + word.paragraph("2019-03", "Date")
        + word.paragraph("Why", "Heading1")
    )
    text = imported(data).files[0].text

    assert 'title: "Seeing schools"\n' in text
    assert '  - name: "A. Writer"\n' in text
    assert "version_date: 2019-03\n" in text


def test_a_date_in_words_is_left_for_a_person(tmp_path: Path, word: Any) -> None:
    data = word.file(word.paragraph("Spring 2019", "Date") + word.paragraph("Why", "Heading1"))

    assert "version_date: 2026-03-20\n" in imported(data).files[0].text


def test_merged_cells_stay_merged(tmp_path: Path, word: Any) -> None:
    record = imported(word.file(word.paragraph("Why", "Heading1") + word.merged_table()))

    assert 'colspan="2"' in body_of(record)
    assert 'rowspan="2"' in body_of(record)
    assert any(note.startswith("1 table with merged cells") for note in record.notes)


def test_pictures_keep_their_size_and_what_they_show(tmp_path: Path, word: Any) -> None:
    data = word.file(word.paragraph("Why", "Heading1") + word.picture(1, "A school"), pictures=1)
    record = imported(data)

    assert '![A school](files/our-plan-1.png){width="96" height="48"}' in body_of(record)
    assert record.files[1].path == "protocols/our-plan/files/our-plan-1.png"
    assert record.files[1].data.startswith(b"\x89PNG")


def test_a_picture_without_words_asks_for_them(tmp_path: Path, word: Any) -> None:
    data = word.file(word.paragraph("Why", "Heading1") + word.picture(1), pictures=1)
    record = imported(data, RecordType.BLOG)

    assert "![To be written: what the picture shows.](our-plan/our-plan-1.png)" in body_of(record)
    assert any("1 picture without a description" in note for note in record.notes)


def test_two_hundred_pictures_are_told_in_few_lines(tmp_path: Path, word: Any) -> None:
    pictures = "".join(word.picture(number) for number in range(1, 201))
    record = imported(word.file(pictures, pictures=200))

    assert len(record.files) == 201
    assert "200 pictures came over, 0.0 MB." in record.notes
    assert any(note.startswith("200 pictures without a description") for note in record.notes)
    assert len(record.notes) < 6


def test_a_photograph_is_made_lighter_and_that_is_said(tmp_path: Path, word: Any) -> None:
    photograph = io.BytesIO()
    Image.effect_noise((3000, 2000), 90).save(photograph, "JPEG", quality=95)
    body = word.paragraph("Why", "Heading1") + word.picture(1, "A school")
    data = word.file(body, pictures=1, suffix="jpeg", picture_data=photograph.getvalue())
    record = imported(data)

    assert record.files[1].path.endswith("/our-plan-1.jpg")
    assert len(record.files[1].data) < len(photograph.getvalue()) / 2
    assert "in Word they had" in record.notes[0]
    assert not any("Large" in note for note in record.notes)


def test_pictures_that_browsers_cannot_show_are_named(tmp_path: Path, word: Any) -> None:
    data = word.file(word.picture(1, "A chart"), pictures=1, suffix="emf", picture_data=b"\x01\0\0\0")

    assert any("Browsers cannot show" in note and "our-plan-1.emf" in note for note in imported(data).notes)


def test_tracked_changes_are_accepted_and_said(tmp_path: Path, word: Any) -> None:
    changed = (
        '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>'
    )
    record = imported(word.file(word.paragraph("Why", "Heading1") + changed))

    assert body_of(record).endswith("new")
    assert any(note.startswith("2 tracked changes taken as accepted") for note in record.notes)


def test_without_headings_it_says_how_to_get_them(tmp_path: Path, word: Any) -> None:
    data = word.file(word.paragraph("Why", bold=True) + word.paragraph("Because."))
    notes = imported(data).notes

    assert notes[0].startswith("There is no heading.")
    assert notes[1].startswith("1 bold line may be meant as a heading: “Why”")


def test_what_is_lost_is_said(tmp_path: Path, word: Any) -> None:
    chart = '<w:p><w:r><w:drawing><c:chart r:id="x"/></w:drawing></w:r></w:p>'
    data = word.file(word.paragraph("Why", "Heading1") + chart)

    assert any(note.startswith("1 chart may be missing") for note in imported(data).notes)


def test_a_picture_that_is_only_linked_is_not_fetched(tmp_path: Path, word: Any) -> None:
    linked = word.picture(1, "Elsewhere")
    relation = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rIdP1" TargetMode="External" Target="file:///etc/hostname" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    data = word.file(linked)
    path = tmp_path / "linked.docx"
    path.write_bytes(data)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/_rels/document.xml.rels"] = relation.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    record = imported(path.read_bytes())

    assert len(record.files) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Hello", "is no Word file, or is damaged"),
        (b"", "is no Word file, or is damaged"),
        (b"PK\x03\x04 cut off", "is no Word file, or is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is in Word's old format (.doc)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is locked with a password",
        ),
    ],
)
def test_what_is_no_word_file_is_refused_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(SiteProblemError) as refusal:
        look_into(data, "plan.docx")
    assert said in str(refusal.value)
    assert re.search(r"Word", str(refusal.value))


def test_a_file_of_excel_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(SiteProblemError, match="is an Excel file"):
        look_into(path.read_bytes(), path.name)


def test_a_word_file_whose_text_is_broken_is_refused_in_a_sentence(tmp_path: Path, word: Any) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(word.file("<w:p><unclosed>"))
    with pytest.raises(SiteProblemError, match="Open it in Word, save it anew"):
        look_into(path.read_bytes(), path.name)


def test_what_nobody_can_see_is_taken_out_and_said(tmp_path: Path, word: Any) -> None:
    persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    text = f"A so\u00adcial wor\u200bker, turned \u202earound, in {persian}."
    record = imported(word.file(word.paragraph("W\u00adhy", "Heading1") + word.paragraph(text)))
    assert "## Why" in body_of(record)
    assert "A social worker, turned around, in \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645." in body_of(
        record
    )
    assert record.notes == (
        (
            "4 characters that nobody can see, such as soft hyphens, were taken out. See that no two words "
            "have grown together."
        ),
    )
