"""Answers of the citation engine, kept between builds below `.cache/citations/`.

A file holds the answers of one style, in one language, of one engine; its name says which. What is
damaged, or of another format, counts as not there. Nothing in it depends on the machine or the folder.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from mkdocs_evidence.citing.kept import Answer
from mkdocs_evidence.mkdocs_adapter.writing import write_bytes

FORMAT = "citations 1"


def read_answers(folder: Path, digest: str) -> Mapping[str, Answer]:
    """The kept answers of a style; none where the file is missing or damaged."""
    try:
        head, _, body = (folder / f"{digest}.json").read_bytes().partition(b"\n")
        if head.decode("ascii") != _seal(body):
            return {}
        answers: dict[str, list[str]] = json.loads(body)
        return {name: tuple(answer) for name, answer in answers.items()}
    except (OSError, ValueError):
        return {}


def write_answers(folder: Path, digest: str, answers: Mapping[str, Answer]) -> None:
    """Keep these answers in the place of those that were kept."""
    body = json.dumps(answers, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    write_bytes(folder / f"{digest}.json", _seal(body).encode() + b"\n" + body)


def _seal(body: bytes) -> str:
    return f"{FORMAT} {blake2b(body, digest_size=16).hexdigest()}"
