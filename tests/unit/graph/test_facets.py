"""Facets: what a record is found by, and that counts are those of what is listed."""

from __future__ import annotations

from invented import graph, key
from mkdocs_evidence.graph.facets import Facet, facet_index, facet_label, facets_of


def values(work: str, facet: Facet) -> set[str]:
    return {value for asked, value in facets_of(graph(), key(work)) if asked is facet}


def test_a_document_is_found_by_what_its_project_is() -> None:
    project = values("projects/garden-trial", Facet.DESIGN)
    assert project
    assert values("reports/garden-trial", Facet.DESIGN) == project
    assert values("reports/garden-trial", Facet.STUDY) == values("projects/garden-trial", Facet.STUDY)


def test_people_and_organisations_have_no_year() -> None:
    assert values("people/ada-invented", Facet.YEAR) == set()
    assert values("blogs/first-steps", Facet.YEAR) != set()


def test_an_organisation_is_found_under_itself_and_with_its_projects() -> None:
    index = facet_index(graph())
    for name, works in index.works[Facet.ORGANISATION].items():
        assert key(f"organisations/{name}") in works


def test_every_public_work_is_in_the_index_once_and_nothing_else() -> None:
    index = facet_index(graph())
    listed = [work for works in index.works[Facet.TYPE].values() for work in works]
    assert sorted(listed) == sorted(graph().corpus.versions_by_work)


def test_values_come_in_the_order_of_their_vocabulary_and_years_newest_first() -> None:
    index = facet_index(graph())
    years = list(index.works[Facet.YEAR])
    assert years == sorted(years, reverse=True)
    assert list(index.works[Facet.TYPE])[:2] == ["projects", "protocols"]
    assert facet_label(graph(), Facet.TYPE, "projects") == "Projects"
