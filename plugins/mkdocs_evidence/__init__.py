"""Publish evidence: cross-linked, versioned protocols, reports and blogs, from Markdown.

The rooms, from the ground up: ``model`` and ``diagnostics`` (values), ``reading`` (files to
records), ``graph`` (relations, versions, addresses), ``checks`` (rules), ``views`` and
``exports`` (what pages and machines show), ``incremental`` (what is stale),
``mkdocs_adapter`` (the only room that knows MkDocs) and ``cli`` (commands for people).
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("mkdocs-evidence")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0.0.0"

__all__ = ["__version__"]
