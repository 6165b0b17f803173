"""A work as citation styles see it: the variables of CSL-JSON, as frozen values.

Both ends of citing share it: what we cite (content/references.bib) and how we are cited.
Names of variables: CSL 1.0.2, appendix IV, https://docs.citationstyles.org/en/stable/specification.html
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Self

from mkdocs_evidence.model.dates import PartialDate

NO_DATE = "n.d."
"""The words of a date by which a bibliography says that there is none, however it writes them."""
_UPPER = frozenset({"doi", "isbn", "issn", "pmid", "pmcid", "url"})


@dataclass(frozen=True, slots=True)
class CslName:
    """A person's name in its parts, or in `literal` the name of a body (or of somebody with one name).

    `particle` goes before the family name and does not count for sorting (van, de la); `suffix` is Jr or III.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def in_words(self) -> str:
        """The name as people write it: Ludwig van Beethoven."""
        if self.literal:
            return self.literal
        parts = (self.given, self.particle, self.family, self.suffix)
        return " ".join(part for part in parts if part)

    @property
    def inverted(self) -> str:
        """The name with what it is sorted by first: van Beethoven, Ludwig."""
        if self.literal:
            return self.literal
        family = " ".join(part for part in (self.particle, self.family) if part)
        return ", ".join(part for part in (family, self.suffix, self.given) if part)

    @classmethod
    def from_csl(cls, csl: dict[str, str]) -> Self:
        """The name that CSL-JSON writes."""
        return cls(
            family=csl.get("family", ""),
            given=csl.get("given", ""),
            particle=csl.get("non-dropping-particle", ""),
            suffix=csl.get("suffix", ""),
            literal=csl.get("literal", ""),
        )

    def to_csl(self) -> dict[str, str]:
        """The name as CSL-JSON writes it."""
        if self.literal:
            return {"literal": self.literal}
        parts = (
            ("family", self.family),
            ("given", self.given),
            ("non-dropping-particle", self.particle),
            ("suffix", self.suffix),
        )
        return {key: value for key, value in parts if value}


@dataclass(frozen=True, slots=True)
class CslDate:
    """When something appeared: a date, a range of dates, or words where it is neither (n.d., forthcoming)."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    literal: str = ""
    circa: bool = False

    @classmethod
    def from_csl(cls, csl: dict[str, Any]) -> Self:
        """The date that CSL-JSON writes."""
        parts = [PartialDate(*part) for part in csl.get("date-parts", ())]
        start, end = (*parts, None, None)[:2]
        return cls(start, end, csl.get("literal", ""), bool(csl.get("circa")))

    def to_csl(self) -> dict[str, Any]:
        """The date as CSL-JSON writes it."""
        if self.start is None:
            return {"literal": self.literal}
        parts = [_date_parts(date) for date in (self.start, self.end) if date is not None]
        return {"date-parts": parts, "circa": True} if self.circa else {"date-parts": parts}


@dataclass(frozen=True, slots=True)
class CslItem:
    """One work. The name of a field is that of the CSL variable, with _ for - (`doi`, `url` for DOI, URL).

    `id` is the key by which the work is cited. All texts are plain text, never markup.
    """

    id: str
    type: str
    title: str = ""
    author: tuple[CslName, ...] = ()
    editor: tuple[CslName, ...] = ()
    translator: tuple[CslName, ...] = ()
    issued: CslDate | None = None
    accessed: CslDate | None = None
    original_date: CslDate | None = None
    event_date: CslDate | None = None
    container_title: str = ""
    collection_title: str = ""
    event_title: str = ""
    publisher: str = ""
    publisher_place: str = ""
    genre: str = ""
    version: str = ""
    medium: str = ""
    number: str = ""
    edition: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    number_of_pages: str = ""
    chapter_number: str = ""
    collection_number: str = ""
    status: str = ""
    archive: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    note: str = ""
    abstract: str = ""
    language: str = ""

    @classmethod
    def from_csl(cls, csl: dict[str, Any]) -> Self:
        """The work that an object of CSL-JSON is, as `to_csl` writes it."""
        values: dict[str, Any] = {}
        for variable, value in csl.items():
            if isinstance(value, list):
                values[field_of(variable)] = tuple(CslName.from_csl(name) for name in value)
            else:
                values[field_of(variable)] = CslDate.from_csl(value) if isinstance(value, dict) else value
        return cls(**values)

    def to_csl(self) -> dict[str, Any]:
        """The work as an object of CSL-JSON; what is empty is left out."""
        csl: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, CslDate):
                csl[variable_of(field.name)] = value.to_csl()
            elif isinstance(value, tuple) and value:
                csl[variable_of(field.name)] = [name.to_csl() for name in value]
            elif value:
                csl[variable_of(field.name)] = value
        return csl


def variable_of(field_name: str) -> str:
    """The CSL variable that a field of `CslItem` holds."""
    return field_name.upper() if field_name in _UPPER else field_name.replace("_", "-")


def field_of(variable: str) -> str:
    """The field of `CslItem` that holds a CSL variable."""
    return variable.lower().replace("-", "_")


def _date_parts(date: PartialDate) -> list[int]:
    return [part for part in (date.year, date.month, date.day) if part is not None]
