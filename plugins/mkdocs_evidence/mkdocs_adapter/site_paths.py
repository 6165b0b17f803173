"""What the site has at a path of the content folder: its address, and the size of a picture."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import HOME, key_at, work_addresses
from mkdocs_evidence.graph.answers import (
    AnswerKind,
    Answers,
    answers_of,
    edition_addresses,
    overview_addresses,
)
from mkdocs_evidence.graph.canonical_addresses import canonical_address, impossible_because
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.graph.removed_addresses import address_about
from mkdocs_evidence.graph.withheld_files import HolderOf, withheld_files
from mkdocs_evidence.mkdocs_adapter.evidence_page import INDEX, OWNER, address_of_file
from mkdocs_evidence.mkdocs_adapter.made_files import is_made
from mkdocs_evidence.model import Key
from mkdocs_evidence.reading import is_record_path

WITHOUT_ANCHORS = "#"
"""End of the address of the page to which links to a removed one lead."""
ADDRESS, SIZE, REDIRECT = "address of ", "size of ", "present address of "
"""How the questions begin that a text asks of the files that it shows, and of the addresses it leads to."""
OF_FILES = (ADDRESS, SIZE, REDIRECT)


class SitePaths:
    """Paths as links between Markdown files write them: projects/x.md, projects/index.md, images/a.png.

    `files` are those of the content folder that are no records, of which those count that `exclude_docs` and
    `draft_docs` leave on the site; what the records make is told from
    the graph, so that nobody needs a list of all pages. A `listener` hears each question and its answer.
    """

    def __init__(self, graph: Graph, files: Iterable[File]) -> None:
        self._graph = graph
        included = [file for file in files if file.inclusion.is_included()]
        self._files = {file.src_uri: address_of_file(file) for file in included}
        self._places = {file.src_uri: file.abs_src_path for file in included}
        self.listener: dict[str, str | None] | None = None

    def address_of(self, path: str) -> str | None:
        """The address of a path; None where the site has nothing there."""
        return self._heard(ADDRESS + path)

    def picture_size(self, path: str) -> tuple[int, int] | None:
        """How wide and high a picture is, as it is shown, in pixels; None where that is not known."""
        size = self._heard(SIZE + path)
        if size is None:
            return None
        width, height = size.split("x")
        return int(width), int(height)

    def present_address(self, address: str) -> str | None:
        """The present address of what the site has at an address; None where it has nothing."""
        return self._heard(REDIRECT + address)

    def _heard(self, question: str) -> str | None:
        answer = self.answer(question)
        if self.listener is not None:
            self.listener[question] = answer
        return answer

    def answer(self, question: str) -> str | None:
        """The answer to a question as of now."""
        if question.startswith(SIZE):
            return self._size(question.removeprefix(SIZE))
        if question.startswith(REDIRECT):
            return self._present_address(question.removeprefix(REDIRECT))
        path = question.removeprefix(ADDRESS)
        return self._files.get(path) or self.page_address(path) or self._address_of_withheld(path)

    def _present_address(self, written: str) -> str | None:
        if impossible_because(written):
            return None
        answer = self._answers.at(written)
        if answer is None:
            return canonical_address(written) if is_made(self._graph, written) else None
        return answer.target if answer.kind is AnswerKind.REDIRECTS else canonical_address(written)

    @cached_property
    def _answers(self) -> Answers:
        return self._graph.once("answers", lambda: answers_of(self._graph))

    def _size(self, path: str) -> str | None:
        import imagesize  # brings http and email along, for which most builds need not wait

        place = self._places.get(path)
        width, height = imagesize.get(Path(place)) if place else (0, 0)
        width, height = round(width), round(height)  # those of an SVG may be broken numbers
        return f"{width}x{height}" if width > 0 and height > 0 else None

    def page_address(self, path: str) -> str | None:
        """The address of the page that the records make at a path."""
        if is_record_path(path):
            address = f"/{path.removesuffix('.md')}/"
            key = key_at(address)
            if key and self._graph.shows(key):
                return address
            return self._address_about_removed(key) if key else None
        folder, slash, name = f"/{path}".rpartition("/")
        if name != "index.md" or is_record_path(f"{folder[1:]}.md"):
            return None
        address = f"{folder}{slash}"
        return address if address in self._lists or self._is_below_a_work(address) else None

    def _address_about_removed(self, key: Key) -> str | None:
        """Where a link to a removed record leads, with the sign that its anchors are not there."""
        removed = self._graph.everything.removal_of(key)
        return self._address_in_place_of(removed) if removed else None

    def _address_of_withheld(self, path: str) -> str | None:
        """Where a link to a file leads that went with a removed record."""
        removed = self._holder_of(path)
        return self._address_in_place_of(removed) if removed else None

    def _address_in_place_of(self, removed: Removed) -> str:
        return f"{address_about(self._graph, removed) or HOME}{WITHOUT_ANCHORS}"

    @cached_property
    def _holder_of(self) -> HolderOf:
        return withheld_files(self._graph)

    def _is_below_a_work(self, address: str) -> bool:
        """Whether the address is that of a work, of a version, of its history or of a comparison."""
        work = key_at("/".join((*address.split("/")[:3], "")))
        versions = self._graph.corpus.versions_by_work.get(work, ()) if work else ()
        if not work or not versions:
            return False
        return address in work_addresses(work, [version.key.version for version in versions])

    @cached_property
    def _lists(self) -> frozenset[str]:
        return frozenset((*overview_addresses(self._graph), *edition_addresses(self._graph)))


class FilesOfSite(Files):
    """MkDocs' files, where the pages of records are found when asked for, and are in no list.

    So MkDocs resolves links and navigation to them, and leaves their rendering to us. The files of another
    plugin that has a list of a kind of its own stay in that list.
    """

    def __init__(self, files: Files, paths: SitePaths, config: MkDocsConfig) -> None:
        super().__init__(())
        self._src_uris = cast("dict[str, File]", files.src_uris)
        self._host = files
        self._paths = paths
        self._config = config
        self._asked: dict[str, File] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path, be it there or be it a page that records make."""
        return self._host.get_file_from_path(path) or self._page_file(path)

    def __getattr__(self, name: str) -> Any:
        """What only the list of the other plugin has."""
        host = self.__dict__.get("_host")
        if host is None:
            raise AttributeError(name)
        return getattr(host, name)

    def _page_file(self, path: str) -> File | None:
        address = self._paths.page_address(path)
        if address is None:
            return None
        address = address.removesuffix(WITHOUT_ANCHORS)
        if path not in self._asked:
            file = File(
                path,
                src_dir=None,
                dest_dir=self._config.site_dir,
                use_directory_urls=True,
                dest_uri=f"{address[1:]}{INDEX}",
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
            file.generated_by = OWNER
            self._asked[path] = file
        return self._asked[path]
