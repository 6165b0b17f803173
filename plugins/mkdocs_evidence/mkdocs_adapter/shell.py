"""The shell: everything that all outputs have in common, as one fingerprint."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from mkdocs.config.defaults import MkDocsConfig

import mkdocs_evidence
from mkdocs_evidence.content_folder import is_temporary
from mkdocs_evidence.incremental import State, circumstances, digest, hash_of
from mkdocs_evidence.mkdocs_adapter.content_plugin import ContentPlugin
from mkdocs_evidence.mkdocs_adapter.inputs import configuration_files, path_from


def shell_of(config: MkDocsConfig, content: ContentPlugin, program: str) -> str:
    """The fingerprint of configuration, templates, own software, and the versions of the rest.

    `program` is that of the software.
    """
    graph = content.session.graph
    return digest(
        program,
        _folder(Path(config.theme.custom_dir)) if config.theme.custom_dir else "",
        configuration(config),
        graph.settings,
        content.session.reading.redaction.identity,
        content.session.is_preview,
    )


def software(states: Mapping[str, State] | None, base: Path) -> str:
    """The fingerprint of the program: Python, every installed package, and our own files.

    `states` are those of files by their paths from `base`, ours among them, where they are known.
    """
    package = Path(mkdocs_evidence.__file__).parent
    if states is None:
        return digest(circumstances(()), _folder(package))
    place = f"{path_from(base, package)}/"
    ours = ((path, state.hash) for path, state in states.items() if path.startswith(place))
    return digest(circumstances(()), sorted((path.removeprefix(place), hashed) for path, hashed in ours))


def configuration(config: MkDocsConfig) -> str:
    """The fingerprint of `mkdocs.yml`, of what it inherits, and of the variables that it names."""
    texts = tuple(file.read_text(encoding="utf-8-sig") for file in configuration_files(config))
    return digest(texts, circumstances(texts))


def markdown_of(config: MkDocsConfig) -> str:
    """The fingerprint of how Markdown is rendered: the extensions of a site, with their options.

    Those that this package adds are part of the program.
    """
    chosen = cast("list[object]", config.markdown_extensions)
    names = [name for name in chosen if isinstance(name, str)]
    return digest(json.dumps([names, config.mdx_configs], default=_named, sort_keys=True))


def _named(value: object) -> str:
    """A function or class in an option, by its name: its code is that of an installed package.

    Of another object nobody knows what it does; it is told by its place in memory, so that nothing stands.
    """
    name = getattr(value, "__qualname__", None)
    return f"{getattr(value, '__module__', '')}.{name}" if name else object.__repr__(value)


def _folder(folder: Path) -> tuple[tuple[str, str], ...]:
    return tuple(_files(folder))


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not is_temporary(name):
            yield name, hash_of(path.read_bytes())
