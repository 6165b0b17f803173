"""Making what is stale: pages and exports, each left alone while what it was made from stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from mkdocs_evidence.exports import AnyExport, Feed, Recipe
from mkdocs_evidence.graph.description import Description
from mkdocs_evidence.graph.notes import Notes as Heard
from mkdocs_evidence.incremental import (
    NOTHING,
    Entries,
    Ledger,
    Made,
    NextSite,
    Notes,
    Store,
    digest,
    spread,
    tell_once_in_a_row,
    write_if_new,
)
from mkdocs_evidence.mkdocs_adapter.evidence_page import page_path
from mkdocs_evidence.mkdocs_adapter.kept_bodies import KIND, KeptBodies
from mkdocs_evidence.mkdocs_adapter.press import Press
from mkdocs_evidence.mkdocs_adapter.questions import Questions, of_files_among
from mkdocs_evidence.model import CslItem, Key
from mkdocs_evidence.views import Page

Part: TypeAlias = Page | AnyExport
for kind in (Description, CslItem, Feed):  # of each of which several files are made, one after the other
    tell_once_in_a_row(kind)


@dataclass(frozen=True, slots=True)
class Job:
    """A group of outputs: its name, and what makes its parts."""

    name: str
    parts: Callable[[], Iterable[Part]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: its entry for the ledger, what was rendered, what changed, what to keep."""

    name: str
    made: Made
    rendered: tuple[str, ...]
    changed: tuple[str, ...]
    new: Mapping[str, bytes]


@dataclass(slots=True)
class Tally:
    """What came of all jobs so far: the groups, and which outputs were rendered."""

    groups: Entries
    rendered: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Maker:
    """Does jobs: looks whether what the last build made still stands, and makes anew what does not.

    `shell` is the fingerprint of all that every output has in common, and `before` what the last
    build made, but for `unsound` paths, where something else is now. `heard` notes what a job asks of the
    graph. With `only`, no other jobs need be looked at.
    """

    press: Press
    bodies: KeptBodies
    questions: Questions
    heard: Heard
    before: Ledger
    shell: str
    next_site: NextSite
    unsound: frozenset[str]
    only: frozenset[str] | None = None

    def make(self, jobs: Sequence[Job], processes: int, store: Store, tally: Tally) -> None:
        """Do these jobs, on so many cores; where one need not be done, what the last build made stands."""
        wanted = [job for job in jobs if self._is_wanted(job.name)]
        tally.groups.keep(job.name for job in jobs if not self._is_wanted(job.name))
        for outcome in spread(self.do, wanted, processes):
            store.put(KIND, outcome.new.items())
            tally.groups.add(outcome.name, outcome.made)
            tally.rendered += outcome.rendered
            self.next_site.changed.update(outcome.changed)

    def _is_wanted(self, name: str) -> bool:
        return self.only is None or name in self.only or name not in self.before.groups

    def do(self, job: Job) -> Outcome:
        """Do one job, in whatever process."""
        before = self.before.made(job.name)
        fingerprints: dict[str, str] = {}
        notes: dict[str, Notes] = {}
        rendered, changed, new = [], [], {}
        self.heard.begin()
        for part in job.parts():
            path = path_of_part(part)
            fingerprints[path] = fingerprint(self.shell, part)
            note = before.notes.get(path, NOTHING)
            if before.fingerprints.get(path) != fingerprints[path] or not self._stands(path, note):
                rendered.append(path)
                data, note = self._render(part)
                new.update(self.bodies.new)
                if write_if_new(self.next_site.tree / path, data):
                    changed.append(path)
            if note != NOTHING:
                notes[path] = note
        for note in notes.values():
            self.heard.note_all(of_files_among(note.asked))
        made = Made(fingerprints, notes, self.heard.asked)
        return Outcome(job.name, made, tuple(rendered), tuple(changed), new)

    def _stands(self, path: str, note: Notes) -> bool:
        if path in self.unsound or not (self.next_site.tree / path).is_file():
            return False
        return all(self.questions.answer(question) == answer for question, answer in note.asked)

    def _render(self, part: Part) -> tuple[bytes, Notes]:
        self.bodies.forget()
        self.questions.forget()
        if isinstance(part, Page):
            data, warnings = self.press.page(part)
        else:
            data, warnings = part.data, ()
            for key in texts_of(part):
                self.questions.note_text(key)
        return data, Notes(self.questions.asked, tuple(self.bodies.used), warnings)


def texts_of(export: AnyExport) -> tuple[Key, ...]:
    """The records whose texts an export shows."""
    feed = export.inputs if isinstance(export, Recipe) else None
    return tuple(entry.text for entry in feed.entries if entry.text) if isinstance(feed, Feed) else ()


def path_of_part(part: Part) -> str:
    """Where an output stands below the site."""
    return page_path(part) if isinstance(part, Page) else part.path


def fingerprint(shell: str, part: Part) -> str:
    """The fingerprint of what an output is made from."""
    if isinstance(part, Page):
        return digest(shell, part)
    return digest(shell, part.inputs if isinstance(part, Recipe) else part.data)
