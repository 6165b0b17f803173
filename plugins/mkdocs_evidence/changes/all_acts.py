"""All acts of a change, from its two states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mkdocs_evidence.changes.acts import Act, ordered_acts
from mkdocs_evidence.changes.notice_acts import notice_acts, removal_acts
from mkdocs_evidence.changes.reach import Reach
from mkdocs_evidence.changes.record_acts import (
    edited_acts,
    identified_acts,
    lost_acts,
    moved_acts,
    published_acts,
    sealed_acts,
    waiting_acts,
)
from mkdocs_evidence.changes.records import Differing
from mkdocs_evidence.changes.report import PageChange, SiteChanges
from mkdocs_evidence.changes.site_acts import (
    cited_acts,
    edition_acts,
    lost_page_acts,
    redirect_acts,
    settings_acts,
)
from mkdocs_evidence.changes.study_acts import results_acts, status_acts, version_acts
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of, key_at
from mkdocs_evidence.graph.answers import page_addresses
from mkdocs_evidence.model import Key


def acts_of(
    before: Graph,
    after: Graph,
    records: tuple[Differing, ...],
    renamed: Mapping[Key, Key],
    reach: Reach,
    told: SiteChanges,
) -> tuple[Act, ...]:
    """Every act of a change, the gravest first; `told` is what is known of its pages and versions."""
    sealed = [key for one in told.sealed if (key := key_at(one.address))]
    lost = tuple(lost_acts(before, after, renamed))
    moved = {address_of(key.work) for key in renamed.values()}
    gone = {act.address for act in lost} | {address_of(key.work) for key in after.everything.removed}
    acts = (
        *removal_acts(before, after, reach),
        *notice_acts(before, after, renamed, reach),
        *lost,
        *lost_page_acts(_promised(before, told.removed), gone),
        *version_acts(after, sealed),
        *results_acts(before, after, renamed, reach),
        *status_acts(before, after, records, reach),
        *sealed_acts(before, after, sealed, reach),
        *published_acts(before, after, renamed, reach),
        *edition_acts(before, after),
        *moved_acts(after, renamed, reach),
        *cited_acts(before, told.corrected),
        *edited_acts(before, after, records, reach),
        *identified_acts(before, after),
        *redirect_acts(told.redirected, moved, gone),
        *settings_acts(before, after, _unexplained(reach, told)),
        *waiting_acts(records, after),
    )
    return ordered_acts(acts)


def _promised(before: Graph, removed: Iterable[PageChange]) -> Iterator[PageChange]:
    """Yield the removed pages whose addresses are permanent; lists to browse come and go."""
    known = set(page_addresses(before)) | set(before.permanence.register.by_address)
    return (page for page in removed if page.address in known)


def _unexplained(reach: Reach, told: SiteChanges) -> tuple[str, ...]:
    """The pages that change, and not because of what they show of a record that changes."""
    pages = reach.before.keys() & reach.after.keys()
    changed = {page for page in pages if reach.before[page] != reach.after[page]}
    own = {page.address for page in told.changed}
    shown = {page for address, some in reach.otherwise.items() if key_at(address) for page in some}
    return tuple(sorted(changed - own - shown))
