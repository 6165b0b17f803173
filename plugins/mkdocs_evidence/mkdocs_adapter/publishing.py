"""Last step of a build: remove what is stale from the next site, and put it in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mkdocs_evidence.incremental import Ledger, Workshop
from mkdocs_evidence.mkdocs_adapter.kept_bodies import KIND as BODY
from mkdocs_evidence.mkdocs_adapter.kept_records import KeptRecords
from mkdocs_evidence.mkdocs_adapter.search_update import has_damaged_search, search_files, update_search_index


def publish(
    workshop: Workshop, reader: KeptRecords, ledger: Ledger, *, search: bool, tell: Callable[[str], None]
) -> list[str]:
    """Put the next site in place; return sentences on files in it that are not ours.

    Without `search` the search index stays as it is, unless it is damaged.
    """
    before, index, outputs = workshop.ledger, search_files(workshop), None
    if workshop.is_intact:
        known = (*before.grouped_besides(ledger), *before.others, *index)
        kept = (*ledger.grouped_besides(before), *ledger.others, *index)
        workshop.next_site.remove_all_but(kept, known)
    else:
        kept = (*ledger.grouped, *ledger.others, *index)
        workshop.next_site.remove_all_but(kept, workshop.made or ())
    is_searched = before.is_searched and workshop.is_intact and not workshop.next_site.lag
    if (search or has_damaged_search(workshop)) and not is_searched:
        tell("Making the search index")
        index = update_search_index(workshop, index)
    if not workshop.is_intact:
        outputs = frozenset((*ledger.grouped, *ledger.others, *index))
    moved = workshop.make_way(outputs)
    reader.prune()
    workshop.store.prune(BODY, ledger.number_used, ledger.used)
    workshop.publish(replace(ledger, is_searched=search or is_searched), outputs)
    return [*filter(None, (workshop.told_of_foreign, moved))]
