"""Hints for those who fill in the fields of a new record: they stand as comments in its front matter."""

from __future__ import annotations

from collections.abc import Collection

ONE_OF = "one of: "
"""Begin of a hint that lists the words that a field takes."""
HINTS = {
    "title": "the title, as readers will see it",
    "summary": "what it is, in plain words, in 30 to 400 characters",
    "date": "when it is published, such as 2026-03-20",
    "project": "the project that it belongs to",
    "authors": "who wrote it: people or organisations with a page here, or names",
    "version_date": "the date that stands on the document",
    "evaluates": "the protocol that it reports on",
    "coverage": "whether every outcome is accounted for",
    "about": "the records that it speaks of",
    "topics": "its topics",
    "design": "how the study is built",
    "status": "where the study stands",
    "programme": "the programme that it belongs to",
    "lead": "who leads it",
    "evaluator": "who evaluates it",
    "funders": "who pays for it",
    "kind": "what kind it is",
    "given_name": "the given name",
    "family_name": "the family name",
    "url": "the web address, with https://",
    "start": "when it begins: 2026-03-27, or with the time and its zone 2026-03-27T18:30+00:00",
    "end": "when it ends, written likewise",
    "venue": "where it takes place",
    "opens": "from when on one can answer, such as 2026-03-20",
    "closes": "until when one can answer",
    "contact_url": "the web address to answer to",
    "target": "the record that it concerns",
    "resolves": "the earlier notices that this one ends, such as notices/doubt-about-table-2",
    "reason": "why the notice is given",
    "issued_by": "who gives it: a person or organisation with a page here, or a name",
}
WHERE = {
    "project": "the name of its file in the folder projects, without .md",
    "evaluates": "a protocol with its version, such as school-pilot@1",
    "about": "such as projects/school-pilot, one a line after a hyphen",
    "target": "such as protocols/school-pilot@1",
}


def is_hint(comment: str, fields: Collection[str]) -> bool:
    """Return True if a comment of the front matter is a hint, or a field without a value and its hint."""
    name, _, rest = comment.partition(":")
    words = rest.strip(" #") if name in fields else comment
    return not words or words.startswith(ONE_OF) or words in HINTS.values() or words in WHERE.values()
