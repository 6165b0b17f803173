"""Names of records in sentences for approvers: the report “X”, the page of “Jo Field”."""

from __future__ import annotations

from typing import TypedDict

from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.model import Key, RecordType

_NOUNS = {
    RecordType.PERSON: ("page of a person", "pages of people"),
    RecordType.ORGANISATION: ("page of an organisation", "pages of organisations"),
}


class Named(TypedDict):
    """The part of an act that names what it is done to."""

    subject: str
    noun: str
    plural: str
    title: str
    address: str


def named(key: Key, title: str, *, address: str | None = None) -> Named:
    """The name of a work or a version with its title; an empty title leaves it without name."""
    noun, plural = noun_of(key.type)
    work = f"a {noun}"
    if title:
        work = f"the page of “{title}”" if key.type in _NOUNS else f"the {noun} “{title}”"
    subject = f"version {key.version} of {work}" if key.version else work
    where = address_of(key) if address is None else address
    return Named(subject=subject, noun=noun, plural=plural, title=title, address=where)


def noun_of(kind: RecordType) -> tuple[str, str]:
    """The noun for a type of record, and its plural."""
    label = kind.label.lower()
    return _NOUNS.get(kind, (label, f"{label}s"))
