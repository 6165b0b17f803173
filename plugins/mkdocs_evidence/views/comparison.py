"""The page that shows what differs between two versions: the fields first, then the text, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import (
    address_of,
    comparison_address,
    comparison_pairs,
    history_address,
)
from mkdocs_evidence.graph.comparison import (
    FieldDifference,
    Operation,
    Run,
    blocks_of,
    compare_words,
    field_differences,
    operation_of,
)
from mkdocs_evidence.graph.known_versions import Version, versions_of
from mkdocs_evidence.model import Key, VersionedFields
from mkdocs_evidence.views.headers import HOME_CRUMB, BodyOf
from mkdocs_evidence.views.notices import notice_boxes
from mkdocs_evidence.views.parts import Body, Head, NoticeBox, Page, PageLink, ShownDate
from mkdocs_evidence.views.versions import ShownChange, change_of, date_on_document, version_link


@dataclass(frozen=True, slots=True)
class ComparedVersion:
    """One of the two versions."""

    link: PageLink
    date: ShownDate
    dated: ShownDate | None
    label: str


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """A field, or one entry of it, that differs. `entry` names an outcome or a finding."""

    entry: str
    operation: str
    operation_label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class DifferingField:
    """A field with its differences, and how many of its entries are the same in both."""

    label: str
    anchor: str
    differences: tuple[ShownDifference, ...]
    unchanged: int


@dataclass(frozen=True, slots=True)
class ComparisonPage(Page):
    """Two versions held against each other.

    `older_body` and `newer_body` are rendered, and what readers see of them is compared: see
    compare_texts.
    """

    title: str
    kind_label: str
    older: ComparedVersion
    newer: ComparedVersion
    changes: tuple[tuple[PageLink, ShownChange], ...]
    fields: tuple[DifferingField, ...]
    outcomes_sentence: str
    older_body: Body
    newer_body: Body
    notices: tuple[NoticeBox, ...]
    others: tuple[PageLink, ...]
    landing: PageLink
    history: PageLink


def comparison_pages(graph: Graph, work: Key, body_of: BodyOf) -> Iterator[ComparisonPage]:
    """The comparisons of a work's versions: each with the one before, and each with the first."""
    versions = {version.key.version: version for version in versions_of(graph, work)}
    for older, newer in comparison_pairs(tuple(versions)):
        yield _comparison_page(graph, versions[older], versions[newer], body_of)


def comparison_links(graph: Graph, work: Key) -> tuple[PageLink, ...]:
    """Links to all comparisons of a work."""
    pairs = comparison_pairs(tuple(version.key.version for version in versions_of(graph, work)))
    return tuple(
        PageLink(f"Version {older} and version {newer}", comparison_address(work, older, newer))
        for older, newer in pairs
    )


def _comparison_page(graph: Graph, older: Version, newer: Version, body_of: BodyOf) -> ComparisonPage:
    work = newer.key.work
    address = comparison_address(work, older.key.version, newer.key.version)
    name = f"Version {older.key.version} and version {newer.key.version}"
    work_title = graph.head(work).caption.title
    return ComparisonPage(
        head=Head(
            address=address,
            kind="comparison",
            title=f"{name} of {work_title}",
            description=f"What differs between version {older.key.version} and version "
            f"{newer.key.version} of {work_title}, and why.",
            crumbs=(
                HOME_CRUMB,
                PageLink(work.type.plural, f"/{work.type.value}/"),
                PageLink(work_title, address_of(work)),
                PageLink("History", history_address(work)),
            ),
            canonical=address,
            indexed=False,
        ),
        title=name,
        kind_label=work_title,
        older=_compared(older),
        newer=_compared(newer),
        changes=tuple(_changes(graph, older, newer)),
        fields=(*_differing_fields(older.fields, newer.fields), *_differing_works(graph, older, newer)),
        outcomes_sentence=_outcomes_sentence(older.fields, newer.fields),
        older_body=body_of(older),
        newer_body=body_of(newer),
        notices=notice_boxes(graph, newer.key),
        others=tuple(link for link in comparison_links(graph, work) if link.href != address),
        landing=PageLink(work_title, address_of(work)),
        history=PageLink("All versions", history_address(work)),
    )


def _compared(version: Version) -> ComparedVersion:
    fields = version.fields
    return ComparedVersion(
        version_link(version),
        ShownDate.of(version.published),
        date_on_document(version),
        fields.version_label or "",
    )


def _changes(graph: Graph, older: Version, newer: Version) -> Iterator[tuple[PageLink, ShownChange]]:
    """What each version after the older one says that it changed."""
    for version in versions_of(graph, newer.key):
        change = change_of(version.fields.change)
        if change and older.key.version < version.key.version <= newer.key.version:
            yield version_link(version), change


def _differing_fields(older: VersionedFields, newer: VersionedFields) -> tuple[DifferingField, ...]:
    groups: dict[str, list[FieldDifference]] = {}
    for difference in field_differences(older, newer):
        groups.setdefault(difference.field, []).append(difference)
    return tuple(
        DifferingField(
            label=differences[0].label,
            anchor=f"field-{name.replace('_', '-')}",
            differences=tuple(_shown(difference) for difference in differences),
            unchanged=_unchanged(older, newer, name),
        )
        for name, differences in groups.items()
    )


def _differing_works(graph: Graph, older: Version, newer: Version) -> Iterator[DifferingField]:
    """The works on the lists of references that differ: cited anew, no more, or corrected in between."""
    before, after = (_works_cited(graph, version) for version in (older, newer))
    differences = tuple(
        FieldDifference("works_cited", "Works cited", "", operation_of(old, new), compare_words(old, new))
        for key in dict.fromkeys((*before, *after))
        if (old := before.get(key, "")) != (new := after.get(key, ""))
    )
    if differences:
        yield DifferingField(
            label=differences[0].label,
            anchor="field-works-cited",
            differences=tuple(map(_shown, differences)),
            unchanged=sum(before.get(key) == words for key, words in after.items()),
        )


def _works_cited(graph: Graph, version: Version) -> dict[str, str]:
    """Each work that a version cites, as its list of references has it, under its key."""
    references = graph.citations.of(version.key).references
    return {one.key: " ".join(block.text for block in blocks_of(one.html)) for one in references}


def _shown(difference: FieldDifference) -> ShownDifference:
    operation: Operation = difference.operation
    return ShownDifference(difference.entry, operation.value, operation.label, difference.runs)


def _unchanged(older: VersionedFields, newer: VersionedFields, name: str) -> int:
    before, after = getattr(older, name, None), getattr(newer, name, None)
    if not isinstance(before, tuple) or not isinstance(after, tuple):
        return 0
    return sum(item in before for item in after)


def _outcomes_sentence(older: VersionedFields, newer: VersionedFields) -> str:
    """That no outcome differs, where that is so: it is what a reader asks first."""
    before, after = getattr(older, "outcomes", ()), getattr(newer, "outcomes", ())
    if not after or before != after:
        return ""
    count = "The one outcome is" if len(after) == 1 else f"All {len(after)} outcomes are"
    return f"{count} the same in both versions."
