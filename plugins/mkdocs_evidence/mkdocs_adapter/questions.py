"""Questions on which outputs rest, and whether their answers are still the same.

Some come up while an output is rendered: where does the file stand that a text links to, how wide is the
picture that it shows, what is the text of a record that a feed shows in full? Their answers are no part of
a view; whoever keeps an output keeps them beside it. The others were asked of the graph and of what is
computed from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.incremental import digest
from mkdocs_evidence.mkdocs_adapter.site_paths import OF_FILES, SitePaths
from mkdocs_evidence.model import Key, Reference
from mkdocs_evidence.views.headers import body_of

TEXT = "body of "


class Questions:
    """Answers questions, and notes those that were asked since the last `forget`."""

    def __init__(self, graph: Graph, paths: SitePaths) -> None:
        self._graph = graph
        self._paths = paths
        self._asked: dict[str, str | None] = {}

    @contextmanager
    def files_heard(self) -> Iterator[dict[str, str | None]]:
        """While it is entered, every question that anybody asks of a file."""
        heard: dict[str, str | None] = {}
        self._paths.listener = heard
        try:
            yield heard
        finally:
            self._paths.listener = None

    def forget(self) -> None:
        """Begin to note anew."""
        self._asked = {}

    @property
    def asked(self) -> tuple[tuple[str, str | None], ...]:
        """The questions that were asked, with their answers."""
        return tuple(self._asked.items())

    def note_of_file(self, question: str, answer: str | None) -> None:
        """Note that an output rests on a question of a file."""
        self._asked[question] = answer

    def note_text(self, key: Key) -> None:
        """Note that an output may rest on a text of a record's work."""
        question = TEXT + str(key.work)
        self._asked[question] = self.answer(question)

    def answer(self, question: str) -> str | None:
        """The answer as of now."""
        if question.startswith(OF_FILES):
            return self._paths.answer(question)
        return self._graph.once(question, lambda: self._texts_of(_key(question.removeprefix(TEXT))))

    def _texts_of(self, work: Key) -> str:
        records = self._graph.corpus.versions_by_work.get(work, ())
        return digest(tuple(body_of(self._graph, record) for record in records))


def of_files_among(asked: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    """The questions of files among those that an output has asked."""
    return (question for question, _ in asked if question.startswith(OF_FILES))


def _key(written: str) -> Key:
    reference = Reference.parse(written)
    assert reference.type is not None
    return Key(reference.type, reference.id, reference.version)
