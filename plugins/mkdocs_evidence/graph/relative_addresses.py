"""Addresses from the site's root, made relative to the page that they stand on.

Relative links let the same bytes work under any path of any host, and from a disk.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from mkdocs_evidence.graph.canonical_addresses import UNENCODED

_ENCODED = re.compile(r"(?:[A-Za-z0-9_/.~@+,:;=!$&'()*-]|%[0-9A-F]{2})+", re.ASCII)


def relative_address(target: str, page: str) -> str:
    """`target` (/projects/x/#top) as seen from `page` (/blogs/y/); full web addresses stay as they are.

    Addresses are as the site has them: from its root, without `.`, `..` or empty parts, percent-encoded or
    not. A large site has
    hundreds of thousands of links, so that the ways up from a page and the quoting are remembered.
    """
    if not target.startswith("/"):
        return target
    path, fragment = _quoted(target)
    for folder, way in _ways_up(page[: page.rindex("/") + 1]):
        if path.startswith(folder):
            return (way + path[len(folder) :] or "./") + fragment
    raise ValueError(f"a page's address begins with a slash: {page}")


@lru_cache(maxsize=1 << 13)
def _quoted(target: str) -> tuple[str, str]:
    """The path of an address as a link writes it, and its fragment with its mark."""
    path, mark, fragment = target.partition("#")
    return encoded_path(path), mark + fragment


def encoded_path(path: str) -> str:
    """A path percent-encoded; one that is so already stays as it is."""
    return path if _ENCODED.fullmatch(path) else quote(path, safe=UNENCODED)


@lru_cache(maxsize=64)
def _ways_up(folder: str) -> tuple[tuple[str, str], ...]:
    """Every folder from this one (/blogs/y/) up to the root, and the way there ("", "../", "../../")."""
    parts = encoded_path(folder).split("/")[:-1]
    return tuple(("/".join(parts[: len(parts) - up]) + "/", "../" * up) for up in range(len(parts)))


def rooted_address(target: str, site_url: str) -> str:
    """`target` from the host's root, below the path that the site has there."""
    if not target.startswith("/"):
        return target
    return urlsplit(site_url).path.rstrip("/") + "".join(_quoted(target))


def absolute_address(target: str, site_url: str) -> str:
    """`target` with scheme and host; empty where the site's own address is not known."""
    if not target.startswith("/"):
        return target
    host = urlsplit(site_url)
    return f"{host.scheme}://{host.netloc}{rooted_address(target, site_url)}" if host.netloc else ""
