"""A built site, copied so that it opens by double click; the build itself knows nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.incremental import Ledger, Workshop, files_below, remove_path, spread
from mkdocs_evidence.mkdocs_adapter.for_disk.links import DiskLinks
from mkdocs_evidence.mkdocs_adapter.for_disk.pages import SEARCH_SCRIPT, page_for_disk, styles_for_disk
from mkdocs_evidence.mkdocs_adapter.for_disk.search import OWN_SCRIPT, index_for_disk, script_for_disk
from mkdocs_evidence.mkdocs_adapter.search_index import write_search_index

PAGES, STYLES = ".html", ".css"
SHELL = "a copy for a disk"
"""Fingerprint by which an ordinary build into the same folder sees that nothing there is its own."""


@dataclass(frozen=True, slots=True)
class DiskCopy:
    """Copies the `site` of a build into the next site of a workshop, with links for a disk."""

    site: Path
    workshop: Workshop
    site_url: str
    processes: int
    tell: Callable[[str], None]

    def publish(self, *, search: bool) -> tuple[str, ...]:
        """Put the copy in place; return sentences on what is to be known of it."""
        workshop = self.workshop
        workshop.begin()
        paths = sorted(files_below(self.site))
        for path, data in self._files(paths):
            workshop.next_site.write(path, data)
        index, remarks = list[str](), list[str]()
        if SEARCH_SCRIPT in paths:
            index = list(self._search(remarks, search=search))
        outputs = frozenset((*paths, *index))
        workshop.next_site.remove_all_but(outputs, workshop.made or ())
        moved = workshop.make_way(outputs)
        workshop.publish(Ledger(shell=SHELL, others=tuple(sorted(outputs))), outputs)
        workshop.commit(None, is_default=False)
        return tuple(filter(None, (*remarks, workshop.told_of_foreign, moved)))

    def _files(self, paths: list[str]) -> Iterator[tuple[str, bytes]]:
        links = DiskLinks(frozenset(paths), self.site_url)
        rewritten = [path for path in paths if path.endswith((PAGES, STYLES))]

        def for_disk(path: str) -> bytes:
            text = (self.site / path).read_bytes().decode("utf-8", "surrogateescape")
            changed = (page_for_disk if path.endswith(PAGES) else styles_for_disk)(text, path, links)
            return changed.encode("utf-8", "surrogateescape")

        yield from zip(rewritten, spread(for_disk, rewritten, self.processes), strict=True)
        for path in paths:
            if not path.endswith((PAGES, STYLES)):
                yield path, (self.site / path).read_bytes()

    def _search(self, remarks: list[str], *, search: bool) -> Iterator[str]:
        """Put the search page's script in place, and the index beside it; the paths of the index."""
        script = (self.site / SEARCH_SCRIPT).read_text(encoding="utf-8")
        next_site, index = self.workshop.next_site, self.workshop.folder / f"{self.workshop.name}.search"
        if search:
            self.tell("Making the search index")
            write_search_index(next_site.tree, index, keeps_file_names=True)
        made = script_for_disk(script, index if search else None)
        if made is None:
            remarks.append(OWN_SCRIPT)
        else:
            next_site.write(SEARCH_SCRIPT, made.encode())
        for path, data in index_for_disk(index) if made and search else ():
            next_site.write(path, data)
            yield path
        remove_path(index)
