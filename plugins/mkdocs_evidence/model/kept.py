"""Records that stay where they are kept, opened when somebody asks for more than their index entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

from mkdocs_evidence.model.caption import Caption
from mkdocs_evidence.model.citations import CitationCluster
from mkdocs_evidence.model.common_fields import CommonFields
from mkdocs_evidence.model.dates import PartialDate
from mkdocs_evidence.model.index_entry import IndexEntry, RecordLink
from mkdocs_evidence.model.record import Record, Source


class KeptSource(Source):
    """A source whose text is not in memory: `read` gives it whenever somebody asks for it."""

    __slots__ = ("_read",)

    _read: Callable[[], str]

    def __init__(self, source: Source, read: Callable[[], str]) -> None:
        for field in fields(Source):
            if field.name != "body":
                object.__setattr__(self, field.name, getattr(source, field.name))
        object.__setattr__(self, "_read", read)

    @property
    def body(self) -> str:
        """The Markdown after the front matter."""
        return self._read()


class KeptRecord(Record[CommonFields]):
    """A record of which what all are asked for is in memory: `open_it` gives the rest.

    It is asked each time that somebody asks for more, and may remember what is asked for often.
    """

    __slots__ = ("_caption", "_entry", "_file", "_happened", "_open_it")

    _entry: IndexEntry
    _happened: tuple[PartialDate, ...]
    _caption: Callable[[], Caption]
    _file: str
    _open_it: Callable[[], Record[CommonFields]]

    def __init__(
        self,
        file: str,
        entry: IndexEntry,
        happened: tuple[PartialDate, ...],
        caption: Callable[[], Caption],
        open_it: Callable[[], Record[CommonFields]],
    ) -> None:
        keep = object.__setattr__
        keep(self, "key", entry.key)
        keep(self, "_file", file)
        keep(self, "_entry", entry)
        keep(self, "_happened", happened)
        keep(self, "_caption", caption)
        keep(self, "_open_it", open_it)

    @property
    def file(self) -> str:
        """The path of its file below the content folder, with forward slashes."""
        return self._file

    @property
    def index_entry(self) -> IndexEntry:
        """What is known of it without opening it."""
        return self._entry

    @property
    def happened(self) -> tuple[PartialDate, ...]:
        """When something happened to it that it tells."""
        return self._happened

    @property
    def caption(self) -> Caption:
        """What other pages show of it."""
        return self._caption()

    @property
    def fields(self) -> CommonFields:
        """What its front matter says."""
        return self._open_it().fields

    @property
    def source(self) -> Source:
        """Its file."""
        return self._open_it().source

    @property
    def links(self) -> tuple[RecordLink, ...]:
        """The [[…]] links of its text."""
        return self._open_it().links

    @property
    def citations(self) -> tuple[CitationCluster, ...]:
        """The citations of its text."""
        return self._open_it().citations

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths that its text shows or links to."""
        return self._open_it().paths
