"""When a record last became another is told in the same way with and without opening it."""

from __future__ import annotations

from datetime import date

import pytest

from invented import AS_OF, SETTINGS, records
from mkdocs_evidence.graph import build_graph
from mkdocs_evidence.graph.modified import modified_of, modified_of_works


@pytest.mark.parametrize("as_of", [AS_OF, date(2021, 1, 1), date(2024, 3, 5)])
def test_the_dates_of_all_works_are_those_of_each(as_of: date) -> None:
    graph = build_graph(records(), SETTINGS, as_of)
    dates = dict(modified_of_works(graph))
    assert dates == {work: modified_of(graph, graph.head(work)) for work in graph.corpus.versions_by_work}
    assert any(day != graph.head(work).fields.date for work, day in dates.items())
