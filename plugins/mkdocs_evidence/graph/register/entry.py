"""One line of the register: an address, what it was when it was published, and the line before."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

from mkdocs_evidence.model import PartialDate
from mkdocs_evidence.model.words import Word

FIRST_PREVIOUS = "0" * 64
"""What the first line gives as the hash of the line before it."""

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_ADDRESS = re.compile(r"/[^\s\"\\]*", re.ASCII)


class EntryKind(Word):
    """What stood at an address when it was registered."""

    RECORD = "record", "Record", "A record's own page; of a protocol or report, its current version."
    VERSION = "version", "Version", "One version of a protocol or report, frozen for ever."
    ALIAS = "alias", "Old address", "An earlier address of a record, which leads to the present one."
    PAGE = "page", "Page", "A list, or another page of the site."
    EDITION = "edition", "Edition", "The list of everything that was current on a named day."
    READING = "reading", "Reading text", "The words that readers of a version read, and the data behind them."


@dataclass(frozen=True, slots=True)
class Entry:
    """One registered address.

    `date` is the day on which it was sealed, `published` the date that the record itself gives.
    `source` is its file below the content folder. A version has the hash of its source and, in
    `files`, the path (from the source's own folder) and hash of each file that belongs to it.
    `previous` is the hash of the line before.

    A reading text stands at the address of its version, on a later line: `reading` is the digest of its
    words, `source` and `sha256` are those of the version's sealed data. `removals` are the notices by which
    records that the version names were taken down when its words were as they are here; `reason` says
    why the words differ from those on an earlier line.
    """

    sequence: int
    date: date
    kind: EntryKind
    address: str
    previous: str
    published: PartialDate | None = None
    source: str = ""
    sha256: str = ""
    files: tuple[tuple[str, str], ...] = ()
    reading: str = ""
    removals: tuple[str, ...] = ()
    reason: str = ""


def line_of(entry: Entry) -> str:
    """The line that stands for an entry, in the manner of RFC 8785 (canonical JSON), without a line end.

    Empty values are left out. Keys are sorted, nothing is spaced, no character is escaped that
    need not be, so one entry has one line.
    """
    values: dict[str, object] = {
        "address": entry.address,
        "date": entry.date.isoformat(),
        "files": dict(entry.files),
        "kind": entry.kind.value,
        "previous": entry.previous,
        "published": str(entry.published) if entry.published else "",
        "reading": entry.reading,
        "reason": entry.reason,
        "removals": list(entry.removals),
        "sequence": entry.sequence,
        "sha256": entry.sha256,
        "source": entry.source,
    }
    kept = {name: value for name, value in values.items() if value not in ("", {}, [])}
    return json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def entry_of(line: str) -> Entry:
    """The entry that a line stands for; ValueError with a plain reason when it is none."""
    values = _object_of(line)
    try:
        entry = Entry(
            sequence=_whole(values.pop("sequence")),
            date=date.fromisoformat(_text(values.pop("date"))),
            kind=_kind(values.pop("kind")),
            address=_matching(_ADDRESS, values.pop("address")),
            previous=_matching(_SHA256, values.pop("previous")),
            published=_date(values.pop("published", None)),
            source=_text(values.pop("source", "")),
            sha256=_matching(_SHA256, values.pop("sha256")) if "sha256" in values else "",
            files=_files(values.pop("files", {})),
            reading=_matching(_SHA256, values.pop("reading")) if "reading" in values else "",
            removals=_texts(values.pop("removals", [])),
            reason=_text(values.pop("reason", "")),
        )
    except KeyError as error:
        raise ValueError(f"has no {error.args[0]}") from None
    if values:
        raise ValueError(f"has a key that no line has: {min(values)}")
    if entry.kind is EntryKind.VERSION and not (entry.sha256 and entry.source):
        raise ValueError("is of a version, and has no source or sha256")
    if entry.kind is EntryKind.READING and not (entry.reading and entry.sha256 and entry.source):
        raise ValueError("is of a reading text, and has no reading, source or sha256")
    if line_of(entry) != line:
        raise ValueError("is not in the form in which lines are written")
    return entry


def _object_of(line: str) -> dict[str, object]:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("is not JSON") from None
    if not isinstance(values, dict):
        raise ValueError("is not a JSON object")  # noqa: TRY004 - a fault of the file
    return values


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError("has a sequence that is no whole number from 1")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("has a value that is no text")  # noqa: TRY004 - a fault of the file
    return value


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise ValueError("has removals that are no list")  # noqa: TRY004 - a fault of the file
    return tuple(map(_text, values))


def _matching(pattern: re.Pattern[str], value: object) -> str:
    text = _text(value)
    if not pattern.fullmatch(text):
        raise ValueError(f"has the value {text[:80]!r}, which is no address or hash")
    return text


def _kind(value: object) -> EntryKind:
    if value not in EntryKind.values():
        raise ValueError("has a kind that no line has")
    return EntryKind.of(_text(value))


def _date(value: object) -> PartialDate | None:
    return None if value is None else PartialDate.parse(_text(value))


def _files(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise ValueError("has files that are no object")  # noqa: TRY004 - a fault of the file
    return tuple(sorted((path, _matching(_SHA256, digest)) for path, digest in value.items()))
