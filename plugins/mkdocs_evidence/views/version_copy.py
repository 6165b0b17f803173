"""A version alone, as its PDF shows it: nothing that came after it was published.

Names of other records can change, so that they are left out where an address says the same: a project
is named by its permanent address, a record link in the text by the title that its target had.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of, key_at
from mkdocs_evidence.graph.known_versions import Version
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.model import Key, PartialDate, Protocol, RecordType, Report
from mkdocs_evidence.views.cited import shown_references
from mkdocs_evidence.views.findings import ShownFinding, findings_of
from mkdocs_evidence.views.headers import body_of, byline_of
from mkdocs_evidence.views.parts import (
    Body,
    Byline,
    Fact,
    PageLink,
    ShownDate,
    ShownReference,
)
from mkdocs_evidence.views.protocol import ShownFile, ShownOutcome, files_of, plan_facts, shown_outcomes
from mkdocs_evidence.views.report import (
    ShownDeviation,
    ShownRating,
    coverage_fact,
    shown_deviations,
    shown_omissions,
    shown_ratings,
)
from mkdocs_evidence.views.small_parts import BodyLink
from mkdocs_evidence.views.versions import Seal, ShownChange, change_of, seal_of

NAMED = (("project", "Project"), ("evaluates", "Evaluates"), ("translation_of", "Translation of"))
"""The relations that a version has by its own file, and what each is called."""


@dataclass(frozen=True, slots=True)
class VersionCopy:
    """What a version says by itself, and what it takes to cite and to verify it."""

    address: str
    kind_label: str
    title: str
    summary: str
    language: str
    number: int
    label: str
    dated: ShownDate
    published: ShownDate
    byline: Byline
    facts: tuple[Fact, ...]
    change: ShownChange | None
    body: Body
    outcomes: tuple[ShownOutcome, ...] = ()
    findings: tuple[ShownFinding, ...] = ()
    is_partial: bool = False
    deviations: tuple[ShownDeviation, ...] = ()
    not_reported: tuple[tuple[str, str], ...] = ()
    ratings: tuple[ShownRating, ...] = ()
    references: tuple[ShownReference, ...] = ()
    files: tuple[ShownFile, ...] = ()
    sources: tuple[str, ...] = ()
    seal: Seal | None = None


def version_copy(graph: Graph, version: Version) -> VersionCopy:
    """The copy of a version of a protocol or report."""
    fields = version.fields
    copy = VersionCopy(
        address=address_of(version.key),
        kind_label=version.caption.kind.label,
        title=fields.title,
        summary=fields.summary,
        language=fields.language or "",
        number=version.key.version,
        label=fields.version_label or "",
        dated=ShownDate.of(fields.version_date),
        published=ShownDate.of(fields.date),
        byline=_byline(graph, version),
        facts=_relations(graph, version),
        change=change_of(fields.change),
        body=_body(graph, version),
        references=tuple(replace(one, record=None) for one in shown_references(graph, version)),
        files=files_of(version),
        sources=fields.sources,
        seal=seal_of(graph, version),
    )
    if version.key.type is RecordType.PROTOCOL:
        return _of_protocol(copy, cast("Protocol", version))
    return _of_report(copy, graph, cast("Report", version))


def _of_protocol(copy: VersionCopy, protocol: Protocol) -> VersionCopy:
    facts = (fact for fact in plan_facts(protocol.fields) if fact.text)
    return replace(copy, facts=(*copy.facts, *facts), outcomes=shown_outcomes(protocol.fields))


def _of_report(copy: VersionCopy, graph: Graph, report: Report) -> VersionCopy:
    found = findings_of(graph, report)
    return replace(
        copy,
        facts=(*copy.facts, coverage_fact(report)),
        findings=found.findings,
        is_partial=found.partial,
        deviations=shown_deviations(report),
        not_reported=shown_omissions(graph, report),
        ratings=shown_ratings(report),
    )


def _byline(graph: Graph, version: Version) -> Byline:
    """The byline with names alone: what is said of a person today does not belong to a copy."""
    byline = byline_of(graph, version)
    retelling = byline.retelling
    if retelling:
        publisher = _name(retelling.publisher) if retelling.publisher else None
        retelling = replace(retelling, authors=tuple(map(_name, retelling.authors)), publisher=publisher)
    return replace(byline, authors=tuple(map(_name, byline.authors)), retelling=retelling)


def _name(link: PageLink) -> PageLink:
    return PageLink(link.text)


def _relations(graph: Graph, version: Version) -> tuple[Fact, ...]:
    facts = []
    for relation, label in NAMED:
        targets = unique_ends(graph.outgoing(version.key, relation), sources=False)
        links = tuple(_named(graph, key, version.fields.date) for key in targets)
        facts.append(Fact(label, links))
    return tuple(fact for fact in facts if fact.links)


def _named(graph: Graph, key: Key, day: PartialDate) -> PageLink:
    """A record as it can be named for ever: a version by its title, another record by its address."""
    title = _title_on(graph, key, day) if key.type.is_versioned else ""
    return PageLink(title, address_of(key))


def _title_on(graph: Graph, key: Key, day: PartialDate) -> str:
    """The title of a version; of a work, that of its version on a day. Both are in frozen files."""
    versions = graph.corpus.versions_by_work[key.work]
    if key.version:
        title = graph.head(key).fields.title
        return f"{title} (version {key.version})"
    known = [one for one in versions if not day < one.fields.date]
    return (known or versions)[-1 if known else 0].fields.title


def _body(graph: Graph, version: Version) -> Body:
    """The text, whose record links say what they said when it was published."""
    body = body_of(graph, version)
    links = tuple(_link_on(graph, link, version.fields.date) for link in body.links)
    return replace(body, links=links)


def _link_on(graph: Graph, link: BodyLink, day: PartialDate) -> BodyLink:
    key = key_at(link.href) if link.href else None
    if key is None or not graph.shows(key):
        return link
    if not key.type.is_versioned:
        return replace(link, mark="")
    return replace(link, title=_title_on(graph, key, day), mark="")


__all__ = ["VersionCopy", "version_copy"]
