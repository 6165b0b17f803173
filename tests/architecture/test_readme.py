"""What the README tells a newcomer is so."""

from __future__ import annotations

import re
import shutil
import textwrap
from datetime import date
from pathlib import Path

from mkdocs_evidence.cli.arguments import COMMANDS
from mkdocs_evidence.diagnostics import render_text
from mkdocs_evidence.mkdocs_adapter.site_check import check_site

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_first_post_of_the_readme_has_no_fault(tmp_path: Path) -> None:
    block = re.search(r"^ *```markdown\n(.*?)^ *```", README, re.MULTILINE | re.DOTALL)
    assert block
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    post = tmp_path / "content" / "blogs" / "our-first-post.md"
    post.write_text(textwrap.dedent(block.group(1)), encoding="utf-8")

    faults = check_site(tmp_path / "mkdocs.yml", as_of=date(2026, 1, 2))

    assert [fault for fault in faults if fault.place.path.endswith(post.name)] == [], render_text(faults)


def test_every_command_is_in_the_readme() -> None:
    missing = [c.NAME for c in COMMANDS if c.NAME != "build" and f"`python3 build.py {c.NAME}`" not in README]
    assert missing == []


def test_every_link_to_a_file_leads_somewhere() -> None:
    for page in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        targets = re.findall(r"\]\((?!https?:)([^)#]+)", text)
        assert [target for target in targets if not (ROOT / target).exists()] == []
