"""The page for writers lists what the policy allows, all of it and nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from mkdocs_evidence.model import body_policy, file_policy

PAGE = Path(__file__).resolve().parents[2] / "docs" / "what-a-text-may-hold.md"
UPDATES = os.environ.get("EVIDENCE_UPDATE_GOLDEN") == "1"


def code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def in_cell(text: str) -> str:
    text = text.replace("|", "\\|")
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def elements() -> str:
    rows = [
        f"| {group.purpose} | {code(name for name, _ in group.elements)} | {in_cell(group.example)} |"
        for group in body_policy.GROUPS
    ]
    return "\n".join(["| for | elements | for example |", "|---|---|---|", *rows])


EVERYWHERE = """\
Every element may have {everywhere}, and what begins with `{aria}`.
An `id` may not begin with `{ids}`, nor a class with `{classes}` (but {free}): they find
the parts of the page around the text. A box (`input`) is that of a task, `disabled`, or chooses a tab.

| of | these too |
|---|---|
{own}

| attribute | only these values |
|---|---|
{values}"""
ADDRESSES = """\
Addresses begin with {schemes}, or are paths on this site, as in `../projects/school-pilot.md`.
Pictures, films and sound lie on this site."""
FILES = """\
Files lie beside the texts, in `files/` or `images/`. A file must hold what its ending says; drawings (SVG)
may only draw; of PDFs with scripts or with other files inside you are told.

| for | endings |
|---|---|
{rows}
| The domain of a site at GitHub Pages | {names} |"""


def attributes() -> str:
    own = {name: sorted(owned) for name, owned in sorted(body_policy.ELEMENTS.items()) if owned}
    alike: dict[str, list[str]] = {}
    for name, owned in own.items():
        alike.setdefault(code(owned), []).append(name)
    values = sorted(body_policy.VALUES.items())
    return EVERYWHERE.format(
        everywhere=code(sorted(body_policy.EVERYWHERE)),
        aria=body_policy.ARIA,
        ids=body_policy.RESERVED_IDS,
        classes=body_policy.RESERVED_CLASSES,
        free=code(sorted(body_policy.FREE_CLASSES)),
        own="\n".join(f"| {code(names)} | {owned} |" for owned, names in alike.items()),
        values="\n".join(f"| `{name}` | {code(sorted(allowed))} |" for name, allowed in values),
    )


def addresses() -> str:
    return ADDRESSES.format(schemes=code(f"{scheme}:" for scheme in body_policy.SCHEMES))


def files() -> str:
    rows = "\n".join(f"| {kind.purpose} | {code(kind.endings)} |" for kind in file_policy.FILE_TYPES)
    return FILES.format(rows=rows, names=code(file_policy.NAMES))


@pytest.mark.parametrize("made", [elements, attributes, addresses, files], ids=lambda made: made.__name__)
def test_the_page_lists_what_the_policy_allows(made: Callable[[], str]) -> None:
    title = made.__name__.capitalize()
    text = PAGE.read_text(encoding="utf-8")
    pattern = re.compile(rf"(?<=^## {title}\n\n).*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    expected = f"{made()}\n\n"
    if UPDATES:
        text = pattern.sub(lambda _: expected, text, count=1)
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    found = pattern.search(text)
    assert found is not None
    assert found[0] == expected
