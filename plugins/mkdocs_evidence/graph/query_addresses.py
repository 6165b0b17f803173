"""Old addresses with a question mark (/?p=123), which no file can answer: rules for hosts that take them.

Netlify's rules match the name of a parameter and put its value into another address, so one rule for each
set of names leads to pages below /old-addresses/, where each value has a page that leads on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NETLIFY = "netlify"
HOSTS = (NETLIFY,)
"""The hosts of which we know that their rules see what follows a question mark."""
QUERY_PAGES = "/old-addresses/"

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_VALUE = re.compile(r"(?!\.+\Z)[A-Za-z0-9._~-]+(?<!\.)", re.ASCII)


def is_ruled(address: str) -> bool:
    """Return True if a rule can match the address: plain names and values, each name once."""
    pairs = _pairs(address)
    names = [name for name, _ in pairs]
    plain = all(_NAME.fullmatch(name) and _VALUE.fullmatch(value) for name, value in pairs)
    return plain and len(set(names)) == len(names)


def query_page(address: str) -> str:
    """The address of the page to which a rule leads: /?p=123 has /old-addresses/p/123/."""
    steps = "".join(f"{name}/{value}/" for name, value in sorted(_pairs(address)))
    return f"{_page_folder(address)}{steps}"


def query_rules(addresses: Iterable[str]) -> tuple[str, ...]:
    """One line of `_redirects` for each path and set of names; `!` as the page of the path exists."""
    return tuple(dict.fromkeys(_rule(address) for address in addresses))


def _rule(address: str) -> str:
    names = sorted(name for name, _ in _pairs(address))
    conditions = " ".join(f"{name}=:{name}" for name in names)
    target = _page_folder(address) + "".join(f"{name}/:{name}/" for name in names)
    return f"{address.partition('?')[0]} {conditions} {target} 301!"


def _page_folder(address: str) -> str:
    path = address.partition("?")[0].strip("/")
    return f"{QUERY_PAGES}{path}/" if path else QUERY_PAGES


def _pairs(address: str) -> list[tuple[str, str]]:
    query = address.partition("?")[2]
    return [(name, value) for name, _, value in (part.partition("=") for part in query.split("&"))]
