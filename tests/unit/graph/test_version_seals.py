"""A version's file is served without comments, but byte by byte where it was sealed with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from invented import AS_OF, SETTINGS, records
from mkdocs_evidence.graph import Graph, build_graph
from mkdocs_evidence.graph.promises import version_entry
from mkdocs_evidence.graph.register import Register
from mkdocs_evidence.graph.version_seals import public_file_of
from mkdocs_evidence.model import CommonFields, Record
from mkdocs_evidence.reading.records import read_file
from mkdocs_evidence.reading.source_file import SourceFile

PATH = "protocols/garden-trial/v1.md"
HEADER_COMMENT, COMMENT = "# which day?", "<!-- are these\nappropriate? -->"


@pytest.fixture
def graph() -> Graph:
    """The invented site, with comments in a version of a protocol."""
    others = [one for one in records() if one.file != PATH]
    old = next(one for one in records() if one.file == PATH).source.text
    text = old.replace("---\n", f"---\n{HEADER_COMMENT}\n", 1) + f"\nWords {COMMENT} and words.\n"
    version, faults = read_file(SourceFile(PATH, text.encode()))
    assert version is not None, faults
    return build_graph([*others, version], SETTINGS, AS_OF)


def version_of(graph: Graph) -> Record[CommonFields]:
    return next(one for one in graph.corpus.records if one.file == PATH)


def test_a_version_that_is_not_sealed_is_served_without_comments(graph: Graph) -> None:
    served = public_file_of(graph, version_of(graph))
    assert HEADER_COMMENT not in served
    assert served.endswith("\nWords <!-- --> and words.\n")


def test_a_version_that_was_sealed_with_comments_is_served_as_it_was(graph: Graph) -> None:
    entry = replace(version_entry(graph, version_of(graph)), sequence=1)
    sealed = replace(graph, permanence=replace(graph.permanence, register=Register((entry,))))
    served = public_file_of(sealed, version_of(sealed))
    assert HEADER_COMMENT in served
    assert COMMENT in served


def test_what_is_sealed_is_the_file_as_it_was_written(graph: Graph) -> None:
    version = version_of(graph)
    assert COMMENT in graph.original_file_of(version)
    assert COMMENT not in graph.text_of(version)
