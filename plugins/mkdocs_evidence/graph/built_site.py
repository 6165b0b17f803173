"""A built site held against the register: every address answers, every frozen source is the sealed one."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote

from mkdocs_evidence.graph.addresses import REGISTER_CHECKPOINT, REGISTER_FILE
from mkdocs_evidence.graph.answers import Answer, AnswerKind, Answers
from mkdocs_evidence.graph.canonical_addresses import UNENCODED
from mkdocs_evidence.graph.public_copy import WITHOUT_WITHHELD, PublicCopy
from mkdocs_evidence.graph.readings import ChangedReading
from mkdocs_evidence.graph.register import (
    Entry,
    EntryKind,
    Register,
    checkpoint_of,
    parse_checkpoint,
    render_public,
    sha256_of,
)
from mkdocs_evidence.reading import is_page

SOURCE = "source.md"
Read = Callable[[str], bytes | None]


def site_faults(
    register: Register,
    answers: Answers,
    read: Read,
    changed: Iterable[ChangedReading] = (),
    public: PublicCopy = WITHOUT_WITHHELD,
) -> tuple[str, ...]:
    """Every way in which a built site breaks what the register holds, in sentences.

    `changed` are the sealed versions that do not read on the site as they were sealed. `read` gives the
    bytes that the site serves at an address; None where it serves nothing. `public` is what may be public
    of the register and of what it seals.
    """
    faults: list[str] = []
    if read(REGISTER_FILE) != render_public(register.entries, public.lines):
        faults.append(f"{REGISTER_FILE} of the site is not the register of the content.")
    checkpoint = parse_checkpoint(read(REGISTER_CHECKPOINT) or b"")
    if checkpoint != checkpoint_of(register, checkpoint.origin if checkpoint else ""):
        faults.append(f"{REGISTER_CHECKPOINT} of the site is not the checkpoint of its register.")
    for entry in register.entries:
        answer = answers.at(entry.address)
        if read(entry.address) is None:
            faults.append(f"{entry.address} (line {entry.sequence}) leads nowhere.")
        elif entry.kind is EntryKind.VERSION and _serves(answer):
            faults.extend(_version_faults(entry, read, public))
    faults.extend(_reading_fault(one) for one in changed)
    return tuple(faults)


def _reading_fault(changed: ChangedReading) -> str:
    what = f": {changed.difference.in_words}" if changed.difference else ""
    told = "does not read as it was sealed" if len(changed.addresses) == 1 else "do not read as sealed"
    return f"{changed.pages} {told} (line {changed.entry.sequence}){what}."


def _serves(answer: Answer | None) -> bool:
    return answer is not None and answer.kind is AnswerKind.SERVES


def _version_faults(entry: Entry, read: Read, public: PublicCopy) -> Iterator[str]:
    folder = posixpath.dirname(entry.source)
    expected = {f"{entry.address}{SOURCE}": public.sources.get(entry.address, entry.sha256)}
    for name, digest in entry.files:
        path = posixpath.normpath(posixpath.join(folder, name))
        if not is_page(path) and not public.is_withheld(path):
            expected[f"/{quote(path, safe=UNENCODED)}"] = public.redacted(path) or digest
    for address, digest in expected.items():
        data = read(address)
        if data is None:
            yield f"{address} (line {entry.sequence}) is missing."
        elif sha256_of(data) != digest:
            yield f"{address} (line {entry.sequence}) is not what was sealed; its hash is {sha256_of(data)}."
