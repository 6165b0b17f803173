"""Build a whole site: what is stale is made, into a tree beside the site, and exchanged with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Literal

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from mkdocs_evidence.diagnostics import Diagnostic, SiteProblemError
from mkdocs_evidence.graph.notes import Notes
from mkdocs_evidence.incremental import (
    FOLDER,
    Inputs,
    Ledger,
    State,
    Witness,
    Workshop,
    circumstances,
    collector_paused,
    digest,
    files_below,
    folder_times,
    only_build,
    open_workshop,
)
from mkdocs_evidence.mkdocs_adapter.build_result import BuildResult
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.content_plugin import ContentFaultsError, ContentPlugin, content_plugin
from mkdocs_evidence.mkdocs_adapter.exports_plugin import take_over_search
from mkdocs_evidence.mkdocs_adapter.ground import GroundAnswers, ground_of
from mkdocs_evidence.mkdocs_adapter.inputs import inputs_of
from mkdocs_evidence.mkdocs_adapter.jobs import (
    export_jobs,
    maker_for,
    page_jobs,
)
from mkdocs_evidence.mkdocs_adapter.kept_records import KeptRecords
from mkdocs_evidence.mkdocs_adapter.making import Tally
from mkdocs_evidence.mkdocs_adapter.pages_plugin import pages_plugin
from mkdocs_evidence.mkdocs_adapter.pdf_files import pdf_files
from mkdocs_evidence.mkdocs_adapter.press import Heard, can_press
from mkdocs_evidence.mkdocs_adapter.search_index import FOLDER as SEARCH
from mkdocs_evidence.mkdocs_adapter.search_index import write_search_index
from mkdocs_evidence.mkdocs_adapter.settings import edition_named
from mkdocs_evidence.mkdocs_adapter.share_cards import share_cards
from mkdocs_evidence.mkdocs_adapter.shell import shell_of, software

Tell = Callable[[str], None]


def build_site(  # noqa: PLR0913 - a keyword for each option of the command
    config_file: Path,
    *,
    as_of: date,
    strict: bool = False,
    out: Path | None = None,
    edition: str = "",
    must_be_sealed: bool = False,
    drafts: bool = False,
    search: bool = True,
    pdf: bool = False,
    cards: bool = False,
    clean: bool = False,
    processes: int = 1,
    choices: tuple[str, ...] = (),
    preview_at: str = "",
    tell: Tell = lambda step: None,
) -> BuildResult:
    """Build the site that a `mkdocs.yml` describes; on any fault the site that stood stays.

    With the name of an `edition` the site is built as it stood on that day. Where it
    `must_be_sealed`, whatever is public and not in the register is a fault. With `drafts` the site
    is a preview, with drafts and future records. A `clean` build takes nothing from earlier ones.
    `choices` are all that was chosen, in words, by which the next build is known to be the same;
    `preview_at` is where somebody looks on while writing. Raises SiteProblemError for all but content.
    """
    config = configured(config_file, as_of, strict=strict)
    _choose(config, edition=edition, must_be_sealed=must_be_sealed, drafts=drafts)
    _choose_extras(config, pdf=pdf, cards=cards)
    search = take_over_search(config) and search
    config.site_url = preview_at or config.site_url
    site = (out or Path(config.site_dir)).resolve()
    with _workshop(config_file.parent / FOLDER, site, clean=clean, tell=tell) as workshop:
        building, inputs = _prepared(
            config, workshop, tell, processes, search=search, preview=bool(preview_at)
        )
        built = _witnessed(building, inputs, choices)
        if out is None:
            workshop.remember_as_default()
    return built


def _prepared(
    config: MkDocsConfig, workshop: Workshop, tell: Tell, processes: int, *, search: bool, preview: bool
) -> tuple[_Build, Inputs | None]:
    """A build that is ready to run, and the files that it is made from, as they are now."""
    inputs = inputs_of(config)
    states = inputs.look({}) if inputs else None
    docs = Path(os.path.relpath(config.docs_dir, Path(config.config_file_path).resolve().parent)).as_posix()

    def hash_of(path: str) -> str | None:
        state = states.get(f"{docs}/{path}") if states else None
        return state.hash if state else None

    reader = KeptRecords(workshop.store, software(), processes, hash_of)
    command: Literal["build", "serve"] = "serve" if preview else "build"
    return _Build(config, workshop, tell, processes, search, command, reader, states), inputs


@contextmanager
def _workshop(cache: Path, site: Path, *, clean: bool, tell: Tell) -> Iterator[Workshop]:
    """The workshop of a site, which nobody else uses meanwhile."""
    with only_build(cache, tell):
        workshop = open_workshop(cache, site, clean=clean, tell=tell)
        try:
            yield workshop
        finally:
            workshop.store.close()


def _choose(config: MkDocsConfig, *, edition: str, must_be_sealed: bool, drafts: bool) -> None:
    """Let what was chosen on the command line go before what the configuration says."""
    options = content_plugin(config).config
    options.edition = edition or options.edition
    options.must_be_sealed = must_be_sealed or options.must_be_sealed
    options.show_hidden = True if drafts else options.show_hidden
    edition_named(options)


def _choose_extras(config: MkDocsConfig, *, pdf: bool, cards: bool) -> None:
    """Let the pages lead to the files that are made beside them."""
    content = content_plugin(config)
    content.makes_pdf, content.makes_cards = pdf, cards


def _witnessed(building: _Build, inputs: Inputs | None, choices: tuple[str, ...]) -> BuildResult:
    """Build, and keep a witness of what the files were before: what changes meanwhile is seen next time."""
    built, states = building.run(), building.states
    if built.succeeded and inputs and states is not None:
        workshop = building.workshop
        around = circumstances((inputs.base / name).read_text("utf-8-sig") for name in inputs.files)
        told, shown = (built.told, built.summary), folder_times(workshop.site)
        witness = Witness(choices, around, inputs.folders, inputs.files, dict(states), shown, told)
        witness.save(workshop.witness_file)
    return built


@dataclass(frozen=True, slots=True)
class _Build:
    config: MkDocsConfig
    workshop: Workshop
    tell: Tell
    processes: int
    search: bool
    command: Literal["build", "serve"]
    reader: KeptRecords
    states: Mapping[str, State] | None

    def run(self) -> BuildResult:
        """Build, and tell what came of it."""
        by_hand = self.workshop.folder / f"{self.workshop.name}.pages"
        self.config.site_dir = str(by_hand)
        self._content.leaves_pages = can_press(self.config)
        pages_plugin(self.config).compiled = self.workshop.folder / "templates"
        self._content.read_files = self.reader
        self.config.plugins.on_startup(command=self.command, dirty=False)
        with Heard() as heard:
            try:
                return self._run(by_hand, heard)
            except MkDocsException as error:
                reason = error.__context__  # MkDocs aborts on an error of a plugin
                if isinstance(reason, ContentFaultsError):
                    return self._failed(diagnostics=reason.faults)
                if not heard.told:
                    raise SiteProblemError(str(error)) from error
                return self._failed(warnings=heard.told)
            finally:
                self.config.plugins.on_shutdown()
                shutil.rmtree(by_hand, ignore_errors=True)

    def _run(self, by_hand: Path, heard: Heard) -> BuildResult:
        self.tell("Reading the content")
        with collector_paused():
            build(self.config)
        self.workshop.begin()
        tally = Tally()
        ledger = Ledger(shell_of(self.config, self._content))
        if self._content.leaves_pages:
            ledger = self._made(ledger, tally)
        others = (*self._take_over(by_hand, tally.outputs), *self._make_extras())
        told = tuple(dict.fromkeys((*heard.told, *tally.warnings)))
        if self.config.strict and told:
            return self._failed(warnings=told)
        self._publish(replace(ledger, others=others))
        return self._succeeded(tally, others, told)

    def _take_over(self, by_hand: Path, ours: frozenset[str]) -> Iterator[str]:
        """Put what MkDocs alone has made into the tree of the next site; the paths of all of it."""
        for path in sorted(set(files_below(by_hand)) - ours):
            self.workshop.next_site.write(path, (by_hand / path).read_bytes())
            yield path

    def _made(self, ledger: Ledger, tally: Tally) -> Ledger:
        """The ledger with all groups: pages come first, then exports, some of which show texts of pages."""
        content, store = self._content, self.workshop.store
        ground = ground_of(content.session.graph, content.paths, store, self._facts(ledger.shell))
        answers, notes = GroundAnswers(ground, self.reader), Notes()
        noting = ground.noting(notes)
        maker = maker_for(self.config, self.workshop, noting, notes, ledger.shell)
        if self.workshop.is_intact and self.workshop.ledger.shell == ledger.shell:
            maker = replace(maker, only=self.workshop.ledger.groups_to_look_at(answers.of))
        self.tell("Making the pages")
        maker.make(page_jobs(noting), self.processes, store, tally)
        store.commit()
        self.tell("Making the exports")
        maker.make(export_jobs(noting, maker), self.processes, store, tally)
        ledger = replace(ledger, groups=tally.groups)
        return replace(ledger, answers=ledger.answered(answers.of))

    def _facts(self, shell: str) -> str:
        """The fingerprint of all that the records say but for the words of their texts."""
        return digest(shell, sorted(self.reader.fronts.items()))

    def _make_extras(self) -> Iterator[str]:
        """Put PDF files and pictures beside the pages, where they are wanted; the paths of all."""
        graph, workshop = self._content.session.graph, self.workshop
        made: list[Iterator[tuple[str, bytes]]] = []
        if graph.settings.pdf:
            self.tell("Making the PDF files")
            made.append(pdf_files(graph, workshop.next_site.tree, workshop.store))
        if graph.settings.cards:
            self.tell("Drawing the pictures for shared links")
            made.append(share_cards(graph, workshop.store))
        for path, data in chain.from_iterable(made):
            workshop.next_site.write(path, data)
            yield path

    def _publish(self, ledger: Ledger) -> None:
        next_site = self.workshop.next_site
        next_site.remove_all_but((*ledger.outputs, *self._search_files()))
        is_searched = self.workshop.ledger.is_searched and not next_site.lag
        if self.search and not is_searched:
            self._make_search_index()
        self.workshop.publish(replace(ledger, is_searched=self.search or is_searched))

    def _make_search_index(self) -> None:
        """Make the search index anew, and note in which of its files it differs."""
        self.tell("Making the search index")
        next_site = self.workshop.next_site
        before = {path: (next_site.tree / path).read_bytes() for path in self._search_files()}
        write_search_index(next_site.tree)
        after = {path: (next_site.tree / path).read_bytes() for path in self._search_files()}
        next_site.removed.update(before.keys() - after.keys())
        next_site.changed.update(path for path, data in after.items() if before.get(path) != data)

    def _search_files(self) -> tuple[str, ...]:
        folder = self.workshop.next_site.tree / SEARCH
        return tuple(f"{SEARCH}/{path}" for path in files_below(folder))

    @property
    def _content(self) -> ContentPlugin:
        return content_plugin(self.config)

    def _succeeded(self, tally: Tally, others: tuple[str, ...], told: tuple[str, ...]) -> BuildResult:
        session = self._content.session
        return BuildResult(
            succeeded=True,
            site_dir=self.workshop.site,
            pages=sum(path.endswith(".html") for path in (*tally.outputs, *others)),
            records=len(session.graph.corpus.records),
            diagnostics=session.reading.diagnostics,
            warnings=told,
            rendered=tuple(tally.rendered),
        )

    def _failed(
        self, *, diagnostics: tuple[Diagnostic, ...] = (), warnings: tuple[str, ...] = ()
    ) -> BuildResult:
        return BuildResult(
            succeeded=False, site_dir=self.workshop.site, diagnostics=diagnostics, warnings=warnings
        )
