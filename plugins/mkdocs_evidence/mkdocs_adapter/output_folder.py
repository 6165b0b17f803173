"""Refuse to build into a folder that is no build of ours, or that holds what the site is made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

import mkdocs_evidence
from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.incremental import FOLDER, Workshop, named

INTERNAL = ("dry-builds", "preview")
"""Folders of the cache into which builds go that nobody publishes."""
STYLES = "assets/evidence"
PERMALINKS = "permalinks.json"
CHOOSE = "choose another folder with --out, or with `site_dir` in mkdocs.yml"


def cache_of(config: MkDocsConfig) -> Path:
    """Return the cache folder of a site."""
    return Path(config.config_file_path).parent / FOLDER


def refuse_output_folder(config: MkDocsConfig, site: Path) -> None:
    """Raise SiteProblemError if a build into this folder would remove what the site is made of."""
    for what, folder, may_be_inside in _sources(config):
        if site == folder or site in folder.parents:
            raise SiteProblemError(
                f"The site cannot be built into {site}: a build replaces what is in its folder, and {what} "
                f"is there. Nothing was changed; {CHOOSE}."
            )
        if folder in site.parents and not may_be_inside:
            raise SiteProblemError(
                f"The site cannot be built into {site}: that is inside {what} ({folder}), and the site would "
                f"become a part of what it is made of. Nothing was changed; {CHOOSE}."
            )


def _sources(config: MkDocsConfig) -> Iterator[tuple[str, Path, bool]]:
    """Yield what must not be built over: in words, its folder, and whether a site may lie inside it."""
    config_file = Path(config.config_file_path).resolve()
    yield "the content", Path(config.docs_dir).resolve(), False
    yield f"the file {config_file.name}", config_file.parent, True
    yield "the cache of builds", cache_of(config).resolve(), True
    yield "the history of the files", config_file.parent / ".git", False
    yield "this program", Path(mkdocs_evidence.__file__).resolve().parent, False
    if config.theme.custom_dir:
        yield "the folder of your own templates", Path(config.theme.custom_dir).resolve(), False


def refuse_unknown_site(workshop: Workshop) -> None:
    """Raise SiteProblemError if something is at the place of the site that is no build of ours."""
    site = workshop.site
    if workshop.is_internal:
        _refuse_inside_cache(workshop)
        return
    if site.is_file():
        raise SiteProblemError(
            f"The site cannot be built into {site}, which is a file. Nothing was changed; {CHOOSE}."
        )
    if not site.is_dir() or workshop.holds_what_was_made or _is_ours(site):
        return
    there = [path.name for path in site.iterdir() if not path.name.startswith(".")]
    if there:
        raise SiteProblemError(
            f"The site cannot be built into {site}: that folder holds {named(there)}, and is no site that "
            f"this program has built. Nothing was changed; delete it if nobody needs it, or {CHOOSE}."
        )


def _refuse_inside_cache(workshop: Workshop) -> None:
    inside = workshop.site.relative_to(workshop.folder)
    if inside.parts[0] not in INTERNAL:
        raise SiteProblemError(
            f"The site cannot be built into {workshop.site}: that is inside the cache of builds. "
            f"Nothing was changed; {CHOOSE}."
        )


def _is_ours(site: Path) -> bool:
    """Return True if a folder shows that this program has built it, as is known without any record."""
    if (site / STYLES).is_dir() and (site / "index.html").is_file():
        return True
    try:
        listed = json.loads((site / PERMALINKS).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(listed, dict) and {"format", "site", "addresses"} <= listed.keys()
