"""The Content-Security-Policy of the pages: what a browser may load and run (W3C CSP Level 3)."""

from __future__ import annotations

from urllib.parse import urlsplit

WASM = "'wasm-unsafe-eval'"
"""Lets a page run WebAssembly, and no text as script: the search page runs Pagefind's index with it."""
FALLBACK = "default-src"
_UNSEEN = dict.fromkeys(range(0x21))
"""Characters that a browser passes over at the ends of an address, and most of them within it."""


def content_policy(*, searches: bool = False) -> str:
    """The policy of a page: everything from the site itself, nothing inline, nothing evaluated."""
    scripts = f"'self' {WASM}" if searches else "'self'"
    return (
        f"default-src 'self'; img-src 'self' data:; script-src {scripts}; style-src 'self'; "
        "object-src 'none'; base-uri 'none'; form-action 'self'"
    )


def sources_in(policy: str, directive: str) -> tuple[str, ...] | None:
    """What a policy allows for one kind of thing (`img-src`); None where it says nothing of it."""
    said = {words[0]: tuple(words[1:]) for part in policy.split(";") if (words := part.split())}
    return said.get(directive, said.get(FALLBACK))


def blocks(policy: str, directive: str, wanted: str) -> bool:
    """Return True if a page's policy blocks an address, or a keyword such as 'unsafe-inline'.

    Paths and ports of a policy's sources are not looked at: a source stands for its whole host.
    """
    allowed = sources_in(policy, directive)
    if allowed is None:
        return False
    if wanted.startswith("'"):
        return wanted not in allowed
    try:
        parts = urlsplit(wanted.translate(_UNSEEN).replace("\\", "/"))
        host = parts.hostname or ""
    except ValueError:
        return True
    if not parts.scheme and not host:
        return "'self'" not in allowed
    return not any(_covers(source.lower(), parts.scheme, host) for source in allowed)


def _covers(source: str, scheme: str, host: str) -> bool:
    if source == "*":
        return bool(host)
    if source.endswith(":") and "/" not in source:
        return source == f"{scheme}:"
    own, _, rest = source.rpartition("://")
    name = rest.partition("/")[0].partition(":")[0]
    is_host = host.endswith(name[1:]) if name.startswith("*.") else host == name
    return is_host and own in ("", scheme)
