"""Every address of the site leads to one thing; capitals make no difference."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.graph import addresses
from mkdocs_evidence.graph.status_addresses import STATUS_LISTS
from mkdocs_evidence.model import Key, Record, RecordType
from mkdocs_evidence.model.common_fields import CommonFields

RULE = Rule("address-duplicate", "Every address leads to one thing")

_FIXED = (
    addresses.HOME,
    addresses.STATUS_BOARD,
    *STATUS_LISTS,
    addresses.TOPICS,
    addresses.WORDS,
    addresses.REGISTER,
    addresses.EDITIONS,
    addresses.BIBLIOGRAPHY,
    addresses.SEARCH,
    addresses.CONTRIBUTE,
)


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every record whose address the site itself uses, and every alias onto a taken address."""
    made = _addresses_of_the_site(scope)
    for key in scope.keys:
        address = addresses.address_of(key)
        if address in made:
            yield Diagnostic(
                RULE,
                Place(scope.graph.everything.by_key[key].source.shown_path),
                f"the address {address} is that of {made[address]}",
                "give the record another id",
                seen=key.id,
            )
    yield from _alias_faults(scope, made)


def _alias_faults(scope: Scope, made: dict[str, str]) -> Iterator[Diagnostic]:
    taken = dict(made)
    for one in scope.keys:
        for key in (one, one.work):
            taken[normalised(addresses.address_of(key))] = f"the record {key}"
    holders: dict[str, Key] = {}
    records = scope.graph.everything.by_key
    for entry in scope.entries:
        for place, alias in enumerate(entry.aliases):
            address = normalised(alias)
            owner = holders.setdefault(address, entry.key.work)
            if address in taken:
                yield _fault(records[entry.key], place, alias, taken[address])
            elif owner != entry.key.work:
                yield _fault(records[entry.key], place, alias, f"an alias of {owner} already")


def _fault(record: Record[CommonFields], index: int, alias: str, owner: str) -> Diagnostic:
    own = owner == f"the record {record.key.work}"
    return Diagnostic(
        RULE,
        value_of(record, "aliases", index),
        "this alias is the record's own address" if own else f"the address {alias} is that of {owner}",
        "take the alias out"
        if own
        else "take the alias out, or choose the one record that it should lead to",
        seen=alias,
    )


def _addresses_of_the_site(scope: Scope) -> dict[str, str]:
    made = dict.fromkeys(_FIXED, "a page that the build makes")
    made |= dict.fromkeys(scope.graph.permanence.pages, "a page of the site")
    for edition in scope.graph.settings.editions:
        made[addresses.edition_address(edition.name)] = "an edition"
    for kind in RecordType:
        made[addresses.list_address(kind)] = f"the list of {kind.plural.lower()}"
    for topic in scope.graph.settings.topics:
        made[addresses.topic_address(topic.id)] = "a topic's page"
    for entry in scope.entries:
        if entry.key.type is RecordType.BLOG:
            made[addresses.blog_year_address(entry.date.year)] = "the list of a year's posts"
        if entry.key.type.is_versioned:
            made[addresses.history_address(entry.key.work)] = "the history of a record"
    return made


def normalised(address: str) -> str:
    """The address as hosts compare it: small letters, one final slash, no index.html."""
    plain = address.lower().removesuffix("index.html")
    return f"{plain.rstrip('/')}/"
