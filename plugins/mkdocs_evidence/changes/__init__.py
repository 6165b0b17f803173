"""What a change to the content does to the public site, told before it is merged."""

from mkdocs_evidence.changes.acts import Act, ActKind
from mkdocs_evidence.changes.comparison import SiteState, compare_sites
from mkdocs_evidence.changes.registers import RegisterFiles, register_conflicts
from mkdocs_evidence.changes.rendering import render_json, render_markdown
from mkdocs_evidence.changes.report import SiteChanges
from mkdocs_evidence.changes.repository import Base, Repository, open_repository
from mkdocs_evidence.changes.with_files import ChangedPage, OtherFiles, with_files

__all__ = [
    "Act",
    "ActKind",
    "Base",
    "ChangedPage",
    "OtherFiles",
    "RegisterFiles",
    "Repository",
    "SiteChanges",
    "SiteState",
    "compare_sites",
    "open_repository",
    "register_conflicts",
    "render_json",
    "render_markdown",
    "with_files",
]
