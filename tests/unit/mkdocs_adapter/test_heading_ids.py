"""No heading gets an id with which the theme finds its own parts."""

from __future__ import annotations

import re

import pytest

from mkdocs_evidence.mkdocs_adapter.body_rendering import BodyRenderer
from mkdocs_evidence.views import Body


class NoFiles:
    """A content folder without files."""

    def address_of(self, path: str) -> str | None:
        return None


def ids(*titles: str) -> list[str]:
    """The ids of headings, in their order."""
    renderer = BodyRenderer(["toc"], {}, NoFiles())
    text = "\n\n".join(f"## {title}" for title in titles)
    return re.findall(r'<h2 id="([^"]*)"', renderer.render(Body("blogs/a.md", text)).html)


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("`__init__`", "`__init__`"), ["init__", "init___1"]),
        (("`__search`",), ["search"]),
        (("`_`", "`_`", "`__`"), ["_1", "_2", "_3"]),
        (("`_one`", "`_one`"), ["_one", "_one_1"]),
        (("A plan", "A plan"), ["a-plan", "a-plan_1"]),
    ],
)
def test_ids_of_headings_are_none_of_the_theme(titles: tuple[str, ...], expected: list[str]) -> None:
    assert ids(*titles) == expected
