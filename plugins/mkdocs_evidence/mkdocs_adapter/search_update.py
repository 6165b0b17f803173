"""Search index of the next site: made anew, and of its files only those written that differ."""

from __future__ import annotations

from mkdocs_evidence.incremental import Workshop, files_below, remove_path
from mkdocs_evidence.mkdocs_adapter.search_index import FOLDER, write_search_index


def search_files(workshop: Workshop) -> tuple[str, ...]:
    """The paths of the search index that there is."""
    found = (f"{FOLDER}/{path}" for path in files_below(workshop.next_site.tree / FOLDER))
    return tuple(path for path in found if path not in workshop.foreign)


def has_damaged_search(workshop: Workshop) -> bool:
    """Return True if files of the search index are not as the last build left them."""
    return not workshop.is_intact and any(path.startswith(f"{FOLDER}/") for path in workshop.unsound)


def update_search_index(workshop: Workshop, before: tuple[str, ...]) -> tuple[str, ...]:
    """Index the pages of the next site; return the paths of the index. `before` are those that there were.

    Where nobody knows which of these are ours, they stay until it is known what becomes of them.
    """
    next_site, folder = workshop.next_site, workshop.folder / f"{workshop.name}.search"
    write_search_index(next_site.tree, folder)
    after = {f"{FOLDER}/{path}": folder / path for path in files_below(folder)}
    for path in sorted(set(before) - after.keys()) if workshop.made is not None else ():
        next_site.remove(path)
    for path, file in sorted(after.items()):
        next_site.write(path, file.read_bytes())
    remove_path(folder)
    return tuple(after)
