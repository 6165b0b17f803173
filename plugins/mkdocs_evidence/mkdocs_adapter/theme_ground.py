"""What we stand on: Material's stylesheet and icons; its scripts and search are left behind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_evidence.content_folder import is_temporary
from mkdocs_evidence.mkdocs_adapter.templating import TEMPLATES

GROUND = "assets/stylesheets/main.*.min.css"
"""Material's main stylesheet; the rest of its name is a hash that changes with each release."""
UNUSED = (
    "assets/javascripts/*",
    "assets/images/favicon.png",
    "assets/stylesheets/*.map",
    "assets/stylesheets/palette.*",
    "sitemap.xml",  # the template itself, which MkDocs copies before it renders it
)
TEMPLATE_FOLDER = "evidence/"
ROOMS = "assets/evidence/rooms/*.css"
SHEET = "assets/evidence/evidence.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INDENT = re.compile(r"\n\s+")


def ground_address(files: Iterable[File]) -> str:
    """The address of Material's main stylesheet among these files; empty under another theme."""
    found = (file.src_uri for file in files if fnmatch(file.src_uri, GROUND))
    return next((f"/{name}" for name in found), "")


def leave_unused(files: Files, config: MkDocsConfig) -> None:
    """Take those files of the theme out of the site that none of our templates uses."""
    theme = {str(Path(folder)) for folder in config.theme.dirs}
    for file in list(files):
        if file.src_dir in theme and any(fnmatch(file.src_uri, pattern) for pattern in UNUSED):
            files.remove(file)


def leave_templates(files: Files, config: MkDocsConfig) -> None:
    """Take out of the site the parts of our templates that are no HTML, and what editors left in a theme."""
    theme = {str(Path(folder)) for folder in config.theme.dirs}
    for file in list(files):
        is_ours = file.src_dir == str(TEMPLATES) and file.src_uri.startswith(TEMPLATE_FOLDER)
        if is_ours or (file.src_dir in theme and is_temporary(file.src_uri)):
            files.remove(file)


def join_rooms(files: Files, config: MkDocsConfig) -> None:
    """Put one stylesheet in the place of its rooms, in the order of their names."""
    rooms = sorted((file for file in files if fnmatch(file.src_uri, ROOMS)), key=lambda file: file.src_uri)
    if not rooms:
        return
    sheet = "\n".join(joined_sheet(room.content_string) for room in rooms)
    for room in rooms:
        files.remove(room)
    files.append(File.generated(config, SHEET, content=sheet))


def joined_sheet(room: str) -> str:
    """A room's rules without its comments and indents."""
    return INDENT.sub("\n", COMMENT.sub("", room)).strip()
