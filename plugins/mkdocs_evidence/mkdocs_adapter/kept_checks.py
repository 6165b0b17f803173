"""Checks that need not be run again: where the last build found no fault and no answer is another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias, cast

from mkdocs_evidence.checks import CheckGroup, Scope, check_groups, faults_of
from mkdocs_evidence.checks.scope import Attachments
from mkdocs_evidence.diagnostics import Diagnostic, ordered
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.notes import Notes
from mkdocs_evidence.graph.noting import NotingGraph
from mkdocs_evidence.graph.questions import INDEX
from mkdocs_evidence.incremental import Entries, Ledger, Made, digest, load_ledger, save_ledger, spread
from mkdocs_evidence.mkdocs_adapter.body_rendering import RenderedBody
from mkdocs_evidence.mkdocs_adapter.checked_texts import CheckedTexts
from mkdocs_evidence.mkdocs_adapter.ground import answers_of_graph
from mkdocs_evidence.mkdocs_adapter.kept_records import KeptRecords
from mkdocs_evidence.mkdocs_adapter.otherwise import answered_otherwise
from mkdocs_evidence.mkdocs_adapter.site_paths import OF_FILES
from mkdocs_evidence.model import CommonFields, Record

FILE = "is there a file "
FILES = "which files are there"
ATTACHMENTS = "the files that are published as they are"
Faults: TypeAlias = tuple[Diagnostic, ...]
Check: TypeAlias = Callable[[Scope], Faults]
"""Gives the faults that there are."""


@dataclass(frozen=True, slots=True)
class KeptChecks:
    """Remembers in a file where nothing was amiss, and which questions of the graph that rests on.

    `begun` gives a ledger without groups, told the answer on the index of all records.
    """

    file: Path
    reader: KeptRecords
    begun: Callable[[str], Ledger]
    processes: int

    def __call__(self, scope: Scope) -> Faults:
        """The faults of a graph. While a file cannot be read rules hold their tongue, and nothing is kept."""
        if scope.unreadable:
            return faults_of(scope)
        notes, answer = Notes(), _answers(scope, self.reader)
        now, before = self.begun(answer(INDEX)), load_ledger(self.file)
        if before.shell != now.shell:
            before = Ledger()
        other = answered_otherwise(before, now, answer)
        stale, entries = before.groups_that_asked(other), Entries(before)
        due = []
        for group in check_groups(_noting(scope, notes)):
            if group.name in stale or group.name not in before.groups:
                due.append(group)
            else:
                entries.keep([group.name])
        faults = [*self._look(due, notes, entries)]
        save_ledger(self.file, replace(now, groups=entries.groups, answers=entries.answers(answer, other)))
        return ordered(faults)

    def _look(self, due: list[CheckGroup], notes: Notes, entries: Entries) -> Iterator[Diagnostic]:
        """The faults of the groups that are due; where there is none, that is entered."""
        results = spread(partial(_run, notes), due, self.processes)
        for group, (faults, asked) in zip(due, results, strict=True):
            yield from faults
            if not faults:
                entries.add(group.name, Made({}, asked=asked))


def _run(notes: Notes, group: CheckGroup) -> tuple[Faults, tuple[str, ...]]:
    notes.begin()
    return group.faults(), notes.asked


def _fingerprint(files: Attachments | None, reader: KeptRecords) -> str:
    """The fingerprint of the names and bytes of files."""
    paths = files.paths if files else ()
    return digest([(path, reader.hash_of_file(path, files.read)) for path in paths] if files else None)


def _noting(scope: Scope, notes: Notes) -> Scope:
    """The same, with every question noted."""
    has_file = scope.has_file

    def asked(path: str) -> bool:
        notes.note(f"{FILE}{path}")
        return has_file is not None and has_file(path)

    def listed() -> tuple[str, ...]:
        notes.note(FILES)
        return scope.files()

    def listed_attachments() -> tuple[str, ...]:
        notes.note(ATTACHMENTS)
        return scope.attachments.paths if scope.attachments else ()

    texts = cast("CheckedTexts | None", scope.texts)
    return replace(
        scope,
        graph=NotingGraph(scope.graph, notes),
        has_file=asked if has_file else None,
        files=listed,
        texts=_TrackedTexts(texts, notes) if texts else None,
        attachments=replace(scope.attachments, list_paths=listed_attachments) if scope.attachments else None,
    )


@dataclass(frozen=True, slots=True)
class _TrackedTexts:
    """The same texts; what they ask of files and addresses is recorded, too."""

    texts: CheckedTexts
    notes: Notes

    @property
    def has_other_extensions(self) -> bool:
        """Return True if an extension of Markdown may make links of any sign."""
        return self.texts.has_other_extensions

    @property
    def makes_other_markup(self) -> bool:
        """Return True if an extension of Markdown may make HTML of any sign."""
        return self.texts.makes_other_markup

    def rendered(self, graph: Graph, record: Record[CommonFields]) -> RenderedBody:
        """The rendered text of a record."""
        rendered, questions = self.texts.rendered_with_questions(graph, record)
        for question in questions:
            self.notes.note(question)
        return rendered


def _answers(scope: Scope, reader: KeptRecords) -> Callable[[str], str]:
    """The answers, in short, to all questions on which rules rest."""
    of_graph = answers_of_graph(scope.graph, reader)
    texts = cast("CheckedTexts | None", scope.texts)

    def answer(question: str) -> str:
        if question.startswith(OF_FILES):
            return (texts.paths.answer(question) if texts else None) or ""
        if question == FILES:
            return digest(scope.files())
        if question.startswith(FILE):
            return str(scope.has_file is not None and scope.has_file(question.removeprefix(FILE)))
        if question == ATTACHMENTS:
            return _fingerprint(scope.attachments, reader)
        return of_graph.of(question)

    return answer
