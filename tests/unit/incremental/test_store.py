"""The store gives back what was put there, notices damage, and forgets what is no longer used."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from mkdocs_evidence.incremental import DamagedStoreError, Store
from mkdocs_evidence.incremental.store import SPARE, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store.sqlite")


def test_entries_come_in_the_order_in_which_they_are_asked_for(store: Store) -> None:
    store.put("text", [("a", b"1"), ("b", b"2")])
    assert list(store.require_each("text", ["b", "a"])) == [b"2", b"1"]


def test_an_entry_that_is_lost_or_damaged_is_noticed(store: Store, tmp_path: Path) -> None:
    store.put("text", [("a", b"1")])
    store.commit()
    with pytest.raises(DamagedStoreError):
        list(store.require_each("text", ["b"]))
    with sqlite3.connect(tmp_path / "store.sqlite") as other:
        other.execute("UPDATE entries SET data = ? WHERE key = 'a'", (b"other",))
    with pytest.raises(DamagedStoreError):
        store.get("text", "a")
    with pytest.raises(DamagedStoreError):
        list(store.require_each("text", ["a"]))


def test_what_others_may_still_use_is_spared_and_an_excess_is_not(store: Store) -> None:
    store.put("text", [(f"k{number}", b"") for number in range(SPARE + 2)])
    store.prune("text", 1, lambda: ["k0"])
    assert len(store.keys("text")) == SPARE + 2
    store.put("text", [("one more", b"")])
    store.prune("text", 1, lambda: ["k0"])
    assert store.keys("text") == {"k0"}
