"""Files that are served as they are, but for withheld names in them."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_evidence.graph.redaction import Redaction


def redacted_bytes(redaction: Redaction, file: Path) -> bytes | None:
    """What is served in the place of a text file that holds a withheld name; None where it holds none.

    Nothing can be taken out of a file that is no text in UTF-8.
    """
    if not redaction.names or not file.is_file():
        return None
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\0" in text or redaction.holder(text) is None:
        return None
    return redaction.text(text).encode("utf-8")


def serve_redacted(files: Files, redaction: Redaction, config: MkDocsConfig) -> None:
    """Put redacted files in the place of those of the content folder that hold a withheld name."""
    for file in list(files):
        if file.is_documentation_page() or file.src_dir != config.docs_dir or not file.abs_src_path:
            continue
        data = redacted_bytes(redaction, Path(file.abs_src_path))
        if data is not None:
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=data))
