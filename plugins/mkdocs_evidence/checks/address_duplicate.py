"""Every address of the site leads to one thing; capitals make no difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from mkdocs_evidence.checks.old_addresses import OldAddress, old_addresses
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.graph import addresses
from mkdocs_evidence.graph.canonical_addresses import (
    canonical_address,
    collision_key,
    file_at,
    impossible_because,
    leads_outside,
)
from mkdocs_evidence.graph.status_addresses import STATUS_LISTS
from mkdocs_evidence.graph.written_files import files_on_the_way, is_of_hosts, is_own, is_written
from mkdocs_evidence.model import Key, RecordType
from mkdocs_evidence.reading import is_page

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
    """Every record whose address the site itself uses, and every old address that is taken."""
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
    yield from _repeated_settings(scope)
    yield from _faults_of_pages(scope, made)
    yield from _faults_of_files(scope)
    yield from _faults_of_old(scope, made)


def _faults_of_files(scope: Scope) -> Iterator[Diagnostic]:
    """Files of the content folder that would stand where the build writes its own.

    In a site that keeps a look of its own its files stay, and ours are left out.
    """
    settings = scope.graph.settings
    for name in scope.files():
        is_left = settings.is_guest and settings.is_taken(name)
        if is_own(name) and not is_page(name) and not is_left:
            yield Diagnostic(
                RULE,
                Place(scope.graph.settings.shown_path(name)),
                f"the address /{name} is that of a file that the build writes",
                "give the file another name, or move it into another folder",
                seen=name,
            )


def _repeated_settings(scope: Scope) -> Iterator[Diagnostic]:
    """Addresses that stand twice under one option of mkdocs.yml, of which YAML would drop the first."""
    paths: set[tuple[str, ...]] = set()
    for line in scope.graph.settings.lines:
        if line.path in paths and len(line.path) > 1:
            yield Diagnostic(
                RULE,
                Place(line.file, line.line, line.column, line.length, line.text),
                f"the address {line.path[1]} is under `{line.path[0]}:` twice",
                "take one of the two out",
                seen=line.path[1],
            )
        paths.add(line.path)


def _faults_of_pages(scope: Scope, made: dict[str, str]) -> Iterator[Diagnostic]:
    """Pages that differ from another page in capitals alone, so that some computers keep only one of them."""
    first: dict[str, str] = {}
    pages = frozenset(scope.graph.permanence.pages)
    for address in sorted(made, key=lambda one: (one in pages, one)):
        other = first.setdefault(_path(address), address)
        if other != address and address in pages:
            yield Diagnostic(
                RULE,
                Place(_file_of_page(scope, address)),
                f"the address {address} differs from {other} in capitals alone",
                "rename the page's file: some computers and hosts take both for one",
                seen=address,
            )


def _file_of_page(scope: Scope, address: str) -> str:
    """The file of a standalone page, where it is in the content folder; else the folder."""
    name = unquote(address).strip("/")
    found = (f"{name}{ending}" for ending in (".md", "/index.md", "/README.md"))
    path = next((path for path in found if scope.has_file is not None and scope.has_file(path)), "")
    return scope.graph.settings.shown_path(path).rstrip("/")


def _faults_of_old(scope: Scope, made: dict[str, str]) -> Iterator[Diagnostic]:
    """Faults of aliases; of redirects and removed pages only what their own rules do not report."""
    olds = [old for old in old_addresses(scope) if _is_possible(old)]
    if not olds:
        return
    taken = {_path(address): owner for address, owner in made.items()}
    taken |= {_path(address): f"the record {key}" for key, address in _addresses_of_records(scope)}
    holders: dict[tuple[str, str], OldAddress] = {}
    for old in olds:
        path, query = old.site_path
        first = holders.setdefault(old.site_path, old)
        owner = "" if query else _page_in_the_way(taken, old, path) or _file_in_the_way(scope, old)
        if owner:
            yield _fault(old, owner)
        elif first is not old and not (old.is_redirect or (old.is_alias and first.owner == old.owner)):
            yield _fault(old, f"{first.owner} already")
    yield from _under_files(olds)


def _is_possible(old: OldAddress) -> bool:
    """Return True if no other rule reports what is wrong with the address itself."""
    return not (leads_outside(old.written) or impossible_because(old.written))


def _page_in_the_way(taken: Mapping[str, str], old: OldAddress, path: str) -> str:
    """The page whose file would have to be a folder: /about/index.html/more/."""
    *folders, last = files_on_the_way(path)
    above = next((taken[folder] for folder in folders if folder in taken), "")
    return above or (taken.get(last, "") if old.is_alias else "")


def _file_in_the_way(scope: Scope, old: OldAddress) -> str:
    """The file that is at the address, or where a folder on the way to it would be.

    That a page which was taken down is still there is for its own rule.
    """
    for path in files_on_the_way(file_at(old.address)):
        if is_written(path):
            return f"the file {path}, which the build writes"
        if is_of_hosts(path):
            return f"the file {path}, for which hosts, browsers or robots look"
        if not old.is_removal and scope.copies(path):
            return f"the file {scope.graph.settings.shown_path(path)}"
    return ""


def _under_files(olds: list[OldAddress]) -> Iterator[Diagnostic]:
    """Old addresses below another that is answered by a file, not by a folder: /a.html and /a.html/b/."""
    files = {old.site_path[0]: old for old in olds}
    for old in olds:
        folders = files_on_the_way(old.site_path[0].rpartition("/")[0])
        above = next((files[path] for path in folders if path in files), None)
        if above is not None:
            yield _fault(old, f"a page below {above.written} ({above.owner}), which is a file and no folder")


def _fault(old: OldAddress, owner: str) -> Diagnostic:
    own = old.is_alias and owner == f"the record {old.owner.removeprefix('an alias of ')}"
    name = "alias" if old.is_alias else "address"
    return Diagnostic(
        RULE,
        old.place,
        "this alias is the record's own address" if own else f"the address {old.written} is that of {owner}",
        f"take the {name} out"
        if own
        else f"take the {name} out, or choose the one "
        f"{'record' if old.is_alias else 'page'} that it should lead to",
        seen=old.written,
    )


def _path(address: str) -> str:
    return collision_key(file_at(canonical_address(address)))


def _addresses_of_records(scope: Scope) -> Iterator[tuple[Key, str]]:
    """The pages of every record: their own, and those of versions, histories and comparisons."""
    for work, entries in scope.graph.everything.index.items():
        numbers = tuple(entry.key.version for entry in entries)
        yield from ((work, address) for address in addresses.work_addresses(work, numbers))
    for key in scope.keys:
        yield key, addresses.address_of(key)


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
