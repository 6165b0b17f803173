"""Pagefind's index in one order, so that the same pages make the same bytes.

Pagefind 1.5 writes the filters, and the values of each, in the order of a hash map that is seeded
anew on every run (seen: everything else is the same from run to run). Here they are sorted, and the
files that hold them are named for their new contents, in Pagefind's own way.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

from mkdocs_evidence.mkdocs_adapter.cbor import Value, decode, encode

START = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
_FILTERS = 3
"""The place of the filters in a table of contents: version, pages, pieces, filters, sorts, fields."""


def put_in_order(folder: Path) -> None:
    """Sort the index that Pagefind has written to a folder; an error where its form is not known."""
    entry = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
    renamed = {path.stem: _sort_filter(path) for path in sorted(folder.glob("filter/*.pf_filter"))}
    for language in entry["languages"].values():
        language["hash"] = _sort_contents(folder, language["hash"], renamed)
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    (folder / ENTRY).write_text(text, encoding="utf-8", newline="\n")


def _sort_filter(path: Path) -> str:
    """Sort the values of a filter; the new name of its file."""
    match _read(path):
        case [str(name), list(values)]:
            return _replace(path, [name, sorted(values, key=encode)], path.stem.partition("_")[0] + "_", 7)
    raise ValueError(f"{path.name} is no filter")


def _sort_contents(folder: Path, name: str, renamed: dict[str, str]) -> str:
    """Sort the filters of a language's table of contents; the new name of the table."""
    path = folder / f"pagefind.{name}.pf_meta"
    contents = _read(path)
    if not isinstance(contents, list):
        raise TypeError(f"{path.name} is no table of contents")
    listed = contents[_FILTERS]
    if not isinstance(listed, list):
        raise TypeError(f"{path.name} has no filters")
    filters: list[Value] = []
    for one in listed:
        match one:
            case [str(title), str(old)]:
                filters.append([title, renamed[old]])
            case _:
                raise ValueError(f"{path.name} has other filters than Pagefind 1.5")
    contents[_FILTERS] = sorted(filters, key=encode)
    prefix = name.partition("_")[0] + "_"
    return _replace(path, contents, f"pagefind.{prefix}", 10).removeprefix("pagefind.")


def _read(path: Path) -> Value:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(START):
        raise ValueError(f"{path.name} is not Pagefind's")
    return decode(data.removeprefix(START))


def _replace(path: Path, value: Value, prefix: str, digits: int) -> str:
    """Write a value in the place of a file, under a name made of its bytes; that name without its ending."""
    data = START + encode(value)
    name = prefix + hashlib.sha256(data).hexdigest()[:digits]
    path.unlink()
    path.with_name(name + path.suffix).write_bytes(gzip.compress(data, 9, mtime=0))
    return name
