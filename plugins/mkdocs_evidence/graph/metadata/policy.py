"""The Content-Security-Policy of the pages: what a browser may load and run (W3C CSP Level 3)."""

from __future__ import annotations

WASM = "'wasm-unsafe-eval'"
"""Lets a page run WebAssembly, and no text as script: the search page runs Pagefind's index with it."""


def content_policy(*, searches: bool = False) -> str:
    """The policy of a page: everything from the site itself, nothing inline, nothing evaluated."""
    scripts = f"'self' {WASM}" if searches else "'self'"
    return (
        f"default-src 'self'; img-src 'self' data:; script-src {scripts}; style-src 'self'; "
        "object-src 'none'; base-uri 'none'; form-action 'self'"
    )
