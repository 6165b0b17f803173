"""Links of a site, as they work from a disk."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.graph.relative_addresses import relative_address
from mkdocs_evidence.mkdocs_adapter.for_disk.links import DiskLinks

FILES = frozenset(
    (
        *(
            "index.html",
            "404.html",
            "protocols/index.html",
            "protocols/a/index.html",
            "protocols/a/v1/index.html",
        ),
        *("protocols/a/cite.bib", "a b/ü#1?.pdf", "plan.pdf/index.html", "assets/x.css"),
    )
)
LINKS = DiskLinks(FILES, "https://invented.example/evidence/")


@pytest.mark.parametrize(
    ("page", "written", "from_disk"),
    [
        ("index.html", "./", "index.html"),
        ("index.html", "protocols/", "protocols/index.html"),
        ("index.html", "protocols", "protocols/index.html"),
        ("index.html", " protocols/ ", "protocols/index.html"),
        ("protocols/a/index.html", "../", "../index.html"),
        ("protocols/a/index.html", "../..", "../../index.html"),
        ("protocols/a/index.html", "./", "index.html"),
        ("protocols/a/index.html", "v1/#part", "v1/index.html#part"),
        ("protocols/a/v1/index.html", "../?q=a&b=c#d", "../index.html?q=a&b=c#d"),
        ("protocols/a/index.html", "cite.bib", "cite.bib"),
        ("protocols/a/index.html", "../../a%20b/%C3%BC%231%3F.pdf", "../../a%20b/%C3%BC%231%3F.pdf"),
        ("protocols/a/index.html", "../../../../protocols/", "../index.html"),  # browsers stop at the root
        ("404.html", "/evidence/", "index.html"),
        ("404.html", "/evidence/assets/x.css", "assets/x.css"),
        ("404.html", "/evidence/protocols/a/#b", "protocols/a/index.html#b"),
        ("plan.pdf/index.html", "../plan.pdf/", "index.html"),
    ],
)
def test_what_leads_to_a_file_leads_to_it_from_a_disk(page: str, written: str, from_disk: str) -> None:
    assert LINKS.link(written, page) == from_disk


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "#part",
            "?q=a",
            "mailto:a@b.example",
            "tel:+44",
            "https://other.example/protocols/",
            "//other/",
        ),
        *(
            "data:image/png;base64,AA==",
            "https://invented.example/evidence/protocols/",
            "gone/",
            "/protocols/",
        ),
        *("https://[", "javascript:x", "/evidence"),
    ],
)
def test_what_leads_elsewhere_or_nowhere_stays(written: str) -> None:
    assert LINKS.link(written, "protocols/index.html") == written


def test_readers_follow_the_site_s_own_address_within_the_copy() -> None:
    link = LINKS.link("https://invented.example/evidence/protocols/a/#b", "index.html", may_be_full=True)
    assert link == "protocols/a/index.html#b"
    other = "https://other.example/protocols/a/"
    assert LINKS.link(other, "index.html", may_be_full=True) == other


PAGES = sorted(path for path in FILES if path.endswith(".html"))


@given(st.sampled_from(PAGES), st.sampled_from(PAGES), st.sampled_from(["", "#a", "?q=1", "?q=1#a"]))
def test_every_page_leads_to_every_other_and_a_second_time_changes_nothing(
    page: str, target: str, rest: str
) -> None:
    written = relative_address(f"/{target.removesuffix('index.html')}", f"/{page.removesuffix('index.html')}")
    link = LINKS.link(written + rest, page)
    parts = PurePosixPath("/", page).parent.joinpath(unquote(urlsplit(link).path)).parts
    found: list[str] = []
    for part in parts[1:]:
        if part == "..":
            found.pop()
        else:
            found.append(part)
    assert "/".join(found) == target
    assert link.endswith(rest)
    assert LINKS.link(link, page) == link
