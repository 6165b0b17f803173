"""Lists for every question: counts that agree, and pages of a sensible length."""

from __future__ import annotations

from invented import graph
from mkdocs_evidence.graph.facets import Facet, facet_index
from mkdocs_evidence.views.browse import FacetPage, browse_lists, facet_lists, in_parts
from mkdocs_evidence.views.lists import ListPage
from mkdocs_evidence.views.paging import PER_PAGE, paging, split
from mkdocs_evidence.views.parts import Card, Head, Shelf, ShownDate
from mkdocs_evidence.views.topics import Story, TopicPage


def cards(number: int) -> tuple[Card, ...]:
    date = ShownDate("2019", "2019")
    return tuple(Card(f"/blogs/b{n}/", "blogs", "Blog post", f"Post {n}", "", date) for n in range(number))


def test_each_number_is_that_of_the_cards_on_its_list() -> None:
    index = facet_index(graph())
    made = (page for _, pages in browse_lists(graph(), index) for page in pages())
    pages = {page.head.address: page for page in made}
    for facet in facet_lists(graph(), index):
        assert isinstance(pages[facet.href], FacetPage)
        for option in facet.options:
            if facet.name not in (Facet.TYPE, Facet.TOPIC):
                page = pages[option.href]
                assert isinstance(page, ListPage)
                assert page.count == option.count == sum(len(group.cards) for group in page.groups)


def test_a_list_is_cut_between_cards_and_keeps_its_headings() -> None:
    groups = (Shelf("2020", cards(150), "y2020"), Shelf("2019", cards(60), "y2019"))
    parts = split(groups)
    assert [[(group.heading, len(group.cards)) for group in part] for part in parts] == [
        [("2020", 100)],
        [("2020", 50), ("2019", 50)],
        [("2019", 10)],
    ]


def test_a_list_of_one_page_is_left_as_it_is() -> None:
    head = Head(address="/blogs/", kind="list", title="Blog", description="")
    page = ListPage(head, "Blog", "", PER_PAGE, (Shelf("", cards(PER_PAGE)),))
    assert list(in_parts([page])) == [page]


def test_the_pages_of_a_list_have_addresses_of_their_own_and_lead_on() -> None:
    head = Head(address="/blogs/", kind="list", title="Blog", description="", canonical="/blogs/")
    page = ListPage(head, "Blog", "", 201, (Shelf("", cards(201)),))
    parts = list(in_parts([page]))
    assert [part.head.address for part in parts] == [
        "/blogs/",
        "/browse/blogs/page-2/",
        "/browse/blogs/page-3/",
    ]
    assert [part.head.canonical for part in parts] == [part.head.address for part in parts]
    middle = parts[1]
    assert isinstance(middle, ListPage)
    assert middle.paging
    assert (middle.paging.first, middle.paging.last) == (101, 200)
    assert (middle.paging.previous, middle.paging.next) == ("/blogs/", "/browse/blogs/page-3/")


def test_the_story_of_a_topic_is_on_the_first_of_its_pages_alone() -> None:
    head = Head(address="/topics/a/", kind="topic", title="A", description="", canonical="/topics/a/")
    story = Story("What is asked?", (), 0, Shelf("Under way", cards(1)))
    page = TopicPage(head, "A", "", 201, (Shelf("Reports", cards(201), "reports"),), story=story)
    parts = list(in_parts([page]))
    assert all(isinstance(part, TopicPage) for part in parts)
    assert [getattr(part, "story", story) for part in parts] == [story, None, None]


def test_of_many_pages_only_the_near_ones_and_the_ends_are_named() -> None:
    shown = paging("/blogs/", 10, 3000)
    assert [page.text for page in shown.pages] == ["1", "…", "8", "9", "10", "11", "12", "…", "30"]
