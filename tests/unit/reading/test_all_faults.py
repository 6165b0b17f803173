"""Every fault of a file is told in one go, each at its place."""

from __future__ import annotations

import pytest

from mkdocs_evidence.reading import SourceFile, read_file, read_records

REPORT = """---
title: A
sumary: What the pilot of a social worker in one school found.
date: 20/03/2019
version_date: 2021-06-31
project:
  - school pilot
kind: finals
evaluates: school-pilot@0
coverage: [complete]
findings:
  - outcome: referrals
    direction: better
    statement: ""
    estimate: 1,200 days
    interval: [1]
  - direction: no_clear_difference
    statement: There was no clear difference.
    n: many
  - none
ratings:
  - {scheme: Padlocks, level: 2, of: }
files:
  - title: The report
draft: Yes
image: school.jpg
doi: https://doi.org/10.1234/abc
title: Again
---
"""


def told(text: str, path: str = "reports/school-pilot/v1.md") -> list[str]:
    faults = read_file(SourceFile(path, text.encode()))[1]
    return [
        f"{fault.rule.id} {fault.place.line}:{fault.place.column}+{fault.place.length}" for fault in faults
    ]


def test_every_fault_of_a_file_is_told_at_its_place() -> None:
    assert told(REPORT) == [
        "authors-missing 1:1+3",
        "text-length 2:8+1",
        "field-unknown 3:1+6",
        "date-form 4:7+10",
        "date-form 5:15+10",
        "reference-form 7:5+12",
        "word-unknown 8:7+6",
        "reference-form 9:12+14",
        "field-shape 10:11+10",
        "word-unknown 13:16+6",
        "field-empty 14:16+2",
        "number-form 15:15+10",
        "interval-form 16:5+8",
        "finding-outcome-missing 17:5+1",
        "number-form 19:8+4",
        "field-shape 20:5+4",
        "field-empty 22:38+1",
        "file-place 24:5+1",
        "truth-form 25:8+3",
        "image-alt-missing 26:1+5",
        "identifier-form 27:6+27",
        "field-duplicate 28:1+5",
    ]


def test_a_column_counts_characters_and_not_bytes() -> None:
    assert told("---\nérèà: {a: 😀, b: 日本, b: x}\n---\n", "people/jo-field.md")[-2:] == [
        "field-unknown 2:1+4",
        "field-duplicate 2:21+1",
    ]


@pytest.mark.parametrize(
    ("header", "place"),
    [
        ("title: A: b", "yaml-syntax 2:9+1"),
        ("\ttitle: A", "yaml-tab 2:1+1"),
        ("title: 'A", "yaml-syntax 2:8+1"),
        ("title: A\n date: 2019", "yaml-syntax 3:6+1"),
        ("title: [A\ndate: 2019", "yaml-syntax 2:8+1"),
        ("title\ndate: 2019", "yaml-syntax 2:1+5"),
        ("title: %A", "yaml-syntax 2:8+1"),
        ('title: "a\\qb"', "yaml-syntax 2:10+1"),
        ("a: 1\n...\nb: 2", "yaml-syntax 4:1+1"),
        ("just words", "yaml-structure 2:1+10"),
        ("? [a]\n: b", "yaml-structure 2:3+3"),
        ("a: &x 1\nb: *x\nc: !!python/object:os.system x", "yaml-feature 2:4+2"),
        ("<<: {a: b}\ntitle: A", "field-unknown 2:1+2"),
    ],
)
def test_what_cannot_be_read_is_told_where_it_begins(header: str, place: str) -> None:
    assert place in told(f"---\n{header}\n---\n", "people/jo-field.md")


def test_a_file_with_faults_does_not_keep_the_others_from_being_read() -> None:
    good = b"---\ntitle: Jo Field\nsummary: A researcher who was made up for a test.\ndate: 2019\n---\n"
    read = read_records(
        [
            SourceFile("people/zoe-brook.md", good),
            SourceFile("people/sam-brook.md", b"---\n"),
            SourceFile("people/jo-field.md", good),
            SourceFile("about.md", b"no record"),
        ]
    )
    assert [str(record.key) for record in read.records] == ["people/jo-field", "people/zoe-brook"]
    assert [str(key) for key in read.unreadable] == ["people/sam-brook"]
    assert [str(fault.place) for fault in read.diagnostics] == ["content/people/sam-brook.md:1:1"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_and_ends_nothing(opening: str) -> None:
    header = f"title: \n  {opening * 200_000}"
    assert told(f"---\n{header}\n---\n", "people/jo-field.md")[0].split()[0] in (
        "yaml-structure",
        "yaml-syntax",
    )
    within = f"title: {'[' * 40}{']' * 40}"
    assert any(
        one.startswith("yaml-structure 2:") for one in told(f"---\n{within}\n---\n", "people/jo-field.md")
    )


def test_what_grows_without_end_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert {one.split()[0] for one in told("---\n" + "\n".join(lines) + "\n---\n")} == {"yaml-feature"}
