"""What the site's promises need beside its pages: the register, redirects, time maps, frozen sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from mkdocs_evidence.exports.export import AnyExport, Export, path_of
from mkdocs_evidence.exports.permalinks import render_permalinks
from mkdocs_evidence.exports.redirect_pages import redirect_file, render_redirect, render_rules
from mkdocs_evidence.exports.time_map import render_time_map
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import (
    REGISTER_CHECKPOINT,
    REGISTER_EXPORT,
    REGISTER_FILE,
    source_address,
    time_map_address,
)
from mkdocs_evidence.graph.answers import AnswerKind, answers_of
from mkdocs_evidence.graph.machine_addresses import register_origin
from mkdocs_evidence.graph.public_copy import withheld_lines
from mkdocs_evidence.graph.query_addresses import NETLIFY
from mkdocs_evidence.graph.redirects import former_places
from mkdocs_evidence.graph.register import checkpoint_of, render_public
from mkdocs_evidence.graph.removals import names_withheld
from mkdocs_evidence.graph.version_seals import public_file_of
from mkdocs_evidence.model import Key

REDIRECT_RULES = "_redirects"
ADDED = "# Added by mkdocs-evidence: old addresses of records and pages."
MOST_RULES = 2000
"""What Cloudflare Pages takes (https://developers.cloudflare.com/pages/configuration/redirects/)."""
_NAMED_AFTER_RECORD = re.compile(r"(?P<root>feeds|api/v1)/(?P<place>[a-z]+/[^/.]+)(?P<ending>\.[a-z]+)")
"""A feed or a file of the API: outside the record's own folder."""


def permanent_exports(graph: Graph) -> Iterator[Export]:
    """The register, its checkpoint and its JSON form, and redirects."""
    register = graph.permanence.register
    yield Export(path_of(REGISTER_FILE), render_public(register.entries, withheld_lines(graph)))
    checkpoint = checkpoint_of(register, register_origin(graph.settings))
    yield Export(path_of(REGISTER_CHECKPOINT), checkpoint.text.encode())
    yield Export(path_of(REGISTER_EXPORT), render_permalinks(graph).encode())
    yield from _redirects(graph)


def permanent_exports_of(graph: Graph, work: Key) -> Iterator[Export]:
    """The time map of a work that keeps versions, and the source of each."""
    if work.type.is_versioned:
        yield Export(path_of(time_map_address(work)), render_time_map(graph, work).encode())
        for version in graph.corpus.versions_by_work[work]:
            yield Export(path_of(source_address(version.key)), public_file_of(graph, version).encode())


FormerPlaces: TypeAlias = Mapping[str, tuple[str, ...]]


def former_folders(graph: Graph) -> FormerPlaces:
    """For each folder of a renamed record or topic those in which it was before."""
    return {path_of(new): tuple(old) for new, old in former_places(graph).items()}


def with_former_places(places: FormerPlaces, exports: Iterable[AnyExport]) -> Iterator[AnyExport]:
    """Every export, and those of renamed records and topics at their former places too.

    A badge, a card, a feed or a record's JSON that others have built upon cannot be led on by every host.
    """
    if not places:
        yield from exports
        return
    for export in exports:
        yield export
        for path in _former_paths(places, export.path):
            yield replace(export, path=path)


def _former_paths(places: FormerPlaces, path: str) -> Iterator[str]:
    """Where an export was before: below the record's former address, or under its former name."""
    named = _NAMED_AFTER_RECORD.fullmatch(path)
    if named:
        for former in places.get(f"{named['place']}/", ()):
            yield f"{named['root']}/{path_of(former).rstrip('/')}{named['ending']}"
        return
    folder = "".join(f"{step}/" for step in path.split("/")[:2])
    for former in places.get(folder, ()):
        rest, name = path.removeprefix(folder), f"{_last(folder)}."
        if rest.startswith(name):  # a calendar has the name of its event
            rest = f"{_last(former)}.{rest.removeprefix(name)}"
        yield f"{path_of(former)}{rest}"


def _last(folder: str) -> str:
    return folder.rstrip("/").rpartition("/")[2]


def _redirected(graph: Graph) -> tuple[tuple[str, str], ...]:
    """Every old address with its new one."""
    answers = answers_of(graph).by_address.items()
    return tuple((old, one.target) for old, one in answers if one.kind is AnswerKind.REDIRECTS)


def _redirects(graph: Graph) -> Iterator[Export]:
    settings = graph.settings
    redirects = _redirected(graph)
    for old, new in redirects:
        page = render_redirect(old, new, settings.url, settings.language)
        yield Export(redirect_file(old), page.encode())
    if rules := _rules(graph, redirects):
        yield Export(REDIRECT_RULES, rules.encode())


def _rules(graph: Graph, redirects: Iterable[tuple[str, str]]) -> str:
    """The rules for these redirects; none for addresses with a withheld name."""
    names = names_withheld(graph.everything.removed)
    return render_rules(
        tuple(pair for pair in redirects if not any(one.holds_name(pair[0]) for one in names))
    )


def added_rules(graph: Graph, own: str) -> str:
    """Our rules as they follow those of the site's own file, which go first; empty where there are none.

    A rule for an address that the site's own file has is left out, as are those above the host's limit: the
    page at each old address leads on all the same.
    """
    written = [words for line in own.splitlines() if (words := line.split()) and words[0][0] != "#"]
    known = {words[0] for words in written}
    ours = [line for line in _rules(graph, _redirected(graph)).splitlines() if line.split()[0] not in known]
    if graph.settings.host != NETLIFY:
        ours = ours[: max(0, MOST_RULES - len(written))]
    return "".join(f"{line}\n" for line in (ADDED, *ours)) if ours else ""
