"""Which version the next one follows, or why there can be no next one yet."""

from __future__ import annotations

from typing import cast

from mkdocs_evidence.diagnostics import SiteProblemError, nearest
from mkdocs_evidence.graph import Removed, is_public, resolve
from mkdocs_evidence.mkdocs_adapter.new_files import ContentFolder
from mkdocs_evidence.model import Key, Record, RecordType, Reference, VersionedFields
from mkdocs_evidence.reading import key_for_path

VERSIONED = tuple(kind for kind in RecordType if kind.is_versioned)


def version_to_amend(content: ContentFolder, written: str) -> Record[VersionedFields]:
    """The newest version of the record that was named; SiteProblemError with what to do instead."""
    work = _work(content, written)
    _refuse_unreadable(content, work)
    newest = cast("Record[VersionedFields]", content.graph.everything.latest(work))
    shown = newest.source.shown_path
    if newest.fields.draft:
        raise SiteProblemError(
            f"Version {newest.key.version} of {work} is a draft already: {shown}. "
            "Change that file; a new version comes after it is published. Nothing was written."
        )
    if not is_public(newest, content.graph.as_of):
        raise SiteProblemError(
            f"Version {newest.key.version} of {work} is not public yet (its date is "
            f"{newest.fields.date.in_words}). Change {shown} itself. Nothing was written."
        )
    return newest


def amendable(content: ContentFolder) -> tuple[tuple[Key, str], ...]:
    """Every protocol and report, with its title."""
    everything = content.graph.everything
    works = (work for kind in VERSIONED for work in everything.works(kind))
    return tuple((work, everything.latest(work).fields.title) for work in works)


def _work(content: ContentFolder, written: str) -> Key:
    try:
        reference = Reference.parse(written, VERSIONED)
    except ValueError as error:
        raise SiteProblemError(f"'{written}' {error}.") from None
    if reference.is_misplaced:
        raise SiteProblemError(
            f"{written} keeps no versions: change its file itself. Only protocols and reports are amended."
        )
    work = resolve(reference, content.graph.everything)
    if isinstance(work, Key):
        return work.work
    if isinstance(work, Removed):
        notice = work.notice.source.shown_path
        raise SiteProblemError(f"{work.key} was taken down ({notice}): it has no further version.")
    works = [str(key) for kind in VERSIONED for key in content.graph.everything.works(kind)]
    meant = nearest(written, works) or nearest(f"protocols/{written}", works)
    named = [key for key in works if key.endswith(f"/{reference.id}")]
    if len(named) > 1:
        raise SiteProblemError(f"'{written}' may be {' or '.join(named)}; write which.")
    question = f"Did you mean {meant}?" if meant else "To begin one: python3 build.py new protocol ID"
    raise SiteProblemError(f"There is no protocol or report '{written}'. {question}")


def _refuse_unreadable(content: ContentFolder, work: Key) -> None:
    """A version that has faults of its own may be the newest, so nothing is copied past it."""
    newest = content.graph.everything.latest(work).key.version
    for path in content.paths:
        key = key_for_path(path)
        if key and key.work == work and key.version > newest:
            raise SiteProblemError(
                f"There is {content.shown(path)} already, and it has mistakes. See them with: "
                "python3 build.py check. Nothing was written."
            )
