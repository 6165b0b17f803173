"""All that a page tells machines, as one value that its view holds."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.graph.metadata.offers import Offer
from mkdocs_evidence.graph.metadata.signposting import TypedLink
from mkdocs_evidence.graph.metadata.tags import MetaTag


@dataclass(frozen=True, slots=True)
class MachineHead:
    """Meta elements, typed links, and JSON-LD as text that can stand in a script element.

    `offers` are for people: links in the page to the files that programs and other sites can use.
    """

    tags: tuple[MetaTag, ...] = ()
    links: tuple[TypedLink, ...] = ()
    json_ld: str = ""
    offers: tuple[Offer, ...] = ()


NOTHING_FOR_MACHINES = MachineHead()
