"""What a change does to the public site, as text for a pull request and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from mkdocs_evidence.changes.consequences import consequences
from mkdocs_evidence.changes.markup import (
    code,
    folded,
    items,
    nested,
    plain,
    plain_part,
    with_commands,
)
from mkdocs_evidence.changes.pages_to_see import pages_to_see
from mkdocs_evidence.changes.preview_links import with_preview_links
from mkdocs_evidence.changes.report import SiteChanges
from mkdocs_evidence.changes.sentences import (
    MOST_SENTENCES,
    Sentence,
    sentence_of,
    sentences_of,
)
from mkdocs_evidence.diagnostics import escaped_in_json

MOST_WITH_WORDS = 5
"""The words of so many acts are shown; those of the others are folded."""
MOST_OF_A_LINE = 500
"""So many characters of a reason are shown."""
MOST_PAGES = 8
"""So many pages to look at are shown; all pages are in the folded lists."""


def render_json(changes: SiteChanges) -> str:
    """Everything as one JSON object; the names are those of `SiteChanges`, and `text` tells each act."""
    told = {**asdict(changes), "must_wait": changes.must_wait}
    told["acts"] = [{"text": sentence_of(act).text, **asdict(act)} for act in changes.acts]
    return escaped_in_json(json.dumps(told, indent=2, ensure_ascii=False)) + "\n"


def render_markdown(changes: SiteChanges, preview: str = "") -> str:
    """The acts in words, the gravest first, and all that follows from them folded below.

    Where a `preview` is given, its address or its folder, the pages that it shows have links.
    """
    parts = [
        "## What this change does to the public site",
        *_opening(changes),
        *_acts(changes),
        *_words(changes),
        *_pages(changes),
        *_folded(changes),
    ]
    summary = "\n\n".join(parts) + "\n"
    return with_preview_links(summary, changes, preview) if preview else summary


def _opening(changes: SiteChanges) -> Iterator[str]:
    """Yield what stands in the way, and what could not be compared."""
    if changes.must_wait:
        yield "**This must not be merged as it is:** see the points below."
        yield "### What stands in the way"
        yield items((*map(with_commands, changes.conflicts), *_illegal(changes)))
    yield f"Compared with {code(changes.base)}."
    if changes.uncommitted:
        number = len(changes.uncommitted)
        files, they = ("1 file is", "It is") if number == 1 else (f"{number} files are", "They are")
        yield (
            f"{files} changed here and not committed ({_some(changes.uncommitted)}). "
            f"{they} counted as part of this change."
        )
    if changes.base_problem:
        yield f"**Only part of it could be compared.** {plain(changes.base_problem)}"
    if changes.is_empty and not changes.acts and not changes.base_problem:
        yield "Nothing that the public sees changes."


def _illegal(changes: SiteChanges) -> Iterator[str]:
    for status in changes.statuses:
        for fault in status.faults:
            yield f"The history of “{plain(status.title)}”: {plain(fault)}."


def _acts(changes: SiteChanges) -> Iterator[str]:
    if changes.acts:
        yield items(map(_bold, sentences_of(changes.acts)))


def _bold(sentence: Sentence) -> str:
    verb, _, rest = sentence.begin.partition(" ")
    address = f" ({code(sentence.address)})" if sentence.address else ""
    return f"**{plain(verb)}** {plain(rest)}{address}{plain_part(sentence.end)}."


def _words(changes: SiteChanges) -> Iterator[str]:
    """Yield reasons, new and changed words, record by record: of the first open, of the others folded."""
    words: dict[str, list[str]] = {}
    for act in changes.acts:
        if act.details:
            words.setdefault(act.subject, []).extend(act.details)
    told = [f"{plain(_capital(subject))}\n{nested(map(_line, some))}" for subject, some in words.items()]
    if told:
        yield "### Reasons and words"
        yield items(told[:MOST_WITH_WORDS])
    if told[MOST_WITH_WORDS:]:
        yield folded("More reasons and words", told[MOST_WITH_WORDS:])


def _line(text: str) -> str:
    """A reason or a change, shortened where it is long."""
    return plain(text if len(text) <= MOST_OF_A_LINE else f"{text[:MOST_OF_A_LINE]} …")


def _capital(text: str) -> str:
    """A text with a capital letter at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"


def _pages(changes: SiteChanges) -> Iterator[str]:
    """Yield the pages to look at before the merge."""
    pages = pages_to_see(changes)
    if pages:
        yield "### Pages to look at"
        yield items(f"{plain(page.title)} ({code(page.address)})" for page in pages[:MOST_PAGES])


def _folded(changes: SiteChanges) -> Iterator[str]:
    if len(changes.acts) > MOST_SENTENCES:
        yield folded("All that it does, one by one", [_bold(sentence_of(act)) for act in changes.acts])
    for one in consequences(changes):
        if one.number:
            yield folded(one.heading, one.lines, one.number)


def _some(items: tuple[str, ...]) -> str:
    shown = ", ".join(f"{code(item)}" for item in items[:3])
    return shown if len(items) <= 3 else f"{shown} and {len(items) - 3} more"
