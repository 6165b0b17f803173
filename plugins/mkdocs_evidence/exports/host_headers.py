"""_headers: the site's HTTP headers, for hosts that read such a file (Netlify, Cloudflare Pages).

Two policies on one page hold together, each narrowing the other. So the header's is that of the search
page, and each page's own meta element takes back what only searching needs; the header adds protection
of what has no meta element, such as drawings opened by themselves.

In a site whose other pages keep the look of their theme the rules name our own folders alone: our policy
would block the scripts, fonts and statistics of the others.
"""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.metadata.policy import content_policy
from mkdocs_evidence.graph.written_files import OUTPUT_FOLDERS
from mkdocs_evidence.model import SiteSettings

HEADERS = "_headers"
EVERYWHERE, EDITOR = "/*", "/admin/"
ADDED = "# Added by mkdocs-evidence: for the folders of records and their lists."
MOST_RULES = 100
"""What Cloudflare Pages takes (https://developers.cloudflare.com/pages/configuration/headers/)."""


DRAWINGS = ".svg"
"""Ending of drawings, in which a browser would run scripts where they are opened by themselves."""


@dataclass(frozen=True, slots=True)
class HeaderRules:
    """A policy, and the patterns of the addresses for which it holds."""

    policy: str
    patterns: tuple[str, ...] = (EVERYWHERE,)


def render_headers(rules: HeaderRules) -> str:
    """The file, with the same headers for each pattern, and a sandbox for the drawings that it holds."""
    lines = (
        f"Content-Security-Policy: {rules.policy}",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: strict-origin-when-cross-origin",
        "Permissions-Policy: camera=(), geolocation=(), microphone=()",
    )
    headers = "".join(f"  {line}\n" for line in lines)
    sandbox = "  Content-Security-Policy: sandbox\n"
    return "".join(f"{pattern}\n{headers}{pattern}{DRAWINGS}\n{sandbox}" for pattern in rules.patterns)


def header_rules(settings: SiteSettings) -> HeaderRules:
    """One rule for the whole site; for a guest, one for each folder that is ours alone."""
    policy = site_policy(settings)
    return HeaderRules(policy, own_patterns(settings)) if settings.is_guest else HeaderRules(policy)


def added_headers(graph: Graph, own: str) -> str:
    """Our rules as they follow those of the site's own file; empty where they would be too many.

    They name our folders alone. Each of our pages has its policy in its head as well.
    """
    rules = HeaderRules(site_policy(graph.settings), own_patterns(graph.settings))
    before = sum(1 for line in own.splitlines() if line[:1].strip() and not line.startswith("#"))
    if before + 2 * len(rules.patterns) > MOST_RULES:
        return ""
    return f"{ADDED}\n{render_headers(rules)}"


def own_patterns(settings: SiteSettings) -> tuple[str, ...]:
    """The patterns of our folders in which the site has no page of its own."""
    others = {path.partition("/")[0] for path in settings.taken_paths}
    folders = (*OUTPUT_FOLDERS, EDITOR) if settings.editor_policy else OUTPUT_FOLDERS
    return tuple(f"{folder}*" for folder in folders if folder.strip("/") not in others)


def site_policy(settings: SiteSettings) -> str:
    """The policy that every page can live with: that of the editor in the browser, if there is one."""
    return settings.editor_policy or content_policy(searches=True)
