"""_headers: the site's HTTP headers, for hosts that read such a file (Netlify, Cloudflare Pages).

Two policies on one page hold together, each narrowing the other. So the header's is that of the search
page, and each page's own meta element takes back what only searching needs; the header adds protection
of what has no meta element, such as drawings opened by themselves.
"""

from __future__ import annotations

from mkdocs_evidence.graph.metadata.policy import content_policy
from mkdocs_evidence.model import SiteSettings

HEADERS = "_headers"


DRAWINGS = "/*.svg"
"""Drawings opened by themselves, in which a browser would run scripts: the sandbox lets none run."""


def render_headers(policy: str) -> str:
    """The file, with one rule for the whole site, and one more for drawings, which narrows it."""
    lines = (
        f"Content-Security-Policy: {policy}",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: strict-origin-when-cross-origin",
        "Permissions-Policy: camera=(), geolocation=(), microphone=()",
    )
    whole = "/*\n" + "".join(f"  {line}\n" for line in lines)
    return f"{whole}{DRAWINGS}\n  Content-Security-Policy: sandbox\n"


def site_policy(settings: SiteSettings) -> str:
    """The policy that every page can live with: that of the editor in the browser, if there is one."""
    return settings.editor_policy or content_policy(searches=True)
