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
from mkdocs_evidence.mkdocs_adapter.includes import include_folders
from mkdocs_evidence.mkdocs_adapter.press import OURS
from mkdocs_evidence.mkdocs_adapter.setting_lines import INHERIT, below, composed


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


def followed_paths(config: MkDocsConfig) -> frozenset[Path]:
    """The files and folders that are followed while the site is served: all that its configuration names."""
    base = Path(config.config_file_path).resolve().parent
    style = content_plugin(config).config.citation_style
    named = (
        config.docs_dir,
        *configuration_files(config),
        *((config.theme.custom_dir,) if config.theme.custom_dir else ()),
        *(() if style in NAMED else (base / style,)),
        *include_folders(config),
        *config.watch,
    )
    return frozenset(Path(os.path.abspath(path)) for path in named)  # noqa: PTH100 - keeps links


def named_paths(config_file: Path) -> frozenset[Path]:
    """The same, as far as a configuration says it that MkDocs refuses; nothing where it is no YAML."""
    try:
        root = composed(config_file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, yaml.YAMLError):
        return frozenset()
    nodes = (below(root, "docs_dir"), below(below(root, "theme"), "custom_dir"), below(root, INHERIT))
    names = (str(node.value) for node in nodes if isinstance(node, yaml.ScalarNode))
    return frozenset(Path(os.path.abspath(config_file.parent / name)) for name in names)  # noqa: PTH100


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
    named = below(composed(file.read_text(encoding="utf-8-sig")), INHERIT)
    return None if named is None else str(named.value)


def path_from(base: Path, path: str | Path) -> str:
    """A path as inputs name it: from the folder of the configuration, with forward slashes."""
    return os.path.relpath(path, base).replace(os.sep, "/")
