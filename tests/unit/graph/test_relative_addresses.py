"""Links of pages: relative on most, from the root on the one that is served at any depth."""

from __future__ import annotations

import pytest

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
    ],
)
def test_a_link_is_relative_to_its_page(target: str, page: str, expected: str) -> None:
    assert relative_address(target, page) == expected


@pytest.mark.parametrize(
    ("site_url", "expected"),
    [("", "/topics/"), ("https://a.example/", "/topics/"), ("https://a.example/under/", "/under/topics/")],
)
def test_a_link_from_the_root_keeps_the_path_of_the_site(site_url: str, expected: str) -> None:
    assert rooted_address("/topics/", site_url) == expected


def test_an_absolute_address_needs_the_address_of_the_site() -> None:
    assert absolute_address("/topics/", "https://a.example/under/") == "https://a.example/under/topics/"
    assert absolute_address("/topics/", "") == ""
