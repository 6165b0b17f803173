"""The inspection of a site: a build up to the point where its own pages would be made.

MkDocs does its part, so that its warnings on the navigation and on ordinary pages are known. All rules are
run. Of the pages of records only those of sealed versions are rendered, to compare them with what was sealed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from mkdocs.commands.build import build

from mkdocs_evidence.checks import Scope, reading_changed, register_pending
from mkdocs_evidence.diagnostics import Diagnostic, ordered
from mkdocs_evidence.exports import export_groups
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.reading_text import reading_text_of
from mkdocs_evidence.graph.readings import reading_entry, shown_versions
from mkdocs_evidence.incremental import collector_paused, files_below, spread
from mkdocs_evidence.mkdocs_adapter.build_result import BuildResult
from mkdocs_evidence.mkdocs_adapter.building import Building
from mkdocs_evidence.mkdocs_adapter.evidence_page import page_path
from mkdocs_evidence.mkdocs_adapter.pages_plugin import pages_plugin
from mkdocs_evidence.mkdocs_adapter.press import Heard, Press
from mkdocs_evidence.views import PageGroup, page_groups


@dataclass(frozen=True, slots=True)
class RenderedPages:
    """Pages that were rendered and not written, by their addresses."""

    by_address: Mapping[str, str]

    def html(self, address: str) -> str | None:
        """The HTML of the page at an address; None where there is no page."""
        return self.by_address.get(address)

    def reading_digest(self, address: str) -> str | None:
        """The digest of that page's reading text."""
        page = self.by_address.get(address)
        return None if page is None else reading_text_of(page).digest


@dataclass(frozen=True)
class Inspection(Building):
    """Finds whatever a strict build would refuse, and writes nothing but its cache."""

    inspects: ClassVar[bool] = True
    lists_outputs: bool = False

    def _run(self, by_hand: Path, heard: Heard) -> BuildResult:
        self._content.lists_outputs = self.lists_outputs
        with collector_paused():
            build(self.config)
        self._content.yield_to(by_hand)
        reading = self._content.session.reading
        changed = () if reading.has_errors else (*self._changed_readings(), *self._pending())
        self.workshop.store.commit()
        return BuildResult(
            succeeded=not any(fault.is_error for fault in (*reading.diagnostics, *changed)),
            site_dir=self.workshop.site,
            records=len(reading.graph.corpus.records),
            diagnostics=ordered([*reading.diagnostics, *changed]),
            warnings=heard.told,
            outputs=self._outputs(by_hand) if self.lists_outputs and not reading.has_errors else frozenset(),
            needs_build=bool(self.config.theme.custom_dir or reading.redaction.names),
        )

    def _outputs(self, by_hand: Path) -> frozenset[str]:
        """The paths of what MkDocs has made, of all pages, and of all exports; none is rendered."""
        graph = self._content.session.graph
        pages = (page_path(page) for group in page_groups(graph) for page in group.pages())
        exports = (export.path for group in export_groups(graph) for export in group.exports())
        return frozenset((*files_below(by_hand), *pages, *exports))

    def _pending(self) -> tuple[Diagnostic, ...]:
        """The note on what publishing will enter into the register; who seals is told each of it."""
        if self._content.config.must_be_sealed:
            return ()
        scope = Scope(self._content.session.reading.checked, is_inspection=True)
        return tuple(register_pending.check_whole(scope))

    def _changed_readings(self) -> tuple[Diagnostic, ...]:
        graph = self._content.session.graph
        sealed = (one for one in shown_versions(graph) if reading_entry(graph, one.key))
        names = frozenset(str(one.key.work) for one in sealed)
        if not names:
            return ()
        groups = [group for group in page_groups(graph) if group.name in names]
        versions = (one.key for one in shown_versions(graph))
        wanted = frozenset(address for key in versions for address in (address_of(key), address_of(key.work)))
        press = pages_plugin(self.config).press(self.config, self._content.renderer)
        rendered: dict[str, str] = {}
        for found in spread(partial(_rendered, press, wanted), groups, self.processes):
            rendered |= found
        return tuple(reading_changed.check_whole(Scope(graph, pages=RenderedPages(rendered))))


def _rendered(press: Press, wanted: frozenset[str], group: PageGroup) -> dict[str, str]:
    """The wanted pages of a group, by their addresses."""
    return {
        page.head.address: press.page(page)[0].decode()
        for page in group.pages()
        if page.head.address in wanted
    }
