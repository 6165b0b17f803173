"""One form for each address of the site, the file that answers it, and addresses that no file can answer.

The form is RFC 3986's after normalisation: ASCII, percent-encoded as UTF-8 with capital digits, and no
character encoded that a path may hold as it is. Static servers decode an address, then look for a file.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote, unquote_to_bytes

from mkdocs_evidence.reading.portable_names import DEVICE
from mkdocs_evidence.reading.portable_names import collision_key as collision_key  # noqa: PLC0414 - for the checks

UNENCODED = "/.~@+,:;=!$&'()*"
"""Unencoded characters of a path, besides letters, digits, hyphen and underscore (RFC 3986, pchar)."""

_PLAIN = re.compile(r"(?:/[A-Za-z0-9_-]+)*/", re.ASCII)
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_NOT_IN_QUERIES = re.compile(r"[^A-Za-z0-9_/.~@+,:;=!$&'()*?%-]")
_HTML = (".html", ".htm")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_DOTS = re.compile(r"\.+")
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]')
MOST_BYTES, MOST_BYTES_IN_ALL = 255, 900
"""How long a step of an address may be, and all of it: what file systems and hosts take."""


@lru_cache(maxsize=1 << 14)
def canonical_address(written: str) -> str:
    """The one form of an address, encoded or not; one that no server takes comes back as near as it gets.

    A folder's page ends with a slash, and index.html goes unsaid. Idempotent.
    """
    if _PLAIN.fullmatch(written):
        return written
    path, mark, query = written.partition("?")
    encoded = _encoded(path)
    last = encoded.rpartition("/")[2]
    if last == "index.html":
        encoded = encoded.removesuffix(last)
    elif last and "." not in last:
        encoded += "/"
    return f"{encoded}?{_encoded_query(query)}" if mark else encoded


def _encoded(path: str) -> str:
    """A path whose steps are encoded; an encoded slash stays what it is."""
    return "%2F".join(
        quote(unquote(part, errors="surrogateescape"), safe=UNENCODED, errors="surrogateescape")
        for part in re.split("%2[Ff]", path)
    )


def _encoded_query(query: str) -> str:
    whole = _BROKEN_ESCAPE.sub("%25", query)
    whole = _NOT_IN_QUERIES.sub(lambda found: quote(found[0], safe="", errors="surrogatepass"), whole)
    return _ESCAPE.sub(lambda found: found[0].upper(), whole)


def other_form(address: str) -> str:
    """The address with its final slash where it had none, and without where it had one."""
    return address.removesuffix("/") if address.endswith("/") else f"{address}/"


def query_of(address: str) -> str:
    """Return the part of an address after its question mark."""
    return address.partition("?")[2]


def file_at(address: str) -> str:
    """The file below the site's root with which a static server answers an address, under its decoded name.

    An old address such as /plan.pdf is answered by the page of a folder of that name: a page in a file that
    ends in .pdf would be sent as a PDF.
    """
    name = address.partition("?")[0].removeprefix("/")
    name = unquote(name, errors="surrogateescape") if "%" in name else name
    if not name or name.endswith("/"):
        return f"{name}index.html"
    return name if name.lower().endswith(_HTML) else f"{name}/index.html"


def served_at(address: str) -> str:
    """The address at which a static server shows a page, where its links start: /plan.pdf/ for /plan.pdf."""
    is_in_folder = not address.endswith("/") and file_at(address).endswith("/index.html")
    return f"{address}/" if is_in_folder else address


def is_file_address(address: str) -> bool:
    """Return True if an address is that of a file, such as /files/plan.pdf, and not of a page."""
    last = address.partition("?")[0].rpartition("/")[2]
    return "." in last and not last.lower().endswith(_HTML)


def impossible_because(written: str) -> str:
    """Return why no file can answer an address on every host, to follow "the address X"; empty if one can."""
    path = written.partition("?")[0]
    if not written.startswith("/") or written.startswith("//"):
        return "does not begin with one slash, as addresses of this site do"
    if "#" in written:
        return "has a #: what follows it never reaches a server"
    if "\\" in path or re.search("%(?:2[Ff]|5[Cc])", path):
        return "has a backslash or an encoded slash, which servers take for a slash or refuse"
    try:
        return _impossible_path(unquote_to_bytes(path.encode("utf-8")).decode("utf-8"))
    except UnicodeError:
        return "is not encoded as UTF-8"


def unportable_because(written: str) -> str:
    """Return why some computer or host cannot keep a file for an address; empty if all can.

    Who has promised such an address already goes on with it.
    """
    decoded = unquote(written.partition("?")[0], errors="surrogateescape")
    for step in filter(None, decoded.split("/")):
        if found := _NOT_ON_WINDOWS.search(step):
            return f"has the character {found[0]}, which no file name on Windows may hold"
        if step.startswith("."):
            return f"has the part “{step}”, and some hosts leave out what begins with a dot"
    return ""


def _impossible_path(decoded: str) -> str:
    if len(decoded.encode("utf-8")) > MOST_BYTES_IN_ALL:
        return f"is longer than {MOST_BYTES_IN_ALL} bytes"
    if _CONTROL.search(decoded):
        return "has a character that cannot be shown"
    steps = decoded.removeprefix("/").removesuffix("/").split("/") if decoded != "/" else ()
    return next((reason for step in steps if (reason := _impossible_step(step))), "")


def leads_outside(written: str) -> bool:
    """Return True if an address has a part of dots alone, encoded or not, which leads upwards."""
    return any(_DOTS.fullmatch(unquote(step)) for step in written.partition("?")[0].split("/"))


def _impossible_step(step: str) -> str:
    if not step:
        return "has two slashes in a row"
    if len(step.encode("utf-8")) > MOST_BYTES:
        return f"has a part of more than {MOST_BYTES} bytes between two slashes, too long for a file name"
    if step != step.rstrip(". ") and not _DOTS.fullmatch(step):
        return f"has the part “{step}”, and Windows drops a dot or a space at the end of a name"
    if DEVICE.fullmatch(step):
        return f"has the part “{step}”, which is the name of a device on Windows"
    return ""
