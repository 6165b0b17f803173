"""Redirects that work on any host: a small page at each old address; and the same as rules in one file."""

from __future__ import annotations

from html import escape

from mkdocs_evidence.graph.relative_addresses import absolute_address, relative_address

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
    relative = relative_address(new, old)
    absolute = absolute_address(new, site_url)
    return PAGE.format(
        language=escape(language),
        title=f"Moved to {escape(new)}",
        canonical=escape(absolute or relative),
        relative=escape(relative),
        shown=escape(absolute or new),
    )


def redirect_file(old: str) -> str:
    """The file, below the site's root, in which a host looks for an address."""
    name = old.lstrip("/")
    return f"{name}index.html" if old.endswith("/") or not name else name


def render_rules(redirects: tuple[tuple[str, str], ...]) -> str:
    """The rules for hosts that take them (the `_redirects` file of Netlify, Cloudflare Pages and others).

    An old address with a final slash is given without it too.
    """
    lines = []
    for old, new in redirects:
        lines.append(f"{old} {new} 301\n")
        if old.endswith("/") and old != "/":
            lines.append(f"{old.rstrip('/')} {new} 301\n")
    return "".join(lines)
