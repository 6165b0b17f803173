"""A Word file from the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs_evidence.authoring import WordFile, look_into, read_word
from mkdocs_evidence.diagnostics import SiteProblemError

LARGEST = 200 * 1024 * 1024


def opened(file: Path) -> tuple[WordFile, dict[str, Any]]:
    """What a Word file holds, and its text as a tree; SiteProblemError where it is no Word file."""
    path = file.expanduser()
    if not path.is_file():
        what = f"{file} is a folder" if path.is_dir() else f"There is no file {file}"
        raise SiteProblemError(f"{what}. Give the Word document, with .docx at the end of its name.")
    if path.stat().st_size > LARGEST:
        raise SiteProblemError(
            f"{file.name} is larger than {LARGEST // 1024 // 1024} MB. Make its pictures smaller in Word "
            "(Picture Format, Compress Pictures), save it, and import it again."
        )
    word = look_into(path.read_bytes(), file.name)
    return word, read_word(word.prepared.data)
