"""What one page shows of others: found in its view, and compared between two states of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from mkdocs_evidence.views import Page


def differences(before: Page, after: Page, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Why a page changes, in words: what it says otherwise of the records at these addresses."""
    old, new = _shown(before), _shown(after)
    said = []
    for address, title in titles.items():
        if address in new and address not in old:
            said.append(f"links to “{title}”")
        elif address in old and address not in new:
            said.append(f"no longer links to “{title}”")
        elif old.get(address) != new.get(address):
            said.append(f"shows “{title}” as it now is")
    return tuple(dict.fromkeys(said)) or ("shows what follows from it",)


def addresses_shown_otherwise(before: Page, after: Page) -> tuple[str, ...]:
    """The addresses of which a page says something else than before, below its head."""
    old, new = _shown(before), _shown(after)
    return tuple(address for address in dict.fromkeys((*old, *new)) if old.get(address) != new.get(address))


def _shown(page: Page) -> dict[str, set[str]]:
    """All that a page shows of each address, below its head."""
    shown: dict[str, set[str]] = {}
    for field in fields(page):
        if field.name != "head":
            for address, said in _links(getattr(page, field.name)):
                shown.setdefault(address, set()).add(said)
    return shown


def _links(part: object) -> Iterator[tuple[str, str]]:
    if isinstance(part, tuple):
        for one in part:
            yield from _links(one)
    elif is_dataclass(part) and not isinstance(part, type):
        href = getattr(part, "href", "")
        if href:
            yield href.partition("#")[0], repr(part)
        for field in fields(part):
            yield from _links(getattr(part, field.name))
