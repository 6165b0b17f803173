"""The corpus as a graph: relations both ways, versions, addresses, status on a day."""

from mkdocs_evidence.graph.corpus import Corpus, is_public, public_part
from mkdocs_evidence.graph.graph import Graph, build_graph
from mkdocs_evidence.graph.relations import (
    RELATION_BY_NAME,
    DanglingLink,
    DanglingReference,
    Link,
    Relation,
    RemovedLink,
)
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.graph.resolution import Failure, Unresolved, resolve

__all__ = [
    "RELATION_BY_NAME",
    "Corpus",
    "DanglingLink",
    "DanglingReference",
    "Failure",
    "Graph",
    "Link",
    "Relation",
    "Removed",
    "RemovedLink",
    "Unresolved",
    "build_graph",
    "is_public",
    "public_part",
    "resolve",
]
