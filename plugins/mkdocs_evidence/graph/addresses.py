"""Where every record stands on the site: its permanent address, from its key alone."""

from __future__ import annotations

from mkdocs_evidence.model import Key, RecordType

HOME = "/"


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


def list_address(kind: RecordType) -> str:
    """The list of all records of a type."""
    return f"/{kind.value}/"


def topic_address(topic_id: str) -> str:
    """The page of one topic."""
    return f"/topics/{topic_id}/"


def blog_year_address(year: int) -> str:
    """The list of a year's blog posts."""
    return f"/blogs/{year}/"


STATUS_BOARD = "/status/"
TOPICS = "/topics/"
WORDS = "/words/"
REGISTER = "/permalinks/"
EDITIONS = "/editions/"
BIBLIOGRAPHY = "/bibliography/"
SEARCH = "/search/"
CONTRIBUTE = "/contribute/"
