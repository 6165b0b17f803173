"""Dublin Core terms, where they say what Highwire and Open Graph cannot: versions, licence, source."""

from __future__ import annotations

from mkdocs_evidence.graph.description import Description
from mkdocs_evidence.graph.metadata.licences import licence_address
from mkdocs_evidence.graph.metadata.tags import MetaTag, tags_of


def dublin_core_tags(description: Description) -> tuple[MetaTag, ...]:
    """The tags of a page of a protocol, report or post; none on other pages."""
    if not any(part.role == "authors" for part in description.parts):
        return ()
    pairs = (
        ("DCTERMS.issued", str(description.published)),
        ("DCTERMS.modified", str(description.modified)),
        ("DCTERMS.license", licence_address(description.licence) or description.licence),
        ("DCTERMS.source", description.original.address if description.original else ""),
        *(_version_pairs(description) if description.versions else ()),
    )
    return tags_of(pairs)


def _version_pairs(description: Description) -> tuple[tuple[str, str], ...]:
    if not description.is_version:
        return tuple(("DCTERMS.hasVersion", entry.address) for entry in description.versions)
    before, after = description.predecessor, description.successor
    return (
        ("DCTERMS.isVersionOf", description.landing),
        ("DCTERMS.replaces", before.address if before else ""),
        ("DCTERMS.isReplacedBy", after.address if after else ""),
    )
