"""Which works could be taken for each other in citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mkdocs_evidence.model import CslItem


def families(items: Iterable[CslItem], *, all_names: bool) -> Mapping[str, str]:
    """The family of each work, under its key: works of different families never look alike.

    Two works can look alike where their first names are the same (or, with `all_names`, any of
    them): a citation shows that name or, where there is none, the title.
    """
    parent: dict[str, str] = {}

    def find(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    first: dict[str, str] = {}
    for item in items:
        names = list(_names(item))
        names = names if all_names else names[:1]
        for name in names[1:]:
            parent[find(name)] = find(names[0])
        first[item.id] = names[0]
    return {key: find(name) for key, name in first.items()}


def _names(item: CslItem) -> Iterator[str]:
    for name in (*item.author, *item.editor, *item.translator):
        yield (name.family or name.literal).casefold()
    yield item.title.casefold()


def grouped(keys: Iterable[str], family_of: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """For each of these works, those among them that could be taken for it, itself included; sorted."""
    members: dict[str, list[str]] = {}
    for key in keys:
        members.setdefault(family_of[key], []).append(key)
    return {key: tuple(sorted(group)) for group in members.values() for key in group}
