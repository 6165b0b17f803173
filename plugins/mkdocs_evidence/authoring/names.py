"""Whether a new record may be called so: the name becomes its address, for ever."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mkdocs_evidence.model import RecordType
from mkdocs_evidence.reading import key_for_path

_NOT_OF_IDS = re.compile(r"[^a-z0-9]+")
_RESERVED_BY_SYSTEMS = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_YEAR = re.compile(r"\d{4}")


def path_of(kind: RecordType, record_id: str, version: int = 1) -> str:
    """Where a record's file lies in the content folder; `version` counts for types that keep versions."""
    return f"{kind.value}/{record_id}/v{version}.md" if kind.is_versioned else f"{kind.value}/{record_id}.md"


def as_id(text: str) -> str:
    """The id most like a text; empty where nothing of it can stand in an id."""
    candidate = _NOT_OF_IDS.sub("-", text.lower()).strip("-")[:80].strip("-")
    return candidate if len(candidate) >= 3 else ""


def title_from(record_id: str) -> str:
    """A first title from an id: lambeth-swis becomes “Lambeth swis”."""
    words = record_id.replace("-", " ")
    return words[:1].upper() + words[1:]


def fault_of_name(kind: RecordType, record_id: str, present: Iterable[str]) -> str:
    """Why no new record can be called so, with what to do; empty where it can.

    `present` are the paths of all files in the content folder.
    """
    if _RESERVED_BY_SYSTEMS.fullmatch(record_id):
        return (
            f"'{record_id}' is a name that Windows keeps for itself; choose another, such as my-{record_id}."
        )
    if kind is RecordType.BLOG and _YEAR.fullmatch(record_id):
        return (
            f"/blogs/{record_id}/ is the list of that year's posts; choose a name that says what it is about."
        )
    if key_for_path(path_of(kind, record_id)) is None:
        return _not_an_id(kind, record_id)
    for path in present:
        folder, _, rest = path.partition("/")
        if folder.lower() != kind.value:
            continue
        name = rest.partition("/")[0].removesuffix(".md")
        if name == record_id and path.endswith(".md"):  # pictures alone are of an import that was stopped
            return _taken(kind, record_id, path)
        if name != record_id and name.lower() == record_id:
            return (
                f"There is {path} already, which differs only in capital letters; many systems take the two "
                "for one. Choose another name, or rename that one."
            )
    return ""


def _not_an_id(kind: RecordType, record_id: str) -> str:
    like = as_id(record_id)
    if like != record_id and (fault := fault_of_name(kind, like, ()) if like else ""):
        return fault
    if like in ("index", "readme", ""):
        said = "That name is kept for lists." if like else "A name has at least three characters."
        return f"'{record_id}' cannot be the name of a record. {said} Choose one that says what it is about."
    return (
        f"'{record_id}' cannot be the name of a record: names have small letters a to z, digits and hyphens, "
        f"3 to 80 of them, because they become addresses. Try '{like}'."
    )


def _taken(kind: RecordType, record_id: str, path: str) -> str:
    if kind.is_versioned:
        way = f"To make its next version: python3 build.py amend {kind.value}/{record_id}"
    else:
        way = "Open that file to change it, or choose another name."
    return f"There is a record of that name already: {path}. Nothing was written. {way}"
