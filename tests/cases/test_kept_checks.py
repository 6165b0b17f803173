"""What is remembered of checks hides no fault, and spares looking again at what no edit can have spoiled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mkdocs_evidence.checks import CheckGroup
from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.incremental import Ledger, digest, open_store, spread
from mkdocs_evidence.mkdocs_adapter import kept_checks
from mkdocs_evidence.mkdocs_adapter.kept_checks import KeptChecks
from mkdocs_evidence.mkdocs_adapter.kept_records import KeptRecords

from .test_messages import case_names, faults_of, files_of_base, files_of_case

Files = dict[str, bytes]


class Checked:
    """Checks contents one after the other, each with what is kept of those before; `looked_at` is at what."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._store = open_store(folder / "store")
        self.looked_at: list[str] = []
        monkeypatch.setattr(kept_checks, "spread", self._spread)

    def faults(self, files: Files, options: dict[str, Any] | None = None) -> tuple[Diagnostic, ...]:
        reader = KeptRecords(self._store, "program", 1, lambda path: None)
        day = (options or {}).get("as_of", "")
        kept = KeptChecks(self._folder / "kept", reader, partial(self._begun, files, reader, day), 1)
        self.looked_at = []
        return faults_of(files, options, reader, kept)

    @staticmethod
    def _begun(files: Files, reader: KeptRecords, day: str, index: str) -> Ledger:
        rest = digest(day, sorted((path, data) for path, data in files.items() if path not in reader.files))
        ground, frame = digest(rest, reader.all_fronts), digest(rest, index)
        return Ledger("shell", ground, frame, dict(reader.files))

    def _spread(
        self, task: Callable[[CheckGroup], Any], groups: list[CheckGroup], processes: int
    ) -> Iterator[Any]:
        self.looked_at = [group.name for group in groups]
        return spread(task, groups, processes)


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checked:
    return Checked(tmp_path, monkeypatch)


def test_whatever_goes_wrong_is_told_as_if_nothing_had_been_remembered(checked: Checked) -> None:
    base = files_of_base()
    assert checked.faults(base) == ()
    for case in case_names():
        files, options = files_of_case(case)
        if set(options) - {"as_of"}:
            continue  # other settings: then nothing that was remembered counts
        assert checked.faults(files) == faults_of(files), case
        assert checked.faults(files) == faults_of(files), f"{case}, looked at again"
        assert checked.faults(base) == (), f"{case}, mended"


def test_what_has_not_changed_is_not_looked_at(checked: Checked) -> None:
    base = files_of_base()
    checked.faults(base)
    assert len(checked.looked_at) > len(base)
    checked.faults(base)
    assert checked.looked_at == []


def test_other_words_are_looked_at_alone(checked: Checked) -> None:
    base = files_of_base()
    checked.faults(base)
    post = next(path for path in base if path.startswith("blogs/"))
    checked.faults({**base, post: base[post] + b"\nMore words.\n"})
    assert checked.looked_at == [post.removesuffix(".md")]


def test_another_title_is_looked_at_where_the_record_counts(checked: Checked) -> None:
    base = files_of_base()
    checked.faults(base)
    path = "organisations/hill-council.md"
    checked.faults({**base, path: base[path].replace(b"title: ", b"title: Renamed ", 1)})
    names_it = {file.removesuffix(".md") for file, data in base.items() if b"hill-council" in data}
    assert set(checked.looked_at) == {"organisations/hill-council", *names_it}


def test_a_day_to_come_is_looked_at_where_it_counts(checked: Checked) -> None:
    base = files_of_base()
    checked.faults(base)
    checked.faults(base, {"as_of": "2022-01-16"})
    assert checked.looked_at == []
    checked.faults(base, {"as_of": "2019-03-01"})
    assert 0 < len(checked.looked_at) <= len(base)
