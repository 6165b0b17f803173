"""The addresses of a text, however they are written, and none from what is only shown."""

from __future__ import annotations

import pytest

from mkdocs_evidence.reading import SCHEMES, addresses_of_body


def refused(body: str) -> list[str]:
    """The addresses that a text may not lead to, as they were written."""
    found = addresses_of_body(body)
    return [address.written for address in found if address.scheme not in ("", *SCHEMES)]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "javascript&#58;alert(1)",
        "&#106;avascript:x",
        "&#x09;javascript:x",
        "java&Tab;script:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://files.example/x",
        "blob:https://x.example/1",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "[words]({})",
        "[*words* and\nmore]( {} )",
        "![words](<{}>)",
        '[words]({} "a title")',
        "[words][1]\n\n[1]: {}\n",
        "[words][1]\n\n   [1]: <{}>\n",
        '<a href="{}">words</a>',
        "<A\n class=x HREF = '{}'>words</A>",
        "<form action={}></form>",
        '<video poster="{}"></video>',
        '<svg><a xlink:href="{}">x</a></svg>',
        '<object data="{}"></object>',
        '[words](https://x.example/){{: href="{}" }}',
        '<div>\n\n    <a href="{}">as raw as all in here</a>\n</div>',
        "<div>`<a href='{}'>`</div>",
    ],
)
def test_a_refused_address_is_found_in_every_form(form: str, address: str) -> None:
    assert refused(form.format(address)) == [address]


@pytest.mark.parametrize("scheme", ["java\nscript:x", " java\tscript:x", "\x01javascript:x"])
def test_what_a_browser_passes_over_hides_no_scheme(scheme: str) -> None:
    assert refused(f'<a href="{scheme}">words</a>') == [scheme]


@pytest.mark.parametrize(
    "body",
    [
        "`[words](javascript:x)` and `<a href='javascript:x'>`",
        "```html\n<a href='javascript:x'>\n```",
        "Text.\n\n    <a href='javascript:x'>\n",
        "<!-- <a href='javascript:x'> -->",
        "[words](https://x.example/javascript:x?a=data:b#c:d)",
        "[words](javascript.md) and [more](#data:x) and [mail](mailto:a@x.example)",
        "[^1]: data: what the study collected",
        "*[RCT]: randomised: a trial",
        "Note: data = numbers: all of them; src = javascript:x is how some write it.",
        "The interval (see [table: one]) is wide: [95]: it says little.",
        "{: data-note=a:b }",
        '<img srcset="a.png 1x, b.png 2x" src="/c.png" alt="javascript:x">',
    ],
)
def test_what_leads_nowhere_is_let_be(body: str) -> None:
    assert refused(body) == []


def test_each_place_is_that_of_the_address() -> None:
    body = "[a](one.md) `code`\n\n<div>\n\n    <img src='two.png'>\n</div>\n\n[b]: three.md\n"
    found = list(addresses_of_body(body))

    assert sorted(address.written for address in found) == ["one.md", "three.md", "two.png"]
    assert all(body.startswith(address.written, address.start) for address in found)
