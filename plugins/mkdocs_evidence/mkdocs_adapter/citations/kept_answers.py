"""Answers of the citation engine, kept between builds below `.cache/citations/`.

They are found under their names, by the style, in its language, for which an engine gave them. Each is
read when it is asked for. What is damaged is begun anew. Nothing in it depends on the machine or the folder.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from mkdocs_evidence.citing.kept import Answer
from mkdocs_evidence.incremental import DamagedStoreError, open_store, remove_store

FILE = "answers.sqlite"


class KeptAnswers(Mapping[str, Answer]):
    """The answers for one style, which its digest names."""

    def __init__(self, folder: Path, style: str) -> None:
        self._style = style
        try:
            self._open(folder / FILE)
        except DamagedStoreError:
            remove_store(folder / FILE)
            self._open(folder / FILE)

    def _open(self, path: Path) -> None:
        self._store = open_store(path)
        self._store.verify(self._style)  # now, since whoever only checks has nothing to begin anew
        self._names = self._store.keys(self._style)

    def __getitem__(self, name: str) -> Answer:
        if name not in self._names:
            raise KeyError(name)
        return tuple(json.loads(self._store.require(self._style, name)))

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def keep(self, new: Mapping[str, Answer], used: Collection[str]) -> None:
        """Keep new answers too; where many are kept that are not used any more, forget those.

        What cannot be kept, since another command is writing, is found again the next time.
        """
        rows = ((name, json.dumps(answer, separators=(",", ":")).encode()) for name, answer in new.items())
        with suppress(DamagedStoreError):
            self._store.put(self._style, rows)
            self._store.prune(self._style, len(used), lambda: used)
            self._store.commit()
            self._names |= new.keys()
