"""Addresses in their one form, and the files that answer them."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.graph.canonical_addresses import (
    canonical_address,
    collision_key,
    file_at,
    impossible_because,
    leads_outside,
)

STEPS = st.text(min_size=1, max_size=20).filter(lambda step: not impossible_because(f"/{step}"))
WRITTEN = st.lists(STEPS, max_size=4).map(lambda steps: "/" + "/".join(steps))


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("/old", "/old/"),
        ("/old/", "/old/"),
        ("/old/index.html", "/old/"),
        ("/old.html", "/old.html"),
        ("/myindex.html", "/myindex.html"),
        ("/", "/"),
        ("/Old Hello.html", "/Old%20Hello.html"),
        ("/Old%20Hello.html", "/Old%20Hello.html"),
        ("/hen-ŵyl/", "/hen-%C5%B5yl/"),
        ("/hen-%c5%b5yl/", "/hen-%C5%B5yl/"),
        ("/a%2Bb&c'd", "/a+b&c'd/"),
        ('/"quoted"/', "/%22quoted%22/"),
        ("/100%/", "/100%25/"),
        ("/%7Ejo/", "/~jo/"),
        ("/?p=123", "/?p=123"),
        ("/index.php?p=1%2c2", "/index.php?p=1%2C2"),
        ("/a%3Fb/", "/a%3Fb/"),
    ],
)
def test_an_address_has_one_form(written: str, canonical: str) -> None:
    assert canonical_address(written) == canonical
    assert canonical_address(canonical) == canonical


@given(WRITTEN)
def test_plain_and_encoded_are_one_address_in_printable_ascii(written: str) -> None:
    canonical = canonical_address(written.replace("%", "%25").replace("?", "%3F"))
    assert canonical == canonical_address(quote(written, safe="/")) == canonical_address(canonical)
    assert canonical.isascii()
    assert not set(canonical) & set(' "\\<>`{}|^\n\t')


@given(WRITTEN)
def test_a_static_server_finds_the_file_under_the_decoded_name(written: str) -> None:
    canonical = canonical_address(quote(written, safe="/"))
    file = file_at(canonical)
    assert (
        file == unquote(canonical)[1:]
        or file == unquote(canonical).strip("/") + "/index.html"
        or canonical == "/"
    )
    assert not file.startswith("/")


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/old/", "old/index.html"),
        ("/old.html", "old.html"),
        ("/Old%20Hello.HTML", "Old Hello.HTML"),
        ("/plan.pdf", "plan.pdf/index.html"),
        ("/plan.pdf/", "plan.pdf/index.html"),
        ("/page.aspx", "page.aspx/index.html"),
        ("/hen-%C5%B5yl/", "hen-ŵyl/index.html"),
    ],
)
def test_a_page_is_never_sent_as_another_kind_of_file(address: str, file: str) -> None:
    assert file_at(address) == file


@pytest.mark.parametrize(
    "address", ["/old/name/", "/old/name", "/Old/Name/", "/old/name/index.html", "/OLD/name/INDEX.html"]
)
def test_some_file_systems_take_these_for_one_address(address: str) -> None:
    assert collision_key(file_at(canonical_address(address))) == "old/name/index.html"


def test_some_file_systems_compose_letters() -> None:
    assert collision_key("caf\u00e9") == collision_key("CAFE\u0301")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("old/", "does not begin"),
        ("//elsewhere.example/", "does not begin"),
        ("/old/#part", "#"),
        ("/a//b/", "two slashes"),
        ("/a\\b/", "backslash"),
        ("/a%2fb/", "slash"),
        ("/a%5Cb/", "backslash"),
        ("/a%00b/", "cannot be shown"),
        ("/caf%E9/", "UTF-8"),
        ("/" + "ŵ" * 128 + "/", "255 bytes"),
        ("/" + "abc/" * 300, "900 bytes"),
        ("/ends-with-a-dot./", "Windows"),
        ("/ends-with-a-space%20/", "Windows"),
        ("/con/", "device"),
        ("/LPT1.txt", "device"),
    ],
)
def test_an_address_that_no_file_can_have_says_why(address: str, reason: str) -> None:
    assert reason in impossible_because(address)


@pytest.mark.parametrize(
    "address", ["/old/", "/", "/" + "ŵ" * 127, "/?p=1", "/100%/", "/a+b & c.php", "/console/"]
)
def test_other_addresses_are_possible(address: str) -> None:
    assert impossible_because(address) == ""


@pytest.mark.parametrize("address", ["/../a/", "/a/./b", "/%2e%2E/", "/a/..", "/.../"])
def test_steps_of_dots_lead_outside(address: str) -> None:
    assert leads_outside(address)
    assert not leads_outside("/v1..v2/")
