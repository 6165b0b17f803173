"""The steps of a build: read, make what is stale, take over what MkDocs made, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Literal

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from mkdocs_evidence.checks import Scope, reading_changed
from mkdocs_evidence.diagnostics import Diagnostic, SiteProblemError
from mkdocs_evidence.graph.notes import Notes
from mkdocs_evidence.graph.questions import INDEX
from mkdocs_evidence.incremental import (
    Entries,
    Ledger,
    State,
    Workshop,
    collector_passing_by,
    collector_paused,
    digest,
    files_below,
    remove_path,
)
from mkdocs_evidence.mkdocs_adapter.build_result import BuildResult
from mkdocs_evidence.mkdocs_adapter.content_plugin import ContentFaultsError, ContentPlugin, content_plugin
from mkdocs_evidence.mkdocs_adapter.ground import GroundAnswers, answers_of_graph, ground_of, may_differ
from mkdocs_evidence.mkdocs_adapter.inputs import path_from
from mkdocs_evidence.mkdocs_adapter.jobs import export_jobs, maker_for, page_jobs
from mkdocs_evidence.mkdocs_adapter.kept_checks import KeptChecks
from mkdocs_evidence.mkdocs_adapter.kept_records import KeptRecords
from mkdocs_evidence.mkdocs_adapter.making import Tally
from mkdocs_evidence.mkdocs_adapter.names_left import names_left
from mkdocs_evidence.mkdocs_adapter.otherwise import answered_otherwise
from mkdocs_evidence.mkdocs_adapter.page_problems import (
    page_problem,
    plugin_problem,
    template_problem,
    without_page_problems,
)
from mkdocs_evidence.mkdocs_adapter.pages_plugin import pages_plugin
from mkdocs_evidence.mkdocs_adapter.pdf import PdfFiles
from mkdocs_evidence.mkdocs_adapter.press import Heard
from mkdocs_evidence.mkdocs_adapter.publishing import publish
from mkdocs_evidence.mkdocs_adapter.share_cards import share_cards
from mkdocs_evidence.mkdocs_adapter.shell import configuration, markdown_of, shell_of
from mkdocs_evidence.mkdocs_adapter.site_pages import CachedSitePages

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Building:
    """One build: what it needs, and its steps.

    `program` is the fingerprint of the software; `states` are the files on which a build depends as they
    were when it began, where they are all known.
    """

    config: MkDocsConfig
    workshop: Workshop
    tell: Tell
    processes: int
    search: bool
    command: Literal["build", "serve"]
    program: str
    reader: KeptRecords
    states: Mapping[str, State] | None

    inspects: ClassVar[bool] = False
    """Whether this only looks for faults, and goes on with content that has errors."""

    def run(self) -> BuildResult:
        """Build, and tell what came of it."""
        by_hand = self.workshop.folder / f"{self.workshop.name}.pages"
        remove_path(by_hand)
        self.config.site_dir = str(by_hand)
        self._content.reports_faults, self._content.inspects = True, self.inspects
        self._content.leaves_pages, self._content.tell = True, self.tell
        pages_plugin(self.config).compiled = self.workshop.folder / "templates"
        self._content.read_files, self._content.processes = self.reader, self.processes
        self._content.check = KeptChecks(
            self.workshop.checks_file,
            self.reader,
            lambda index: self._begun(digest(*self._around), index),
            self.processes,
        )
        self.config.plugins.on_startup(command=self.command, dirty=False)
        with Heard(self._content.setting_warnings) as heard:
            try:
                return self._run(by_hand, heard)
            except MkDocsException as error:
                reason = error.__context__  # MkDocs aborts on an error of a plugin
                if isinstance(reason, ContentFaultsError):
                    return self._failed(diagnostics=reason.faults)
                if not heard.told:
                    raise SiteProblemError(str(error)) from error
                return self._failed(diagnostics=self._faults, warnings=heard.told)
            except Exception as error:
                if any(fault.is_error for fault in self._faults):  # it may be what they led to
                    return self._failed(diagnostics=self._faults, warnings=without_page_problems(heard.told))
                of_template = template_problem(error, self.config.theme.custom_dir)
                if problem := of_template or page_problem(heard.told) or plugin_problem(error):
                    raise SiteProblemError(problem) from error
                raise
            finally:
                self.config.plugins.on_shutdown()
                remove_path(by_hand)

    def _run(self, by_hand: Path, heard: Heard) -> BuildResult:
        self.tell("Reading the content")
        with collector_paused():
            build(self.config)
        with collector_passing_by():
            return self._make_and_publish(by_hand, heard)

    def _make_and_publish(self, by_hand: Path, heard: Heard) -> BuildResult:
        if self._content.session.reading.has_errors:  # of a page that is no record
            return self._failed(diagnostics=self._faults, warnings=heard.told)
        self.workshop.begin()
        self._content.yield_to(by_hand)
        shell = shell_of(self.config, self._content, self.program)
        ledger, rendered = self._made(shell)
        remarks: list[str] = []
        others = (*self._take_over(by_hand, ledger), *self._make_extras(remarks))
        told = tuple(dict.fromkeys((*heard.told, *ledger.warnings)))
        faults = self._content.session.reading.diagnostics
        if self.config.strict and (told or any(not fault.is_note for fault in faults)):
            return self._failed(diagnostics=faults, warnings=told)
        if self._content.config.must_be_sealed and (changed := self._changed_readings()):
            return self._failed(diagnostics=changed, warnings=told)
        ledger = replace(ledger, others=others)
        if left := self._names_left(ledger):
            return self._failed(warnings=left)
        remarks += publish(self.workshop, self.reader, ledger, search=self.search, tell=self.tell)
        return self._succeeded(ledger, rendered, (*told, *remarks))

    def _names_left(self, ledger: Ledger) -> tuple[str, ...]:
        """Return warnings on outputs that hold a withheld name; only changed ones can."""
        names = self._content.session.reading.redaction.names
        if not names:
            return ()
        tree, before = self.workshop.next_site.tree, self.workshop.ledger
        looked_at = before.shell == ledger.shell and self.workshop.is_intact
        made = (*ledger.grouped, *ledger.others)
        paths = self.workshop.next_site.changed.intersection(made) if looked_at else made
        return tuple(names_left(tree, (path for path in paths if (tree / path).is_file()), names))

    def _changed_readings(self) -> tuple[Diagnostic, ...]:
        """The faults of sealed versions that would not read as they were sealed."""
        graph = self._content.session.graph
        pages = CachedSitePages(self.workshop.next_site.tree, self.workshop.store, self.program)
        faults = tuple(reading_changed.check_whole(Scope(graph, pages=pages)))
        pages.forget_unused()
        return faults

    def _take_over(self, by_hand: Path, ledger: Ledger) -> Iterator[str]:
        """Put what MkDocs alone has made into the tree of the next site; the paths of all of it."""
        before, paths = self.workshop.ledger, frozenset(files_below(by_hand))
        is_known = paths.issubset(before.others)  # else it may be something that a group makes that stands
        ours = ledger.grouped_besides(before) if is_known else ledger.grouped
        for path in sorted(paths - ours):
            self.workshop.next_site.write(path, (by_hand / path).read_bytes())
            yield path

    def _made(self, shell: str) -> tuple[Ledger, tuple[str, ...]]:
        """The ledger with all groups, and what was rendered of them.

        Pages come first, then exports, some of which show texts of pages.
        """
        content, store, before = self._content, self.workshop.store, self.workshop.ledger
        graph, notes = content.session.graph, Notes()
        of_graph = answers_of_graph(graph, self.reader)
        index = digest(shell, of_graph.of(INDEX))
        ledger = self._begun(shell, index)
        facts = digest(index, self.reader.all_fronts, graph.as_of)
        ground = ground_of(graph, content.paths, store, facts=facts, index=index)
        answers = GroundAnswers(ground, of_graph)
        noting = ground.noting(notes)
        maker = maker_for(self.config, self.workshop, noting, notes, shell, self._renders_texts)
        tally, other = Tally(Entries(Ledger())), frozenset[str]()
        if self.workshop.is_intact and before.shell == shell:
            other = answered_otherwise(before, ledger, answers.of, may_differ)
            tally = Tally(Entries(before))
            maker = replace(maker, only=before.groups_that_asked(other))
        self.tell("Making the pages")
        maker.make(page_jobs(noting), self.processes, store, tally)
        store.commit()
        self.tell("Making the exports")
        maker.make(export_jobs(noting, maker), self.processes, store, tally)
        groups = tally.groups
        ledger = replace(ledger, groups=groups.groups, answers=groups.answers(answers.of, other))
        return ledger, tuple(tally.rendered)

    @property
    def _renders_texts(self) -> str:
        """The fingerprint of what turns Markdown into HTML."""
        glossary = self._content.session.graph.settings.glossary
        return digest(self.program, markdown_of(self.config), glossary)

    @cached_property
    def _ground(self) -> str:
        """The fingerprint of all that is looked at but the words of texts; empty where it is not known.

        It is known when the records have been read.
        """
        return self._surroundings and digest(self._surroundings, self.reader.all_fronts)

    def _begun(self, shell: str, index: str) -> Ledger:
        """A ledger without groups; `index` is the answer on the index of all records."""
        frame = self._surroundings and digest(self._surroundings, index)
        return Ledger(shell, self._ground, frame, dict(self.reader.files))

    @cached_property
    def _around(self) -> tuple[object, ...]:
        """The fingerprints of all that is looked at but files of the content, and the day."""
        return (self.program, configuration(self.config), self.command, self._content.chosen)

    @cached_property
    def _surroundings(self) -> str:
        """The fingerprint of all that is looked at but records, the day too; empty where it is not known."""
        if self.states is None:
            return ""
        docs = path_from(self.workshop.folder.parent, self.config.docs_dir)
        texts = {f"{docs}/{path}" for path in self.reader.files}
        rest = sorted((path, state.hash) for path, state in self.states.items() if path not in texts)
        return digest(*self._around, self._content.days, rest)

    def _make_extras(self, remarks: list[str]) -> Iterator[str]:
        """Put PDF files and pictures beside the pages, where they are wanted; the paths of all.

        `remarks` collects what must be known of them. A sealed text cannot be mended, so that remarks do
        not stop a strict build.
        """
        graph, workshop = self._content.session.graph, self.workshop
        if graph.settings.pdf:
            self.tell("Making the PDF files")
            for file in self._pdf_files.make():
                workshop.next_site.write(file.path, file.data)
                remarks.extend(file.remarks)
                yield file.path
        if graph.settings.cards:
            self.tell("Drawing the pictures for shared links")
            for path, data in share_cards(graph, workshop.store):
                workshop.next_site.write(path, data)
                yield path

    @property
    def _pdf_files(self) -> PdfFiles:
        return PdfFiles(
            graph=self._content.session.graph,
            env=pages_plugin(self.config).env,
            renderer=self._content.renderer,
            site=self.workshop.next_site.tree,
            store=self.workshop.store,
            program=self.program,
        )

    @property
    def _faults(self) -> tuple[Diagnostic, ...]:
        """What was found in the content, as far as it was read."""
        session = getattr(self._content, "session", None)
        return session.reading.diagnostics if session else ()

    @property
    def _content(self) -> ContentPlugin:
        return content_plugin(self.config)

    def _succeeded(self, ledger: Ledger, rendered: tuple[str, ...], told: tuple[str, ...]) -> BuildResult:
        session = self._content.session
        return BuildResult(
            succeeded=True,
            site_dir=self.workshop.site,
            pages=ledger.pages + sum(path.endswith(".html") for path in ledger.others),
            records=len(session.graph.corpus.records),
            diagnostics=session.reading.diagnostics,
            warnings=told,
            rendered=rendered,
        )

    def _failed(
        self, *, diagnostics: tuple[Diagnostic, ...] = (), warnings: tuple[str, ...] = ()
    ) -> BuildResult:
        return BuildResult(
            succeeded=False, site_dir=self.workshop.site, diagnostics=diagnostics, warnings=warnings
        )
