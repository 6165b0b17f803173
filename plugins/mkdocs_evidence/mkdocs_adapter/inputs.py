"""What the builds of a site depend on: files, options and circumstances."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig

import mkdocs_evidence
from mkdocs_evidence.incremental import Inputs
from mkdocs_evidence.mkdocs_adapter.citations.site_citations import NAMED
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.included_files import may_include_files
from mkdocs_evidence.mkdocs_adapter.press import OURS
from mkdocs_evidence.mkdocs_adapter.setting_lines import composed

INHERIT = "INHERIT"


def inputs_of(config: MkDocsConfig) -> Inputs | None:
    """The files that decide what a build makes; None where plugins or extensions may read more."""
    if config.hooks or not all(name.startswith(OURS) for name in config.plugins):
        return None
    if may_include_files(config.markdown_extensions):
        return None
    base = Path(config.config_file_path).resolve().parent
    custom = [config.theme.custom_dir] if config.theme.custom_dir else []
    folders: tuple[str | Path, ...] = (config.docs_dir, Path(mkdocs_evidence.__file__).parent, *custom)
    files = (*configuration_files(config), *_own_style(config, base))
    from_base = partial(path_from, base)
    return Inputs(base, tuple(map(from_base, folders)), tuple(map(from_base, files)))


def _own_style(config: MkDocsConfig, base: Path) -> tuple[Path, ...]:
    """The site's own citation style, where it has one."""
    name = content_plugin(config).config.citation_style
    named = base / name
    return () if name in NAMED or not named.is_file() else (named,)  # a missing one is an error later


def configuration_files(config: MkDocsConfig) -> Iterator[Path]:
    """The configuration file and those from which it inherits."""
    file = Path(config.config_file_path)
    while True:
        yield file
        parent = _parent_named_by(file)
        if parent is None:
            return
        file = file.parent / parent


def _parent_named_by(file: Path) -> str | None:
    """What `INHERIT:` names at the top level of a file; other tags need not be understood for that."""
    root = composed(file.read_text(encoding="utf-8-sig"))
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return next((str(value.value) for key, value in pairs if key.value == INHERIT), None)


def path_from(base: Path, path: str | Path) -> str:
    """A path as inputs name it: from the folder of the configuration, with forward slashes."""
    return os.path.relpath(path, base).replace(os.sep, "/")
