"""The page for writers lists what the policy allows, all of it and nothing else."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from mkdocs_evidence.model import body_policy, file_policy

PAGE = Path(__file__).resolve().parents[2] / "docs" / "what-a-text-may-hold.md"
UPDATES = os.environ.get("EVIDENCE_UPDATE_GOLDEN") == "1"


def code(names: object) -> str:
    return ", ".join(f"`{name}`" for name in names)  # type: ignore[attr-defined]


def in_cell(text: str) -> str:
    text = text.replace("|", "\\|")
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def elements() -> str:
    rows = [
        f"| {group.purpose} | {code(name for name, _ in group.elements)} | {in_cell(group.example)} |"
        for group in body_policy.GROUPS
    ]
    return "\n".join(["| for | elements | for example |", "|---|---|---|", *rows])


def attributes() -> str:
    own = {name: sorted(owned) for name, owned in sorted(body_policy.ELEMENTS.items()) if owned}
    alike: dict[str, list[str]] = {}
    for name, owned in own.items():
        alike.setdefault(code(owned), []).append(name)
    rows = [f"| {code(names)} | {owned} |" for owned, names in alike.items()]
    values = [
        f"| `{name}` | {code(sorted(allowed))} |" for name, allowed in sorted(body_policy.VALUES.items())
    ]
    return "\n".join(
        [
            f"Every element may have {code(sorted(body_policy.EVERYWHERE))}, and what begins with `{body_policy.ARIA}`.",
            f"An `id` may not begin with `{body_policy.RESERVED_IDS}`, nor a class with "
            f"`{body_policy.RESERVED_CLASSES}` (but {code(sorted(body_policy.FREE_CLASSES))}): these find the parts of the",
            "page around the text. A box (`input`) is that of a task, `disabled`, or one that chooses a tab.",
            "",
            "| of | these too |",
            "|---|---|",
            *rows,
            "",
            "| attribute | only these values |",
            "|---|---|",
            *values,
        ]
    )


def addresses() -> str:
    schemes = code(f"{scheme}:" for scheme in body_policy.SCHEMES)
    return (
        f"Addresses begin with {schemes}, or are paths on this site, as in `../projects/school-pilot.md`. Pictures, films\n"
        "and sound lie on this site."
    )


def files() -> str:
    rows = [f"| {kind.purpose} | {code(kind.endings)} |" for kind in file_policy.FILE_TYPES]
    return "\n".join(
        [
            "Files lie beside the texts, in `files/` or `images/`. What a file holds must be what its ending says; drawings "
            "(SVG)",
            "may only draw; of PDFs with scripts or with other files inside you are told.",
            "",
            "| for | endings |",
            "|---|---|",
            *rows,
            f"| The domain of a site at GitHub Pages | {code(file_policy.NAMES)} |",
        ]
    )


@pytest.mark.parametrize("made", [elements, attributes, addresses, files], ids=lambda made: made.__name__)
def test_the_page_lists_what_the_policy_allows(made: object) -> None:
    title = made.__name__.capitalize()  # type: ignore[attr-defined]
    text = PAGE.read_text(encoding="utf-8")
    pattern = re.compile(rf"(?<=^## {title}\n\n).*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    expected = f"{made()}\n\n"  # type: ignore[operator]
    if UPDATES:
        text = pattern.sub(lambda _: expected, text, count=1)
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    found = pattern.search(text)
    assert found is not None
    assert found[0] == expected
