"""Where every record stands on the site: its permanent address, from its key alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from mkdocs_evidence.model import Key, RecordType
from mkdocs_evidence.model.references import ID_PATTERN

HOME = "/"
_RECORD = re.compile(rf"/(?P<type>[a-z]+)/(?P<id>{ID_PATTERN})/(?:v(?P<version>[1-9]\d{{0,3}})/)?", re.ASCII)
_TYPES = {kind.value: kind for kind in RecordType}


def address_of(key: Key) -> str:
    """The site-relative address of a work or a version: /protocols/x/ or /protocols/x/v2/."""
    version = f"v{key.version}/" if key.version else ""
    return f"/{key.type.value}/{key.id}/{version}"


def history_address(work: Key) -> str:
    """The page with every version, change, reason and notice of a work."""
    return f"/{work.type.value}/{work.id}/history/"


def comparison_address(work: Key, older: int, newer: int) -> str:
    """The page that shows the differences between two versions."""
    return f"/{work.type.value}/{work.id}/compare/v{older}..v{newer}/"


def comparison_pairs(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Which of these versions are compared: each with the one before it, and each with the first.

    A further version only adds pairs, so that no comparison that was published disappears.
    """
    consecutive = tuple(pairwise(numbers))
    to_first = tuple((numbers[0], number) for number in numbers[2:])
    return (*consecutive, *to_first)


def time_map_address(work: Key) -> str:
    """The Memento TimeMap of a work (RFC 7089): its versions with their dates, for machines."""
    return f"/{work.type.value}/{work.id}/timemap.link"


def source_address(version: Key) -> str:
    """The frozen source of a version, whose hash is in the register."""
    return f"{address_of(version)}source.md"


def share_address(work: Key) -> str:
    """The picture that goes with a link to a work, where pictures are drawn."""
    return f"{address_of(work)}share.png"


def share_picture(kind: str) -> str:
    """The picture of a type of records, or of the `site`."""
    return f"/assets/evidence/share/{kind}.png"


def pdf_address(version: Key) -> str:
    """A version as PDF, beside its page, under a name that still says what it is when it is saved."""
    return f"{address_of(version)}{version.id}-v{version.version}.pdf"


def since_address(version: Key, day: date) -> str:
    """The PDF that lists what has come since a version was published, up to a day."""
    return f"{address_of(version)}{version.id}-v{version.version}-since-{day.isoformat()}.pdf"


def work_addresses(work: Key, versions: Sequence[int]) -> tuple[str, ...]:
    """Every page of a work: its own, and of one with versions those, their history and comparisons."""
    if not work.type.is_versioned:
        return (address_of(work),)
    return (
        address_of(work),
        *(address_of(Key(work.type, work.id, number)) for number in versions),
        history_address(work),
        *(comparison_address(work, older, newer) for older, newer in comparison_pairs(versions)),
    )


def key_at(address: str) -> Key | None:
    """The key of the record, or the version, whose page has this address."""
    match = _RECORD.fullmatch(address)
    kind = _TYPES.get(match["type"]) if match else None
    if match is None or kind is None:
        return None
    version = int(match["version"] or 0)
    return None if version and not kind.is_versioned else Key(kind, match["id"], version)


def list_address(kind: RecordType) -> str:
    """The list of all records of a type."""
    return f"/{kind.value}/"


def topic_address(topic_id: str) -> str:
    """The page of one topic."""
    return f"/topics/{topic_id}/"


def facet_address(facet: str, value: str = "") -> str:
    """The list of all records with one value of a facet; without a value, the list of its values."""
    return f"{BROWSE}{facet}/{value}/" if value else f"{BROWSE}{facet}/"


def part_address(address: str, number: int) -> str:
    """A further page of a long list: outside the folders of records, so that no id can stand there."""
    root = "" if address.startswith(BROWSE) else BROWSE.rstrip("/")
    return f"{root}{address}page-{number}/" if number > 1 else address


def edition_address(name: str) -> str:
    """The page that lists what was current on an edition's day."""
    return f"/editions/{name}/"


def blog_year_address(year: int) -> str:
    """The list of a year's blog posts."""
    return f"/blogs/{year}/"


NOT_FOUND = "/404.html"
STATUS_BOARD = "/status/"
TOPICS = "/topics/"
WORDS = "/words/"
REGISTER = "/permalinks/"
REGISTER_EXPORT = "/permalinks.json"
REGISTER_FILE = "/register.jsonl"
REGISTER_CHECKPOINT = "/register.checkpoint.txt"
EDITIONS = "/editions/"
BIBLIOGRAPHY = "/bibliography/"
SEARCH = "/search/"
BROWSE = "/browse/"
CONTRIBUTE = "/contribute/"
