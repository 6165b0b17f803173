"""The front page says where to begin, what is due and what is new, and tells nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from invented import AS_OF, SETTINGS, graph, records
from mkdocs_evidence.graph import build_graph
from mkdocs_evidence.views.home import MOST_DUE, NEWEST, HomePage, home_page


def home(featured: str = "", day: date = AS_OF) -> HomePage:
    return home_page(build_graph(records(), replace(SETTINGS, featured=featured), day))


def test_it_begins_with_the_record_that_the_site_names() -> None:
    begin = home("blogs/first-steps").featured

    assert begin is not None
    assert begin.href == "/blogs/first-steps/"


def test_it_begins_with_nothing_where_none_is_named_or_it_is_not_public_yet() -> None:
    assert home().featured is None
    assert home("blogs/first-steps", date(2015, 1, 1)).featured is None
    assert home("blogs/there-is-none").featured is None


def test_what_is_told_above_is_not_told_again_as_new() -> None:
    page = home("blogs/first-steps")
    new = {card.href for card in page.newest.cards}

    assert 0 < len(new) <= NEWEST
    assert not new & {found.report.href for found in page.found}
    assert "/blogs/first-steps/" not in new


def test_it_counts_the_projects_in_each_state_and_names_what_is_due_next() -> None:
    page = home_page(graph())

    assert sum(one.count for one in page.board.counts) == 10
    assert all(one.count for one in page.board.counts)
    assert 0 < len(page.board.due_next) <= MOST_DUE
