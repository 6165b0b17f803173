"""The bibliography of a site: read once, and kept by its content until it changes."""

from __future__ import annotations

import json
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from mkdocs_evidence.content_folder import is_ordinary, read_file_below
from mkdocs_evidence.incremental import load_verified, save_verified
from mkdocs_evidence.model import Bibliography, BibliographyEntry, CslItem
from mkdocs_evidence.model.limits import MOST_BYTES_OF_BIBLIOGRAPHY
from mkdocs_evidence.reading import BibliographyRead, SourceFile, read_bibliography

BIBLIOGRAPHY_FILE = "references.bib"
FORMAT = "bibliography 2"


def site_bibliography(folder: Path, cache: Path | None = None, shown: str = "content") -> BibliographyRead:
    """The works of a content folder's `references.bib` and every fault in it.

    Messages name the file below `shown`.
    With a `cache` folder, a file without faults is read once: reading 5,000 entries takes a second.
    """
    if not is_ordinary(folder, BIBLIOGRAPHY_FILE):
        return BibliographyRead()
    data = read_file_below(folder, BIBLIOGRAPHY_FILE, MOST_BYTES_OF_BIBLIOGRAPHY + 1)
    kept = cache / "bibliography.json" if cache else None
    name = _name(data)
    bibliography = _kept(kept, name) if kept else None
    if bibliography is not None:
        return BibliographyRead(bibliography)
    read = read_bibliography(SourceFile(BIBLIOGRAPHY_FILE, data, shown))
    if kept and not read.diagnostics:
        entries = [[entry.line, entry.item.to_csl()] for entry in read.bibliography.entries]
        save_verified(kept, json.dumps([name, entries], ensure_ascii=False).encode())
    return read


def _kept(path: Path, name: str) -> Bibliography | None:
    """What was kept of a file with this content; None where it is missing, damaged or of another content."""
    data = load_verified(path)
    if data is None:
        return None
    found, entries = json.loads(data)
    if found != name:
        return None
    return Bibliography(tuple(BibliographyEntry(CslItem.from_csl(csl), int(line)) for line, csl in entries))


def _name(data: bytes) -> str:
    """What the kept bibliography depends on: the file, this package, the library that reads it."""
    software = f"{FORMAT} {version('mkdocs-evidence')} {version('bibtexparser')}"
    return f"{software} {blake2b(data, digest_size=16).hexdigest()}"
