"""permalinks.json: every address ever published, what it answers now, and the hash of what is frozen."""

from __future__ import annotations

import json

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.answers import Answers, answers_of
from mkdocs_evidence.graph.public_copy import listed_entries
from mkdocs_evidence.graph.register import Entry, EntryKind, sha256_of

FORMAT = 1


def render_permalinks(graph: Graph) -> str:
    """The register as one JSON object, each address with its state on the day of the build.

    `state` is serves, redirects (with `target`) or tombstone. `head` is the hash of the register's
    last line; the lines themselves are in register.jsonl. An address that is not listed is told by its
    SHA-256 alone.
    """
    register = graph.permanence.register
    answers = answers_of(graph)
    listed = listed_entries(graph)
    whole = {
        "format": FORMAT,
        "site": graph.settings.url,
        "as_of": graph.as_of.isoformat(),
        "lines": len(register.entries),
        "head": register.head if register.entries else None,
        "addresses": [
            _address(shown, answers, register.readings.get(entry.address, ()))
            if (shown := listed(entry))
            else _unlisted(entry, answers)
            for entry in register.entries
            if entry.kind is not EntryKind.READING
        ],
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _unlisted(entry: Entry, answers: Answers) -> dict[str, object]:
    """Entry of an address that is listed by its hash alone."""
    answer = answers.at(entry.address)
    return {
        "address_sha256": sha256_of(entry.address.encode("utf-8")),
        "state": answer.kind.value if answer else "serves",
        "kind": entry.kind.value,
        "sealed": entry.date.isoformat(),
        "line": entry.sequence,
    }


def _address(entry: Entry, answers: Answers, readings: tuple[Entry, ...]) -> dict[str, object]:
    answer = answers.at(entry.address)
    values: dict[str, object] = {
        "address": entry.address,
        "state": answer.kind.value if answer else "serves",
        "target": answer.target if answer else "",
        "kind": entry.kind.value,
        "sealed": entry.date.isoformat(),
        "published": str(entry.published) if entry.published else "",
        "line": entry.sequence,
        "source": entry.source,
        "sha256": entry.sha256,
        "files": dict(entry.files),
    }
    if entry.kind is EntryKind.VERSION:
        values["reading_texts"] = [_reading(one) for one in readings]
    return {name: value for name, value in values.items() if value not in ("", {}, [])}


def _reading(entry: Entry) -> dict[str, object]:
    """Reading text of a version, from the day of that line on."""
    values: dict[str, object] = {
        "digest": entry.reading,
        "sealed": entry.date.isoformat(),
        "line": entry.sequence,
        "removals": list(entry.removals),
        "reason": entry.reason,
    }
    return {name: value for name, value in values.items() if value not in ("", [])}
