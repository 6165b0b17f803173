"""Sealed data: everything outside a version's file that its readers read, as it was when it was sealed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Self

from mkdocs_evidence.model.csl_item import CslItem
from mkdocs_evidence.model.settings import Term

FORMAT = 1
SUFFIX = ".sealed.json"


@dataclass(frozen=True, slots=True)
class SealedData:
    """The data that a sealed version draws in, and the words of its page when it was sealed.

    `cited` are the works that its text cites, `citation_style` and `citation_language` how they are written,
    `terms` the explanations of the glossary that it shows. `reading_text` has the words of each part
    of its page; only comparisons use it, no page is made of it.
    """

    version: str
    citation_style: str = ""
    citation_language: str = ""
    cited: tuple[CslItem, ...] = ()
    terms: tuple[Term, ...] = ()
    reading_text: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def from_json(cls, data: bytes) -> Self:
        """Return the sealed data that a file holds; ValueError where it holds none that is known here."""
        try:
            values = json.loads(data)
            if values["format"] != FORMAT:
                raise ValueError(f"it has the format {values['format']}, and this software knows {FORMAT}")
            return cls(
                version=str(values["version"]),
                citation_style=str(values["citation_style"]),
                citation_language=str(values["citation_language"]),
                cited=tuple(CslItem.from_csl(item) for item in values["cited"]),
                terms=tuple(_term(one) for one in values["terms"]),
                reading_text=MappingProxyType(dict(values["reading_text"])),
            )
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError(f"it lacks {error}, or holds something else in its place") from None

    def to_json(self) -> bytes:
        """Return the file: the same data give the same bytes."""
        values: dict[str, Any] = {
            "format": FORMAT,
            "version": self.version,
            "citation_style": self.citation_style,
            "citation_language": self.citation_language,
            "cited": [item.to_csl() for item in sorted(self.cited, key=lambda item: item.id)],
            "terms": [
                {"label": one.label, "meaning": one.meaning, "also": list(one.also), "source": one.source}
                for one in self.terms
            ],
            "reading_text": dict(sorted(self.reading_text.items())),
        }
        return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def sealed_data_path(version_path: str) -> str:
    """Return the path of the sealed data of the version at a path: protocols/x/v1.sealed.json for v1.md."""
    return f"{version_path.removesuffix('.md')}{SUFFIX}"


def is_sealed_data_path(path: str) -> bool:
    """Return True if a path of the content folder is that of sealed data, beside a version."""
    return path.count("/") == 2 and path.endswith(SUFFIX)


def _term(values: Mapping[str, Any]) -> Term:
    return Term(values["label"], values["meaning"], tuple(values["also"]), values["source"])
