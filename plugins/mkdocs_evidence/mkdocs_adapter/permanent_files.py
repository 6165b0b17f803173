"""The files beside the records that keep the site's promises: the register, and identifiers.yml."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from contextlib import suppress
from types import MappingProxyType
from urllib.parse import quote

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.graph.canonical_addresses import UNENCODED
from mkdocs_evidence.graph.promises import attached_paths
from mkdocs_evidence.graph.register import Permanence, Register, parse_register, sha256_of
from mkdocs_evidence.model import CommonFields, Key, Record, RecordType, SealedData, sealed_data_path
from mkdocs_evidence.reading import (
    IDENTIFIERS_FILE,
    SourceFile,
    identifiers_source,
    invisible_characters,
    invisible_characters_in_name,
    page_faults,
    read_identifiers,
)
from mkdocs_evidence.reading.text import text_of

REGISTER_FILE = "register.jsonl"
_FOLDER_PAGES = ("index.md", "README.md")


def read_permanence(
    files: Iterable[str],
    read: Callable[[str], bytes],
    records: Iterable[Record[CommonFields]],
    folder: str = "content",
    pages: Iterable[str] | None = None,
) -> tuple[Permanence, tuple[Diagnostic, ...]]:
    """What a content folder has promised to keep.

    `files` are the paths of all files in it, `read` gives the bytes of one, `folder` is its name. `pages` are
    the addresses of the pages that are no records, where more is known of them than these paths.
    """
    names = frozenset(files)
    listed = read(IDENTIFIERS_FILE) if IDENTIFIERS_FILE in names else b""
    file = SourceFile(IDENTIFIERS_FILE, listed, folder)
    identifiers, faults = read_identifiers(file)
    versions = tuple(record for record in records if record.key.type.is_versioned)
    attached = {path for one in versions for path in attached_paths(one, names)}
    register = parse_register(read(REGISTER_FILE) if REGISTER_FILE in names else b"")
    digests, sealed = _sealed_data(versions, names, read, register)
    digests |= {path: sha256_of(read(path)) for path in attached}
    permanence = Permanence(
        register=register,
        has_register=REGISTER_FILE in names,
        digests=MappingProxyType(dict(sorted(digests.items()))),
        pages=standalone_addresses(names) if pages is None else tuple(pages),
        identifiers=identifiers,
        sealed=MappingProxyType(sealed),
        identifiers_source=identifiers_source(file) if listed else None,
    )
    by_hand = filter(is_standalone_page, sorted(names))
    of_pages = (fault for name in by_hand for fault in _faults_of_page(SourceFile(name, read(name), folder)))
    shown = (f"{folder}/{name}" if folder else name for name in sorted(names))
    of_names = (fault for name in shown for fault in invisible_characters_in_name(name))
    return permanence, (*faults, *of_pages, *of_names)


def _faults_of_page(file: SourceFile) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a page that is no record, before it is rendered."""
    if text_of(file)[0] is None:
        return page_faults(file)
    text = file.data.decode("utf-8-sig").replace("\r\n", "\n")
    return (*page_faults(file), *invisible_characters(file.shown_path, text))


def _sealed_data(
    versions: Iterable[Record[CommonFields]],
    names: Container[str],
    read: Callable[[str], bytes],
    register: Register,
) -> tuple[dict[str, str], dict[Key, SealedData]]:
    """The hash of each version's sealed data, and those data that the register holds.

    Data of another hash are not used: what is wrong with them a rule tells.
    """
    registered = {entry.sha256 for entries in register.readings.values() for entry in entries}
    digests: dict[str, str] = {}
    sealed: dict[Key, SealedData] = {}
    for version in versions:
        path = sealed_data_path(version.file)
        if path not in names:
            continue
        data = read(path).replace(b"\r\n", b"\n")
        digests[path] = sha256_of(data)
        if digests[path] in registered:
            with suppress(ValueError):  # of a later format: the rule on sealed data tells it
                sealed[version.key] = SealedData.from_json(data)
    return digests, sealed


def standalone_addresses(names: Iterable[str]) -> tuple[str, ...]:
    """The addresses of those files of a content folder that become pages, and are no records."""
    return tuple(map(page_address, filter(is_standalone_page, sorted(names))))


def page_address(name: str) -> str:
    """The address of a standalone page: about.md is /about/, help/index.md is /help/."""
    parent, _, last = f"/{quote(name, safe=UNENCODED)}".rpartition("/")
    return f"{parent}/" if last in _FOLDER_PAGES else f"{parent}/{last.removesuffix('.md')}/"


def is_standalone_page(name: str) -> bool:
    """Return True if a file of the content folder becomes a page, and is no record."""
    return name.endswith(".md") and name.partition("/")[0] not in RecordType.values()
