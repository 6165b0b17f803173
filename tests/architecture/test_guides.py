"""What the guides name is there: files, pictures, commands, fields."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from mkdocs_evidence.cli.arguments import COMMANDS
from mkdocs_evidence.model import FIELDS_BY_TYPE

ROOT = Path(__file__).resolve().parents[2]
GUIDES = sorted(
    page
    for folder in ("editors", "maintainers", "developers")
    for page in (ROOT / "docs" / folder).glob("*.md")
)
CONFIGURATION = {"site_name", "site_url", "site_description", "repo_url", "edit_uri", "plugins"}


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_every_command_is_one(page: Path) -> None:
    named = re.findall(r"python3 build\.py ([a-z]+)", page.read_text(encoding="utf-8"))
    assert set(named) <= {command.NAME for command in COMMANDS}


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_every_example_has_fields_that_there_are(page: Path) -> None:
    known = {
        info.alias or name for fields in FIELDS_BY_TYPE.values() for name, info in fields.model_fields.items()
    }
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^( *)```yaml\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    for indent, block in blocks:
        lines = "\n".join(line.removeprefix(indent) for line in block.splitlines())
        named = {key for key in yaml.safe_load(lines) if "/" not in key}  # with /, the name of a record
        assert named <= known | CONFIGURATION, lines


def test_there_are_ten_short_how_tos_for_editors() -> None:
    pages = [page for page in GUIDES if page.parent.name == "editors" and page.stem != "README"]
    index = (ROOT / "docs" / "editors" / "README.md").read_text(encoding="utf-8")
    assert len(pages) == 10
    assert all(f"({page.name})" in index for page in pages)
    assert max(len(page.read_text(encoding="utf-8").splitlines()) for page in pages) <= 70
