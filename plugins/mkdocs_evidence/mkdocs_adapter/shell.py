"""The shell: everything that all outputs have in common, as one fingerprint."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

import mkdocs_evidence
from mkdocs_evidence.incremental import circumstances, digest
from mkdocs_evidence.mkdocs_adapter.content_plugin import ContentPlugin
from mkdocs_evidence.mkdocs_adapter.inputs import configuration_files


def shell_of(config: MkDocsConfig, content: ContentPlugin, program: str) -> str:
    """The fingerprint of configuration, day, templates, own software, and the versions of the rest.

    `program` is that of the software.
    """
    graph = content.session.graph
    return digest(
        program,
        _folder(Path(config.theme.custom_dir)) if config.theme.custom_dir else "",
        configuration(config),
        graph.settings,
        graph.as_of,
        content.session.is_preview,
    )


def software() -> str:
    """The fingerprint of the program: Python, every installed package, and our own files."""
    return digest(circumstances(()), _folder(Path(mkdocs_evidence.__file__).parent))


def configuration(config: MkDocsConfig) -> str:
    """The fingerprint of `mkdocs.yml`, of what it inherits, and of the variables that it names."""
    texts = tuple(file.read_text(encoding="utf-8-sig") for file in configuration_files(config))
    return digest(texts, circumstances(texts))


def _folder(folder: Path) -> tuple[tuple[str, str], ...]:
    return tuple(_files(folder))


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(folder).as_posix()
            yield name, blake2b(path.read_bytes(), digest_size=16).hexdigest()
