"""The shell: everything that all outputs have in common, as one fingerprint."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

import mkdocs_evidence
from mkdocs_evidence.incremental import digest
from mkdocs_evidence.mkdocs_adapter.content_plugin import ContentPlugin

WITHOUT_EFFECT = ("strict", "site_dir", "config_file_path")


def shell_of(config: MkDocsConfig, content: ContentPlugin) -> str:
    """The fingerprint of configuration, day, templates, own software, and the versions of the rest."""
    graph = content.session.graph
    return digest(
        software(),
        _folder(Path(config.theme.custom_dir)) if config.theme.custom_dir else "",
        configuration(config),
        graph.settings,
        graph.as_of,
        content.session.is_preview,
    )


def software() -> str:
    """The fingerprint of the program: Python, every installed package, and our own files."""
    versions = sorted({f"{one.metadata['Name']} {one.version}" for one in distributions()})
    return digest(platform.python_version(), versions, _folder(Path(mkdocs_evidence.__file__).parent))


def configuration(config: MkDocsConfig) -> str:
    """The fingerprint of `mkdocs.yml` as it was understood, environment variables and INHERIT included.

    Where the site goes, and what stops a build, changes no output.
    """
    given = {name: value for one in config.user_configs for name, value in one.items()}
    return digest({name: _told(value) for name, value in given.items() if name not in WITHOUT_EFFECT})


def _told(value: object) -> object:
    """A value of YAML; of what it can name in Python, the name."""
    if isinstance(value, dict):
        return {str(name): _told(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_told(item) for item in value]
    if value is None or isinstance(value, str | int | float | date):
        return value
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', type(value).__qualname__)}"


def _folder(folder: Path) -> tuple[tuple[str, str], ...]:
    return tuple(_files(folder))


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(folder).as_posix()
            yield name, blake2b(path.read_bytes(), digest_size=16).hexdigest()
