"""The label that is printed on a document goes forward from version to version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from mkdocs_evidence.checks.scope import Scope, Version
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model.dates import MONTHS
from mkdocs_evidence.reading import locate

RULE = Rule("version-label", "The printed label goes forward with each version")
_NUMBER = re.compile(r"\d+(?:\.\d+)*", re.ASCII)
_VERSION_WORDS = frozenset({"", "v", "v.", "ver", "ver.", "version", "version no.", "version number", "no."})
_MONTH = re.compile("|".join(month[:3] for month in MONTHS), re.IGNORECASE)
_LONGEST_NUMBER = 3
_STEP = "write, in quotes, the label that is printed on this version"


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every version that may be edited and whose label is an earlier one, a lower one or lost."""
    for older, newer in scope.successions:
        before, after = older.fields.version_label, newer.fields.version_label
        same = _version_with(scope, newer, after) if after else None
        message = _message(older.key.version, before, after, same)
        if message and may_be_edited(scope, newer):
            yield Diagnostic(RULE, locate(newer.source, ("version_label",)), message, _STEP, seen=after)


def number_in(label: str) -> tuple[int, ...]:
    """The version number that a label gives: (1, 10) for “1.10”, “v1.10” and “Version 1.10 (final)”.

    Empty where none is certain: in a date, or behind words such as “Draft”.
    """
    match = _NUMBER.search(label)
    if match is None or label[: match.start()].strip().casefold() not in _VERSION_WORDS:
        return ()
    parts = match[0].split(".")
    behind = label[match.end() :]
    is_date = _MONTH.match(behind.strip()) or re.match(r"[/-]\d|(?:st|nd|rd|th)\b", behind)
    if is_date or any(len(part) > _LONGEST_NUMBER for part in parts):
        return ()
    return tuple(map(int, parts))


def _message(number: int, before: str | None, after: str | None, same: int | None) -> str:
    if after is None:
        return f"version {number} has the label “{before}”, but this version has none" if before else ""
    if same is not None:
        return f"version {same} already has the label “{after}”"
    if before and number_in(after) and number_in(after) < number_in(before):
        return f"the label is lower than that of version {number}, “{before}”"
    return ""


def _version_with(scope: Scope, newer: Version, label: str) -> int | None:
    """The number of the earlier version with this label, however it is spaced or capitalised."""
    versions = cast("tuple[Version, ...]", scope.graph.everything.versions_by_work[newer.key.work])
    for version in versions[: versions.index(newer)]:
        if _plain(version.fields.version_label or "") == _plain(label):
            return version.key.version
    return None


def _plain(label: str) -> str:
    return " ".join(label.split()).casefold()


__all__ = ["RULE", "check", "number_in"]
