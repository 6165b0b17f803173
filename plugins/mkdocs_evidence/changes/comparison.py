"""Two states of a site, side by side: what happens to the public when one becomes the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from mkdocs_evidence.changes.all_acts import acts_of
from mkdocs_evidence.changes.cited_works import corrected_works
from mkdocs_evidence.changes.reach import reach_of
from mkdocs_evidence.changes.records import (
    Differing,
    differing,
    edited_versions,
    moved_versions,
    not_yet_public,
    outcome_changes,
    renamed_keys,
    status_changes,
)
from mkdocs_evidence.changes.report import (
    MovedVersion,
    PageChange,
    PermanentAddress,
    Redirect,
    SealedVersion,
    SiteChanges,
)
from mkdocs_evidence.changes.shown_links import differences
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of, comparison_address, key_at
from mkdocs_evidence.graph.promises import unsealed
from mkdocs_evidence.graph.redirects import redirects_of
from mkdocs_evidence.graph.register import Entry, EntryKind
from mkdocs_evidence.model import Key, Record, RecordType, VersionedFields
from mkdocs_evidence.reading import IDENTIFIERS_FILE
from mkdocs_evidence.views import Page


@dataclass(frozen=True, slots=True)
class SiteState:
    """A site as its content makes it: the graph, and every page under its address.

    `pages` is None where the content has mistakes, so that its pages are not known.
    """

    graph: Graph
    pages: Mapping[str, Page] | None


def compare_sites(before: SiteState, after: SiteState, base: str) -> SiteChanges:
    """All that happens to the public site when `before` becomes `after`; pages where both have them."""
    renamed = renamed_keys(before.graph, after.graph)
    records = differing(before.graph, after.graph, renamed)
    told = _consequences(before, after, base, records, renamed)
    if before.pages is None and not before.graph.everything.records:
        return told  # nothing is known of the base, so that everything would look new
    reach = reach_of(before.pages, after.pages)
    return replace(told, acts=acts_of(before.graph, after.graph, records, renamed, reach, told))


def _consequences(
    before: SiteState,
    after: SiteState,
    base: str,
    records: tuple[Differing, ...],
    renamed: Mapping[Key, Key],
) -> SiteChanges:
    """All that follows for pages, addresses and versions."""
    moved = tuple(moved_versions(before.graph, after.graph, renamed))
    sorted_pages = _Pages(before, after, records, renamed)
    new = _newly_permanent(before, after.graph)
    redirects = redirects_of(after.graph)
    old_redirects = redirects_of(before.graph)
    lost = [page for page in sorted_pages.removed if page.address not in redirects]
    return SiteChanges(
        base=base,
        added=sorted_pages.added,
        changed=sorted_pages.changed,
        removed=tuple(lost),
        redirected=tuple(Redirect(old, to) for old, to in redirects.items() if old_redirects.get(old) != to),
        permanent=tuple(PermanentAddress(one.address, one.kind.label.lower()) for one in new),
        sealed=tuple(_sealed(after.graph, entry) for entry in _new_versions(after.graph, new, moved)),
        moved=moved,
        statuses=tuple(status_changes(records)),
        outcomes=tuple(outcome_changes(records, after.graph)),
        corrected=tuple(corrected_works(before.graph, after.graph)),
        elsewhere=sorted_pages.elsewhere,
        lists=sorted_pages.lists,
        not_yet=tuple(not_yet_public(records, after.graph)),
        conflicts=(
            *edited_versions(records, before.graph, after.graph),
            *(
                _lost(page, after.graph.settings.shown_path(IDENTIFIERS_FILE))
                for page in lost
                if sorted_pages.owner(page.address)
            ),
        ),
    )


class _Pages:
    """The pages that differ, by whose they are."""

    def __init__(
        self,
        before: SiteState,
        after: SiteState,
        records: tuple[Differing, ...],
        renamed: Iterable[Key],
    ) -> None:
        self._works = {one.key.work for one in records}
        self._known = {*before.graph.everything.versions_by_work, *after.graph.everything.versions_by_work}
        self._titles = _titles(before.graph, after.graph, records, renamed)
        old, new = before.pages, after.pages
        if old is None or new is None:
            old, new = {}, {}
        differ = [address for address in new if address in old and old[address] != new[address]]
        self.added = tuple(_page(new[address]) for address in sorted(new.keys() - old.keys()))
        self.removed = tuple(_page(old[address]) for address in sorted(old.keys() - new.keys()))
        touched = {address_of(one.key) for one in records}
        self.changed = tuple(
            PageChange(one, new[one].head.title, () if one in touched else _of_frozen(one))
            for one in sorted(differ)
            if self.owner(one) in self._works
        )
        others = [address for address in sorted(differ) if self.owner(address) not in self._works]
        self.elsewhere = tuple(
            PageChange(one, new[one].head.title, differences(old[one], new[one], self._titles))
            for one in others
            if self.owner(one)
        )
        self.lists = tuple(_page(new[address]) for address in others if not self.owner(address))

    def owner(self, address: str) -> Key | None:
        """The record whose page this is: its own, a version's, its history …"""
        parts = address.strip("/").split("/")
        if len(parts) < 2 or parts[0] not in RecordType.values():
            return None
        key = Key(RecordType.of(parts[0]), parts[1])
        return key if key in self._known else None


