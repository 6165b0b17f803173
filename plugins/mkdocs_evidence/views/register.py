"""The register as a page that people can read, with how to verify it by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import REGISTER, REGISTER_CHECKPOINT, REGISTER_EXPORT, REGISTER_FILE
from mkdocs_evidence.graph.answers import Answer, AnswerKind, Answers, answers_of
from mkdocs_evidence.graph.canonical_addresses import query_of
from mkdocs_evidence.graph.machine_addresses import register_origin
from mkdocs_evidence.graph.public_copy import listed_entries
from mkdocs_evidence.graph.register import Entry, EntryKind, checkpoint_of, sha256_of
from mkdocs_evidence.model import PartialDate
from mkdocs_evidence.views.headers import HOME_CRUMB
from mkdocs_evidence.views.parts import Head, Page, PageLink, ShownDate

TITLE = "Every address ever published"


MOST_ROWS = 1000
"""What a page holds with comfort; all lines stand in the two files that the page names."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line of the register; of a reading text, `sha256` is the digest of its words."""

    number: int
    address: PageLink
    kind: str
    published: ShownDate | None
    sealed: ShownDate
    state: str
    target: PageLink | None
    sha256: str
    source: PageLink | None
    files: tuple[tuple[str, str], ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VerifiedExample:
    """A frozen version with which the page shows how to verify one by hand."""

    address: str
    source: PageLink
    sha256: str
    line: int


@dataclass(frozen=True, slots=True)
class RegisterPage(Page):
    """The registered addresses, the newest first; of a long register, its newest lines."""

    title: str
    lines: int
    rows: tuple[RegisterRow, ...]
    versions: int
    began: ShownDate | None
    head_hash: str
    checkpoint: str
    checkpoint_file: PageLink
    example: VerifiedExample | None
    export: PageLink
    file: PageLink


def register_page(graph: Graph) -> RegisterPage:
    """The view of the register's page."""
    register = graph.permanence.register
    answers = answers_of(graph)
    entries = register.entries
    listed = listed_entries(graph)
    rows = (
        _row(shown, answers.at(entry.address))
        if (shown := listed(entry))
        else _unlisted(entry, answers.at(entry.address))
        for entry in reversed(entries[-MOST_ROWS:])
    )
    return RegisterPage(
        head=Head(
            address=REGISTER,
            kind="register",
            title=TITLE,
            description="The register of permanent addresses, with the hash of every frozen version.",
            crumbs=(HOME_CRUMB,),
            canonical=REGISTER,
        ),
        title=TITLE,
        lines=len(entries),
        rows=tuple(rows),
        versions=sum(entry.kind is EntryKind.VERSION for entry in entries),
        began=_day(entries[0]) if entries else None,
        head_hash=register.head if entries else "",
        checkpoint=checkpoint_of(register, register_origin(graph.settings)).text,
        checkpoint_file=PageLink("register.checkpoint.txt", REGISTER_CHECKPOINT),
        example=_example(entries, _serving(entries, answers, listed)),
        export=PageLink("permalinks.json", REGISTER_EXPORT),
        file=PageLink("register.jsonl", REGISTER_FILE),
    )


def _row(entry: Entry, answer: Answer | None) -> RegisterRow:
    kind = answer.kind if answer else None
    is_page = kind is not None and not query_of(entry.address)  # a host's rule alone answers a query
    return RegisterRow(
        number=entry.sequence,
        address=PageLink(entry.address, entry.address if is_page else ""),
        kind=entry.kind.label,
        published=ShownDate.of(entry.published) if entry.published else None,
        sealed=_day(entry),
        state=kind.label if kind else "Not yet public on this day",
        target=PageLink(answer.target, answer.target) if answer and answer.target else None,
        sha256=entry.reading or entry.sha256,
        source=_source(entry) if _serves(answer) else None,
        files=entry.files,
        reason=entry.reason,
    )


def _unlisted(entry: Entry, answer: Answer | None) -> RegisterRow:
    """The row of an address that is listed by its hash alone."""
    row = _row(entry, answer)
    digest = sha256_of(entry.address.encode("utf-8"))
    address = PageLink("Address not listed", is_label=True)
    return replace(row, address=address, sha256=digest, target=None, source=None, files=(), published=None)


def _serving(
    entries: tuple[Entry, ...], answers: Answers, listed: Callable[[Entry], Entry | None]
) -> set[str]:
    """The listed addresses at which something is served."""
    serving = (entry for entry in entries if _serves(answers.at(entry.address)))
    return {entry.address for entry in serving if listed(entry)}


def _source(entry: Entry) -> PageLink | None:
    return PageLink("source", f"{entry.address}source.md") if entry.kind is EntryKind.VERSION else None


def _serves(answer: Answer | None) -> bool:
    return answer is not None and answer.kind is AnswerKind.SERVES


def _example(entries: tuple[Entry, ...], serving: set[str]) -> VerifiedExample | None:
    for entry in entries:
        if entry.kind is EntryKind.VERSION and entry.address in serving:
            source = PageLink("source.md", f"{entry.address}source.md")
            return VerifiedExample(entry.address, source, entry.sha256, entry.sequence)
    return None


def _day(entry: Entry) -> ShownDate:
    return ShownDate.of(PartialDate.of(entry.date))
