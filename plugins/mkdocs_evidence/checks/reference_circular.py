"""No record follows on from, translates, ends or is a notice on itself, by whatever way."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph import Link
from mkdocs_evidence.model import Key

RULE = Rule("reference-circular", "No record comes before itself")

_RELATIONS = {
    "follows_on_from": "follows on from itself",
    "translation_of": "is a translation of itself",
    "target": "is a notice on itself",
    "resolves": "ends itself",
}


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every link that is part of a circle."""
    links = list(_links(scope))
    for relation, meaning in _RELATIONS.items():
        for link in circular([link for link in links if link.relation.name == relation]):
            record = scope.record(link.source)
            if record is not None:
                way = "" if link.source.work == link.target.work else f", by way of {link.target.work}"
                yield Diagnostic(
                    RULE,
                    value_of(record, *link.path),
                    f"{link.source.work} {meaning}{way}",
                    "take out the link that points the wrong way: the later record names the earlier one",
                    seen=str(link.target),
                )


def _links(scope: Scope) -> Iterator[Link]:
    """The links of the records that have such fields at all."""
    for entry in scope.entries:
        if any(path[0] in _RELATIONS for path, _ in entry.references):
            yield from scope.links(entry.key, *_RELATIONS)


def circular(links: list[Link]) -> tuple[Link, ...]:
    """The links that lie on a circle, or between two: the rest is trimmed away from both ends."""
    left = links
    while True:
        sources = {link.source.work for link in left}
        targets = {link.target.work for link in left}
        kept = [link for link in left if _goes_on(link, sources, targets)]
        if len(kept) == len(left):
            return tuple(left)
        left = kept


def _goes_on(link: Link, sources: set[Key], targets: set[Key]) -> bool:
    return link.source.work in targets and link.target.work in sources