def _titles(
    before: Graph, after: Graph, records: tuple[Differing, ...], renamed: Iterable[Key]
) -> dict[str, str]:
    """The addresses of the records that differ or are renamed, each with its title."""
    titles = {address_of(key.work): after.everything.latest(key.work).fields.title for key in renamed}
    for one in records:
        record = one.after or one.before
        assert record is not None, "a record that differs is there before or after"
        for key in (one.key.work, one.key):
            if before.shows(key) or after.shows(key):
                number = f", version {key.version}" if key.version else ""
                titles[address_of(key)] = f"{record.fields.title}{number}"
    return titles


def _page(page: Page) -> PageChange:
    return PageChange(page.head.address, page.head.title)


def _of_frozen(address: str) -> tuple[str, ...]:
    """What is said of the page of a version that is sealed: its text is not what changes."""
    key = key_at(address)
    return ("its text stays; what is said around it changes",) if key and key.version else ()


def _newly_permanent(before: SiteState, after: Graph) -> tuple[Entry, ...]:
    """What is promised after, and was neither registered nor promised before.

    What this change registers by itself counts too, where the register of the base is known to be whole.
    """
    known = {entry.address for entry in unsealed(before.graph)}
    known |= set(before.graph.permanence.register.by_address)
    registered = () if before.pages is None else after.permanence.register.entries
    return tuple(entry for entry in (*registered, *unsealed(after)) if entry.address not in known)


def _new_versions(graph: Graph, new: Iterable[Entry], moved: Iterable[MovedVersion]) -> Iterator[Entry]:
    """The versions that become permanent and were not public under a former address."""
    known = {version.new for version in moved}
    versions = (one for one in new if one.kind is EntryKind.VERSION and one.address not in known)
    return (one for one in versions if key_at(one.address) in graph.everything.by_key)


def _sealed(graph: Graph, entry: Entry) -> SealedVersion:
    key = key_at(entry.address)
    assert key is not None, "a version's entry has a version's address"
    record = cast("Record[VersionedFields]", graph.everything.by_key[key])
    change = record.fields.change
    return SealedVersion(
        address=entry.address,
        title=record.fields.title,
        number=key.version,
        comparison=comparison_address(key.work, key.version - 1, key.version) if key.version > 1 else "",
        change=f"{change.class_.label}: {change.summary}" if change else "",
    )


def _lost(page: PageChange, identifiers: str) -> str:
    parts = page.address.strip("/").split("/")
    is_versioned = RecordType.of(parts[0]).is_versioned
    where = f"in {identifiers}" if is_versioned else "in its file"
    return (
        f"{page.address} (“{page.title}”) would no longer answer. Where the record has a new name, give it "
        f"the old address {where}: `aliases: [{page.address}]`; where it must go, bring its file back "
        "and add a notice."
    )
