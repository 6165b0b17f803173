"""Redirects that work on any host: a small page at each old address; and the same as rules in one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import unquote

from mkdocs_evidence.graph.canonical_addresses import file_at, query_of
from mkdocs_evidence.graph.query_addresses import query_page, query_rules
from mkdocs_evidence.graph.relative_addresses import absolute_address

MOST_SIGNS = 1000
"""The longest line that Cloudflare Pages takes; the page at the address leads on all the same."""

PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={relative}">
</head>
<body>
<p>This page has moved. It is now at <a href="{relative}">{shown}</a>.</p>
</body>
</html>
"""


def render_redirect(old: str, new: str, site_url: str, language: str) -> str:
    """The page at an old address: it leads on at once, and has a link for those whose browser does not.

    It is kept out of search engines, and names the new address as the one to keep.
    """
    relative = _from_the_root(new, redirect_file(old))
    absolute = absolute_address(new, site_url)
    return PAGE.format(
        language=escape(language),
        title=f"Moved to {escape(new)}",
        canonical=escape(absolute or relative),
        relative=escape(relative),
        shown=escape(absolute or new),
    )


def redirect_file(old: str) -> str:
    """The file, below the site's root, that answers an old address."""
    return file_at(query_page(old) if query_of(old) else old)


def _from_the_root(new: str, file: str) -> str:
    """The new address as the page in a file links to it: up to the root, then down.

    Some hosts serve the page of /plan.pdf/ at /plan.pdf too, from where one step up is one too many; at
    the root of a host a browser passes over it.
    """
    return "../" * file.count("/") + new.removeprefix("/") or "./"


def render_rules(redirects: tuple[tuple[str, str], ...]) -> str:
    """The rules for hosts that take them (the `_redirects` file of Netlify, Cloudflare Pages and others).

    They compare addresses as a browser sends them, percent-encoded. An old address with a final slash is
    given without it too. Rules for addresses with a question mark, which only Netlify takes, are apart.
    """
    lines = [*query_rules(old for old, _ in redirects if query_of(old)), *_plain_rules(redirects)]
    return "".join(f"{line}\n" for line in lines if len(line) <= MOST_SIGNS)


def _plain_rules(redirects: Iterable[tuple[str, str]]) -> Iterator[str]:
    for old, new in redirects:
        if query_of(old) or _would_be_a_pattern(old):
            continue
        yield f"{old} {new} 301"
        if old.endswith("/") and old != "/":
            yield f"{old.rstrip('/')} {new} 301"


def _would_be_a_pattern(old: str) -> bool:
    """Return True if a rule would match other addresses too: a star and a colon are signs of patterns."""
    return any(sign in unquote(old) for sign in "*:")
