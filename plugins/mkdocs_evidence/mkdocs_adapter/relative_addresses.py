"""Addresses from the site's root, made relative to the page that they stand on.

Relative links let the same bytes work under any path of any host, and from a disk.
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote


def relative_address(target: str, page: str) -> str:
    """`target` (/projects/x/#top) as seen from `page` (/blogs/y/); full web addresses stay as they are."""
    if not target.startswith("/"):
        return target
    path, mark, fragment = target.partition("#")
    folder = page if page.endswith("/") else posixpath.dirname(page) + "/"
    relative = posixpath.relpath(path, folder)
    if path.endswith("/"):
        relative = "./" if relative == "." else f"{relative}/"
    return quote(relative, safe="/.~@+,:;=!$&'()*") + mark + fragment
