"""Formatted citations that record which of them are read."""

from __future__ import annotations

from mkdocs_evidence.graph.notes import Note
from mkdocs_evidence.graph.questions import BIBLIOGRAPHY, CITATIONS_OF, about
from mkdocs_evidence.model import Bibliography, Citations, CitedText, FormattedReference, Key


class NotingCitations(Citations):
    """Formatted citations that note whose are asked for."""

    __slots__ = ("_note", "_whole")

    def __init__(self, whole: Citations, note: Note) -> None:
        object.__setattr__(self, "_whole", whole)
        object.__setattr__(self, "_note", note)

    _whole: Citations
    _note: Note

    def of(self, key: Key) -> CitedText:
        """The citations of a record's text."""
        self._note(about(CITATIONS_OF, key))
        return self._whole.of(key)

    @property
    def bibliography(self) -> Bibliography:
        """The bibliography."""
        self._note(BIBLIOGRAPHY)
        return self._whole.bibliography

    @property
    def works(self) -> tuple[FormattedReference, ...]:
        """The whole bibliography in the order of the style."""
        self._note(BIBLIOGRAPHY)
        return self._whole.works

    @property
    def style(self) -> str:
        """The title of the style."""
        self._note(BIBLIOGRAPHY)
        return self._whole.style
