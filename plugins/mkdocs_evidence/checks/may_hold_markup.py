"""A cheap look at Markdown: may the HTML that is made of it be beyond the policy for bodies?

A text that is passed over needs no rendering. Said of the extensions that a site has by default, and held
by a property test: what is passed over renders to nothing beyond the policy.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SIGNS = re.compile(
    r"<[a-zA-Z/!?]"  # a tag, a comment, a declaration
    r"|\{"  # a list of attributes
    r"|&(?:\w|#)"  # a reference, behind which anything can be written
)
_CONTROLS = bytes((*range(9), *range(11, 32), 127))  # what browsers pass over or replace
_LATE_CONTROLS = re.compile(b"\xc2[\x80-\x9f]")  # no host has them, so nh3 refuses the address
_ODD_HOST = re.compile(
    r"://(?!(?:(?!xn--)[A-Za-z0-9-]+\.)+(?!xn--)[A-Za-z]{2,}(?::[0-9]{1,4}(?![0-9]))?(?:[/?#\s).,;!'\"*_~&]|$))"
)  # whatever else stands there may be no host, so nh3 refuses the address
_KNOWN_SCHEME = re.compile(r"[\s<]*(?:https?://|mailto:|tel:)")
_AFTER_NAME = re.compile(r"[/?#)]")
_LOW_LINES = re.compile(r"[_＿︳︴﹍﹎﹏]")  # all become `_` in the id of a heading
_UNDERLINE = re.compile(r"[^\w=]*[=-]+\s*")


@lru_cache(maxsize=8)  # several rules look at the same text, one after the other
def may_hold_markup(markdown: str) -> bool:
    """Return True if a text has any sign of HTML, attributes, or addresses that are out of the ordinary."""
    return bool(
        (any(map(markdown.__contains__, "<{&")) and _SIGNS.search(markdown))
        or "xmpp:" in markdown  # becomes a link by itself
        or ("://" in markdown and _ODD_HOST.search(markdown))
        or _holds_controls(markdown)
        or ("!" in markdown and "![" in markdown and ("//" in markdown or "\\" in markdown))
        or any(map(_is_odd, re.split(r"\][(:]", markdown)[1:]))
        or _may_name_parts_of_the_theme(markdown)
    )


def _holds_controls(markdown: str) -> bool:
    """Return True if a text has one of these; bytes tell that faster than a pattern."""
    data = markdown.encode("utf-8", "surrogatepass")
    return len(data.translate(None, _CONTROLS)) < len(data) or _LATE_CONTROLS.search(data) is not None


def _is_odd(rest: str) -> bool:
    """Return True if what follows the words of a link may be an address with a scheme of another kind."""
    if _KNOWN_SCHEME.match(rest):
        return False
    before_path = _AFTER_NAME.split(rest, maxsplit=1)[0]
    return ":" in before_path or "\\" in before_path


def _may_name_parts_of_the_theme(markdown: str) -> bool:
    """Return True if a heading may get an id that begins with two low lines."""
    if (markdown.isascii() and markdown.count("_") < 2) or len(_LOW_LINES.findall(markdown)) < 2:
        return False
    lines = markdown.split("\n")
    following = (*lines[1:], "")
    return any(
        len(_LOW_LINES.findall(line)) > 1 and ("#" in line or _UNDERLINE.fullmatch(below))
        for line, below in zip(lines, following, strict=True)
    )
