"""Files that the build writes besides pages: at their addresses nothing else can be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.graph import machine_addresses as beside
from mkdocs_evidence.graph.addresses import (
    BIBLIOGRAPHY,
    BROWSE,
    CONTRIBUTE,
    EDITIONS,
    NOT_FOUND,
    REGISTER,
    REGISTER_CHECKPOINT,
    REGISTER_EXPORT,
    REGISTER_FILE,
    SEARCH,
    STATUS_BOARD,
    TOPICS,
    WORDS,
)
from mkdocs_evidence.graph.query_addresses import QUERY_PAGES
from mkdocs_evidence.graph.status_addresses import (
    STATUS_CALENDAR,
    STATUS_CSV,
    STATUS_FEED,
    STATUS_JSON,
)
from mkdocs_evidence.model import RecordType

_OF_HOSTS = frozenset(
    (
        *("404", "cname", "favicon.ico", "netlify.toml", "robots.txt", "vercel.json", "web.config"),
        *("_config.yml", "_routes.json", "_worker.js"),
    )
)
"""Names at the root of a site that hosts, browsers or robots take for something of their own."""
_FILES = frozenset(
    address.removeprefix("/").lower()
    for address in (
        NOT_FOUND,
        REGISTER_EXPORT,
        REGISTER_CHECKPOINT,
        REGISTER_FILE,
        STATUS_CALENDAR,
        STATUS_CSV,
        STATUS_FEED,
        STATUS_JSON,
        *(beside.csv_address(name) for name in beside.CSV_FILES),
        "/_headers",
        "/_redirects",
        "/sitemap.xml",
        "/sitemap.xml.gz",
    )
)
OWN_FOLDERS = (beside.API, beside.FEEDS, BROWSE, QUERY_PAGES, "/assets/evidence/", "/pagefind/")
"""Folders in which nothing but this software writes."""
_FOLDERS = (*OWN_FOLDERS, "/admin/", "/assets/images/", "/assets/javascripts/", "/assets/stylesheets/")
"""Folders in which it writes, and the theme or the site itself may, too."""
_TYPE_NAMES = frozenset(kind.value for kind in RecordType)
_PAGE_FOLDERS = _TYPE_NAMES | {
    folder.strip("/")
    for folder in (
        BIBLIOGRAPHY,
        BROWSE,
        CONTRIBUTE,
        EDITIONS,
        QUERY_PAGES,
        REGISTER,
        SEARCH,
        STATUS_BOARD,
        TOPICS,
        WORDS,
    )
}
OUTPUT_FOLDERS = tuple(
    sorted({f"/{folder}/" for folder in _PAGE_FOLDERS} | {"/api/", beside.FEEDS, "/assets/evidence/"})
)
"""The folders of the site in which the build writes."""
_NEVER_LEFT_OUT = ("/admin/", "/assets/")
"""The editor is asked for by name, and assets of the site are those of its theme."""
_PAGES = frozenset({"index.html", NOT_FOUND.removeprefix("/")})
_NAMES = "|".join(
    re.escape(name)
    for name in (
        beside.RECORD_JSON,
        beside.LINKSET,
        beside.BADGE,
        beside.OEMBED,
        f"{beside.CARD}index.html",
        beside.CRATE,
        beside.BIBTEX,
        beside.RIS,
        beside.CSL_JSON,
        "source.md",
        "share.png",
        "timemap.link",
        "findings.csv",
    )
)
_TYPES = "|".join(kind.value for kind in RecordType)
_BESIDE_A_RECORD = re.compile(
    rf"(?:{_TYPES})/(?P<id>[^/]+)/(?:v\d+/)?(?:{_NAMES}|(?P=id)\.ics|(?P=id)-v\d+(?:-since-[\d-]+)?\.pdf)",
    re.ASCII,
)
_WHERE_ASKED_FOR = re.compile(r"(?:pagefind|admin)/.+|.+/share\.png|.+\.pdf", re.ASCII)
"""The search index, the editor, pictures for shared links, and PDF files."""


def is_written(path: str) -> bool:
    """Return True if the build may write a file at this path of the site, in capitals or not."""
    path = path.lower()
    in_folder = f"/{path}".startswith(_FOLDERS)
    return in_folder or path in _FILES or _BESIDE_A_RECORD.fullmatch(path) is not None


def is_optional(path: str) -> bool:
    """Return True if the build writes at this path only where it is asked to."""
    return is_written(path) and _WHERE_ASKED_FOR.fullmatch(path) is not None


def is_of_hosts(path: str) -> bool:
    """Return True if hosts, browsers or robots look for a file of this path of their own accord."""
    return path.lower() in _OF_HOSTS


def is_own(path: str) -> bool:
    """Return True if a file at this path of the site can be nobody's but this software's."""
    path = path.lower()
    return f"/{path}".startswith(OWN_FOLDERS) or _BESIDE_A_RECORD.fullmatch(path) is not None


def is_claimed(path: str) -> bool:
    """Return True if the build writes at this path unless the site has a file of its own there.

    Files beside records are the records' own.
    """
    path = path.lower()
    first = path.partition("/")[0]
    if path.endswith(".html"):
        is_page = path in _PAGES or (first in _PAGE_FOLDERS and "/" in path)
        return is_page or (is_written(path) and not f"/{path}".startswith(_NEVER_LEFT_OUT))
    return is_written(path) and first not in _TYPE_NAMES and not f"/{path}".startswith(_NEVER_LEFT_OUT)


def is_in_record_folder(path: str) -> bool:
    """Return True if a path is below a folder of records."""
    return path.partition("/")[0].lower() in _TYPE_NAMES


def files_on_the_way(path: str) -> Iterator[str]:
    """Each folder on the way to a path, then the path: where one of them is a file, the path cannot be."""
    steps = path.split("/")
    return ("/".join(steps[: number + 1]) for number in range(len(steps)))
