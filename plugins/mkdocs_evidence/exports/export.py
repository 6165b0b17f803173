"""An export: a file of the site that is made of the graph alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Export:
    """A path below the site's root, without a leading slash, and the bytes that stand there."""

    path: str
    data: bytes
