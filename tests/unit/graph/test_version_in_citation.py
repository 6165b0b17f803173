"""The label that is printed on a document stands in every citation of its version."""

from __future__ import annotations

import json
from dataclasses import replace

import bibtexparser
import pytest
import rispy

import invented
from mkdocs_evidence.exports.bibtex import render_bibtex
from mkdocs_evidence.exports.csl_json import render_csl_json
from mkdocs_evidence.exports.ris import render_ris
from mkdocs_evidence.graph import build_graph
from mkdocs_evidence.graph.citation import citation_of
from mkdocs_evidence.graph.citation_text import STYLES
from mkdocs_evidence.model import CslItem, VersionedFields
from mkdocs_evidence.views.cited import cite_block

SECOND = invented.key("protocols/garden-trial@2")


def cited(label: str | None) -> CslItem:
    """The citation of a second version whose document bears a label."""
    records = [
        replace(one, fields=one.fields.model_copy(update={"version_label": label}))
        if one.key == SECOND and isinstance(one.fields, VersionedFields)
        else one
        for one in invented.records()
    ]
    item = citation_of(build_graph(records, invented.SETTINGS, invented.AS_OF), SECOND)
    assert item is not None
    return item


@pytest.mark.parametrize(
    ("label", "version"),
    [
        (None, "2"),
        ("2", "2"),
        ("Version 2", "2"),
        ("v2", "2"),
        ("V. 2", "2"),
        ("1.3", "2, printed as “1.3”"),
        ("2.0", "2, printed as “2.0”"),
        ("Version 12", "2, printed as “Version 12”"),
        ("Version 2 (addendum)", "2, printed as “Version 2 (addendum)”"),
        ("  Final\n draft ", "2, printed as “Final draft”"),
    ],
)
def test_a_label_is_told_where_it_says_more_than_the_number(label: str | None, version: str) -> None:
    assert cited(label).version == version


def test_every_format_and_style_has_it() -> None:
    item, said = cited("1.3"), "2, printed as “1.3”"

    (entry,) = bibtexparser.parse_string(render_bibtex(item)).entries
    assert entry["version"] == said
    assert rispy.loads(render_ris(item))[0]["edition"] == said
    assert json.loads(render_csl_json(item))[0]["version"] == said
    for style, words in STYLES.items():
        text = "".join(piece for piece, _ in words(item))
        assert f"ersion {said}" in text, style


def test_the_page_has_it() -> None:
    graph = invented.graph()
    block = cite_block(graph, graph.head(SECOND))

    assert block is not None
    for text in block.texts:
        assert "ersion 2, printed as “2.0”" in "".join(piece for piece, _ in text.pieces)
