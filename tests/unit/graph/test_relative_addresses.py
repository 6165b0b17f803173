"""Links of pages: relative on most, from the root on the one that is served at any depth."""

from __future__ import annotations

import posixpath
from urllib.parse import quote, unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.graph.relative_addresses import (
    absolute_address,
    relative_address,
    rooted_address,
)


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("/projects/x/", "/", "projects/x/"),
        ("/projects/x/#found", "/blogs/y/", "../../projects/x/#found"),
        ("/blogs/y/", "/blogs/y/", "./"),
        ("https://example.org/a", "/blogs/y/", "https://example.org/a"),
        ("/topics/", "/404.html", "topics/"),
        ("/a b/é/", "/a b/", "%C3%A9/"),
    ],
)
def test_a_link_is_relative_to_its_page(target: str, page: str, expected: str) -> None:
    assert relative_address(target, page) == expected


NAMES = st.text("ab-.é %#", min_size=1, max_size=3).filter(lambda name: name.strip(".") and "#" not in name)
FOLDERS = st.lists(NAMES, max_size=4).map(lambda names: "/".join(["", *names, ""]))


@given(target=FOLDERS, page=FOLDERS)
def test_links_between_any_two_pages_are_those_of_a_file_system(target: str, page: str) -> None:
    expected = posixpath.relpath(target, page)
    assert unquote(relative_address(target, page)) == f"{expected}/"


@given(target=FOLDERS, name=NAMES, page=FOLDERS)
def test_a_link_to_a_file_leads_to_it_from_wherever_the_page_is(target: str, name: str, page: str) -> None:
    assert unquote(urljoin(f"https://a.example{quote(page)}", relative_address(target + name, page))) == (
        f"https://a.example{target}{name}"
    )


@pytest.mark.parametrize(
    ("site_url", "expected"),
    [("", "/topics/"), ("https://a.example/", "/topics/"), ("https://a.example/under/", "/under/topics/")],
)
def test_a_link_from_the_root_keeps_the_path_of_the_site(site_url: str, expected: str) -> None:
    assert rooted_address("/topics/", site_url) == expected


def test_an_absolute_address_needs_the_address_of_the_site() -> None:
    assert absolute_address("/topics/", "https://a.example/under/") == "https://a.example/under/topics/"
    assert absolute_address("/topics/", "") == ""
