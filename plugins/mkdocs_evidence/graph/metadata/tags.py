"""A meta element of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MetaTag:
    """`attribute` is `name`, or `property` for RDFa (Open Graph); `key` is its value."""

    key: str
    content: str
    attribute: str = "name"


def tags_of(pairs: tuple[tuple[str, str], ...], attribute: str = "name") -> tuple[MetaTag, ...]:
    """A tag for each pair that says something."""
    return tuple(MetaTag(key, content, attribute) for key, content in pairs if content)
