"""Open Graph: what a shared link shows beyond title, summary and address (https://ogp.me).

Those three stand in the head of every page already; here is what only a record's description knows.
"""

from __future__ import annotations

from mkdocs_evidence.graph.citation import CITABLE
from mkdocs_evidence.graph.description import Description
from mkdocs_evidence.graph.metadata.tags import MetaTag, tags_of


def open_graph_tags(description: Description) -> tuple[MetaTag, ...]:
    """Language and picture of a record; of a text also when it was changed, and its topics."""
    picture = (("og:image", description.image), ("og:image:alt", description.image_alt))
    article = (
        ("article:modified_time", str(description.modified)),
        *(("article:tag", label) for _, label in description.topics),
    )
    return tags_of(
        (
            ("og:locale", description.language.replace("-", "_")),
            *picture,
            *(article if description.key.type in CITABLE else ()),
        ),
        "property",
    )
