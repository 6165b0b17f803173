"""Links for those who write: where to change a record, and where to begin one, in the browser."""

from __future__ import annotations

import re
from urllib.parse import quote

from mkdocs_evidence.authoring import NewFile
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import CONTRIBUTE
from mkdocs_evidence.model import CommonFields, Record, SiteSettings
from mkdocs_evidence.views.parts import PageLink

AMEND = f"{CONTRIBUTE}#amend"
LONGEST_ADDRESS = 8000
"""Characters; GitHub refuses requests whose first line is over 8 KiB."""
_GITHUB_EDIT = re.compile(r"(https://github\.com/[^/]+/[^/]+)/edit/([^/]+)/(.*)")


def edit_link(graph: Graph, record: Record[CommonFields]) -> PageLink | None:
    """How to change what a page shows: a frozen version by an amendment, anything else in its file."""
    if graph.settings.edition is not None:
        return None
    if record.key.version and not record.fields.draft:
        return PageLink("Propose an amendment", AMEND)
    if graph.settings.edit_base:
        return PageLink("Edit this page", f"{graph.settings.edit_base}{quote(record.source.path)}")
    return None


def new_file_link(settings: SiteSettings, file: NewFile) -> str:
    """The address of GitHub's form for a new file, filled in with this one; empty on other hosts.

    Its parameters: https://docs.github.com/en/repositories/working-with-files/managing-files/creating-new-files
    """
    match = _GITHUB_EDIT.fullmatch(settings.edit_base)
    if match is None:
        return ""
    repository, branch, folder = match.groups()
    path = quote(f"{folder}{file.path}", safe="")
    link = f"{repository}/new/{branch}?filename={path}&value={quote(file.text, safe='')}"
    return link if len(link) <= LONGEST_ADDRESS else f"{repository}/new/{branch}?filename={path}"


def repository_link(settings: SiteSettings, rest: str) -> str:
    """An address within a GitHub repository, such as its issues; empty on other hosts."""
    match = _GITHUB_EDIT.fullmatch(settings.edit_base)
    return f"{match[1]}/{rest.format(branch=match[2])}" if match else ""


__all__ = ["AMEND", "LONGEST_ADDRESS", "edit_link", "new_file_link", "repository_link"]
