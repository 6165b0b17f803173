"""Files of a site that no build has made: they are left where they are, and are lost in no case."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.content_folder import PUBLIC_HIDDEN
from mkdocs_evidence.incremental.next_site import NextSite, link

NAMED = 3
"""So many names a message shows of a list of files."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """Puts files that a build would remove or replace into a folder beside the site."""

    next_site: NextSite

    @property
    def folder(self) -> Path:
        """The folder into which they come."""
        site = self.next_site.site
        return site.with_name(f"{site.name}.set-aside")

    def keep(self, paths: Iterable[str]) -> None:
        """Keep the files that lie at these paths in the site."""
        for path in sorted(paths):
            target = self._free_place(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            link(self.next_site.site / path, target)

    def _free_place(self, path: str) -> Path:
        """Return where to put a file, which is where nothing lies."""
        number, target = 1, self.folder / path
        while os.path.lexists(target) or any(above.is_file() for above in target.parents):
            number += 1
            target = self.folder / str(number) / path
        return target


def is_hidden(path: str) -> bool:
    """Return True if a file or a folder above it has a hidden name that no build makes, such as `.git`."""
    return any(part.startswith(".") and part != PUBLIC_HIDDEN for part in path.split("/"))


def shortened(paths: Iterable[str]) -> frozenset[str]:
    """Return the paths, of hidden folders only the folder."""
    found = set()
    for path in paths:
        parts = path.split("/")
        first = next((number for number, part in enumerate(parts, 1) if part.startswith(".")), len(parts))
        found.add("/".join(parts[:first]))
    return frozenset(found)


def in_the_way(foreign: Collection[str], outputs: Collection[str]) -> frozenset[str]:
    """Return the foreign files in whose place, above or below whose place an output comes."""
    if not foreign:
        return frozenset()
    folders = {above for path in outputs for above in _above(path)}
    return frozenset(
        path
        for path in foreign
        if path in outputs or path in folders or any(above in outputs for above in _above(path))
    )


def _above(path: str) -> Iterator[str]:
    """Of a/b/c.html: a, a/b."""
    return (path[:place] for place, sign in enumerate(path) if sign == "/")


def named(paths: Collection[str]) -> str:
    """Return the first few of some names, in words."""
    first = sorted(paths)[:NAMED]
    more = len(paths) - len(first)
    return ", ".join(first) + (f" and {more} more" if more else "")
