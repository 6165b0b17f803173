"""Publish evidence: cross-linked, versioned protocols, reports and blogs, from Markdown.

The rooms, from the ground up: ``model`` and ``diagnostics`` (values), ``reading`` (files to
records), ``graph`` (relations, versions, addresses), ``checks`` (rules), ``views`` and
``exports`` (what pages and machines show), ``incremental`` (what is stale),
``mkdocs_adapter`` (the only room that knows MkDocs) and ``cli`` (commands for people).
"""

__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    """The version, looked up when somebody asks: that costs more than all else here."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("mkdocs-evidence")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0.0.0"
