"""Texts as a site with the default extensions renders them, for tests that ask what becomes of a text."""

from __future__ import annotations

from functools import cache

from mkdocs_evidence.mkdocs_adapter.body_rendering import BodyRenderer
from mkdocs_evidence.mkdocs_adapter.shaped_text import ShapedText
from mkdocs_evidence.views import Body

OF_A_SITE = ("abbr", "attr_list", "def_list", "footnotes", "tables", "toc")
"""What `mkdocs.yml` of a centre's site names."""


class EveryFile:
    """Knows an address for each path: what is asked is never whether a file is there."""

    def address_of(self, path: str) -> str | None:
        return f"/{path}"

    def present_address(self, address: str) -> str | None:
        return address

    def picture_size(self, path: str) -> tuple[int, int] | None:
        return None


@cache
def renderer() -> BodyRenderer:
    return BodyRenderer(["fenced_code", *OF_A_SITE, ShapedText()], {"toc": {"permalink": "#"}}, EveryFile())


def rendered(markdown: str) -> str:
    return renderer().render(Body("blogs/a-text.md", markdown)).at("/blogs/a-text/")
