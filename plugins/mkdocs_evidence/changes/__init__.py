"""What a change to the content does to the public site, told before it is merged."""

from mkdocs_evidence.changes.comparison import SiteState, compare_sites
from mkdocs_evidence.changes.registers import RegisterFiles, register_conflicts
from mkdocs_evidence.changes.rendering import render_json, render_markdown
from mkdocs_evidence.changes.report import SiteChanges
from mkdocs_evidence.changes.repository import Base, Repository, open_repository

__all__ = [
    "Base",
    "RegisterFiles",
    "Repository",
    "SiteChanges",
    "SiteState",
    "compare_sites",
    "open_repository",
    "register_conflicts",
    "render_json",
    "render_markdown",
]
