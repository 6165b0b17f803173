"""The engine's answers do not depend on how many processes give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_evidence.citing import Document, Variant
from mkdocs_evidence.mkdocs_adapter.citations import pandoc_engine as engine
from mkdocs_evidence.mkdocs_adapter.citations.site_citations import style_named
from mkdocs_evidence.model import Cite, CslDate, CslItem, CslName, PartialDate

NAMES = {"a": ("Smith", 2020), "b": ("Jones", 2021), "c": ("Brown", 2022)}
ITEMS = {
    key: CslItem(key, "book", author=(CslName(family=name),), issued=CslDate(PartialDate(year)))
    for key, (name, year) in NAMES.items()
}
DOCUMENTS = [
    Document(Variant.FULL, ((Cite("a"),), (Cite("a"), Cite("b"))), ("a", "b")),
    Document(Variant.CITES, ((Cite("b"),), (Cite("c"),))),
    Document(Variant.FULL, ((Cite("c"),),), ("c",)),
    Document(Variant.APART, (), ("a", "b", "c")),
    Document(Variant.ORDER, (), ("c", "b")),
]


@pytest.mark.parametrize(("at_once", "runs"), [(1, 5), (2, 3), (5, 1)])
def test_documents_are_shared_out_and_answered_in_their_order(
    at_once: int, runs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    style = style_named("apa", "en-GB", Path())
    whole = engine.pandoc_engine(style, ITEMS, DOCUMENTS)
    told: list[int] = []
    run = engine._run

    def counting(job):  # type: ignore[no-untyped-def]
        told.append(len(job["documents"]))
        return run(job)

    monkeypatch.setattr(engine, "AT_ONCE", at_once)
    monkeypatch.setattr(engine, "_run", counting)
    assert engine.pandoc_engine(style, ITEMS, DOCUMENTS, processes=2) == whole
    assert len(told) == runs
    assert sum(told) == len(DOCUMENTS)
    link = '<a role="doc-biblioref" href="#ref-{}">{}</a>'
    smith, jones = link.format("a", "Smith, 2020"), link.format("b", "Jones, 2021")
    assert whole[0].clusters == (f"({smith})", f"({jones}; {smith})")
    assert [key for key, _ in whole[3].references] == ["c", "b", "a"]
