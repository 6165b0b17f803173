"""Acts on files that are no records: pages of the site, pictures and documents, settings, software."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mkdocs_evidence.changes.acts import Act, ActKind, ordered_acts
from mkdocs_evidence.changes.changed_words import limited, line_changes, text_changes
from mkdocs_evidence.changes.report import SiteChanges
from mkdocs_evidence.diagnostics import counted
from mkdocs_evidence.reading import IDENTIFIERS_FILE

_TITLE = re.compile(r"^# +(.+?)[ #]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page of the site that is no record, as Markdown; None where there is no such file."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class OtherFiles:
    """The changed files that are no records: pages, files of the content folder, and all others.

    `settings` is the file of the site's settings where that changes; `has_register` says that the register
    does.
    """

    pages: tuple[ChangedPage, ...] = ()
    content: tuple[str, ...] = ()
    software: tuple[str, ...] = ()
    settings: ChangedPage | None = None
    has_register: bool = False


def with_files(changes: SiteChanges, files: OtherFiles) -> SiteChanges:
    """The changes with acts for files that are no records, and with the lines of settings that change."""
    acts = [act for act in changes.acts if act.kind is not ActKind.SETTINGS]
    settings = next((act for act in changes.acts if act.kind is ActKind.SETTINGS), None)
    if files.settings:
        known = settings or Act(
            ActKind.SETTINGS, "the settings of the site", tail=", not the text of any page"
        )
        lines = line_changes(files.settings.before or "", files.settings.after or "")
        settings = replace(known, details=limited(tuple(lines)))
    some = () if settings is None else (settings,)
    return replace(changes, acts=ordered_acts((*acts, *some, *_file_acts(changes, files))))


def _file_acts(changes: SiteChanges, files: OtherFiles) -> Iterator[Act]:
    yield from map(_page, files.pages)
    told = {act.kind for act in changes.acts}
    beside = tuple(path for path in files.content if not _is_told(path, told))
    if beside:
        yield _files("file beside the texts", "files beside the texts", beside)
    if files.software:
        tail = ": pages may look different" if changes.is_empty else ""
        yield replace(_files("file of the software", "files of the software", files.software), tail=tail)
    if files.has_register:
        yield Act(ActKind.FILES, "the register", "register", "registers", tail=" of what is permanent")


def _is_told(path: str, told: set[ActKind]) -> bool:
    """Return True if acts of their own say what changes in a file."""
    by_file = {".bib": ActKind.CORRECT_CITED, IDENTIFIERS_FILE: ActKind.IDENTIFY}
    return any(path.endswith(end) and kind in told for end, kind in by_file.items())


def _page(page: ChangedPage) -> Act:
    title = _TITLE.search(page.after or page.before or "")
    tail = ": it is new" if page.before is None else ": it is taken away" if page.after is None else ""
    changes = tuple(text_changes(page.before or "", page.after or ""))
    return Act(
        ActKind.PAGE,
        subject=f"the page “{title[1]}”" if title else "a page",
        noun="page that is no record",
        plural="pages that are no records",
        title=title[1] if title else "",
        address=page.path,
        tail=tail,
        details=() if tail else limited(changes),
    )


def _files(noun: str, plural: str, paths: tuple[str, ...]) -> Act:
    is_one = len(paths) == 1
    return Act(
        ActKind.FILES,
        subject=counted(len(paths), noun, plural),
        noun=noun,
        plural=plural,
        address=paths[0] if is_one else "",
        number=len(paths),
    )
