"""Records that were kept say what their files say, and are opened when somebody asks for more."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented import CONTENT, records
from mkdocs_evidence.incremental import Store, open_store
from mkdocs_evidence.mkdocs_adapter.kept_records import KeptRecords, Rows
from mkdocs_evidence.model import CommonFields, KeptRecord, Record
from mkdocs_evidence.reading import SourceFile


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store.sqlite")


def reader(store: Store) -> KeptRecords:
    return KeptRecords(store, "this program", 1, lambda path: None)


def sources() -> list[SourceFile]:
    return [SourceFile(one.file, (CONTENT / one.file).read_bytes()) for one in records()]


def read(store: Store, files: list[SourceFile]) -> list[Record[CommonFields]]:
    found = [record for record, faults in reader(store)(files) if record is not None and not faults]
    assert len(found) == len(files)
    return found


def all_of(record: Record[CommonFields]) -> tuple[object, ...]:
    source = record.source.text, record.source.shown_path, record.file
    told = record.index_entry, record.happened, record.caption
    return record.key, record.fields, record.links, record.citations, record.paths, told, source


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_kept_record_says_what_its_file_says(store: Store, time: str) -> None:
    if time == "second":
        read(store, sources())
    assert [all_of(record) for record in read(store, sources())] == [all_of(record) for record in records()]


def test_who_remembers_rows_reads_only_what_is_new_and_forgets_what_is_gone(store: Store) -> None:
    rows: Rows = {}

    def found(files: list[SourceFile]) -> list[tuple[object, ...]]:
        reading = KeptRecords(store, "this program", 1, lambda path: None, rows)(files)
        return [all_of(record) for record, _ in reading if record is not None]

    files = sources()
    one, *others = files
    edited = SourceFile(one.path, one.data + b"\nMore words.\n", one.folder)
    assert found(files) == [all_of(record) for record in records()]
    before = dict(rows)
    assert len(before) == len(files)
    assert found([edited, *others])[1:] == [all_of(record) for record in records()][1:]
    assert len(rows.keys() - before.keys()) == len(before.keys() - rows.keys()) == 1
    assert found([edited]) == [all_of(record) for record in read(store, [edited])]
    assert len(rows) == 1


def test_a_record_is_opened_when_it_is_asked_for_its_fields_and_then_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(store, sources())
    opened: list[str] = []
    require = store.require

    def counting(kind: str, key: str) -> bytes:
        opened.append(kind)
        return require(kind, key)

    monkeypatch.setattr(store, "require", counting)
    one, *others = read(store, sources())
    assert isinstance(one, KeptRecord)
    assert {record.index_entry.is_draft for record in (one, *others)} == {True, False}
    assert all(record.caption.title for record in (one, *others))
    assert opened == []
    assert one.fields.title
    assert one.fields.summary
    assert opened == ["record"]
    assert one.source.body
    assert opened == ["record", "text"]


HEADER = """\
---
title: An invented post
summary: Invented for a test of what is kept of a record, and said to be so.
date: 2020-01-02
authors: people/bo-fiction
---
"""
TEXT = "It says so [@smith2020, p. 3], as [[projects/garden-trial]] does.\n"


def front_of(store: Store, text: str) -> str:
    read_by = reader(store)
    ((record, faults),) = read_by([SourceFile("blogs/a-post.md", (HEADER + text).encode())])
    assert record is not None, faults
    return read_by.fronts["blogs/a-post.md"]


def test_where_in_a_text_something_is_cited_or_linked_is_not_part_of_the_front(store: Store) -> None:
    assert front_of(store, f"A line more.\n\n{TEXT}") == front_of(store, TEXT)


@pytest.mark.parametrize("other", [("p. 3", "p. 4"), ("smith2020", "jones2021"), ("garden-", "other-")])
def test_what_it_cites_and_links_to_is(store: Store, other: tuple[str, str]) -> None:
    assert front_of(store, TEXT.replace(*other)) != front_of(store, TEXT)


def test_a_file_that_is_saved_while_it_is_read_is_not_taken_for_what_it_was(store: Store) -> None:
    def read_as_if_it_were_the_first(text: str) -> str:
        file = SourceFile("blogs/a-post.md", (HEADER + text).encode())
        ((record, _),) = KeptRecords(store, "this program", 1, lambda path: "hash of the first")([file])
        assert record is not None
        return record.source.body

    assert read_as_if_it_were_the_first("Saved meanwhile.\n") == "Saved meanwhile.\n"
    assert read_as_if_it_were_the_first("The first.\n") == "The first.\n"
