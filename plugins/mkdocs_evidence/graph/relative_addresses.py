"""Addresses from the site's root, made relative to the page that they stand on.

Relative links let the same bytes work under any path of any host, and from a disk.
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote, urlsplit

UNCHANGED = "/.~@+,:;=!$&'()*"


def relative_address(target: str, page: str) -> str:
    """`target` (/projects/x/#top) as seen from `page` (/blogs/y/); full web addresses stay as they are."""
    if not target.startswith("/"):
        return target
    path, mark, fragment = target.partition("#")
    folder = page if page.endswith("/") else posixpath.dirname(page) + "/"
    relative = posixpath.relpath(path, folder)
    if path.endswith("/"):
        relative = "./" if relative == "." else f"{relative}/"
    return quote(relative, safe=UNCHANGED) + mark + fragment


def rooted_address(target: str, site_url: str) -> str:
    """`target` from the host's root, below the path that the site has there."""
    if not target.startswith("/"):
        return target
    path, mark, fragment = target.partition("#")
    return urlsplit(site_url).path.rstrip("/") + quote(path, safe=UNCHANGED) + mark + fragment


def absolute_address(target: str, site_url: str) -> str:
    """`target` with scheme and host; empty where the site's own address is not known."""
    if not target.startswith("/"):
        return target
    host = urlsplit(site_url)
    return f"{host.scheme}://{host.netloc}{rooted_address(target, site_url)}" if host.netloc else ""
