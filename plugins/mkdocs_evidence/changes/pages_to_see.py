"""The pages that whoever approves a change should look at, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.changes.report import PageChange, SiteChanges
from mkdocs_evidence.graph.addresses import address_of, key_at


def pages_to_see(changes: SiteChanges) -> tuple[PageChange, ...]:
    """The pages on which the acts show, each once: first what they are done to, then pages with a banner."""
    differing = (*changes.added, *changes.changed, *changes.elsewhere, *changes.lists)
    by_address = {page.address: page for page in differing}
    found = (by_address.get(address) for address in _addresses(changes))
    return tuple(dict.fromkeys(page for page in found if page))


def _addresses(changes: SiteChanges) -> Iterator[str]:
    comparisons = {version.address: version.comparison for version in changes.sealed}
    for act in changes.acts:
        key = key_at(act.address)
        yield act.address
        yield comparisons.get(act.address, "")
        yield address_of(key.work) if key else ""
    for act in changes.acts:
        yield from act.banner
