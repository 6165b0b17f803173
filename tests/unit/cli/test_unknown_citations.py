"""Ten citations of unknown works: one run names them all, where each stands, and what was meant."""

from __future__ import annotations

import json
import re
from pathlib import Path
from shutil import copytree

import pytest

from mkdocs_evidence.cli import main

CASES = Path(__file__).parents[2] / "cases"
TOLD = [
    ("content/blogs/first-protocols.md:16:36", "@adam2011", "@adams2011"),
    ("content/blogs/first-protocols.md:16:51", "@browne2012", "@brown2012"),
    ("content/blogs/first-protocols.md:16:74", "@clarke2013", "@clark2013"),
    ("content/blogs/first-protocols.md:18:24", "@deen2014", "@dean2014"),
    ("content/blogs/first-protocols.md:19:13", "@elis2015", "@ellis2015"),
    ("content/blogs/first-protocols.md:19:30", "@fosters2016", "@foster2016"),
    ("content/blogs/first-protocols.md:22:14", "@gren2017", "@green2017"),
    ("content/projects/county-trial.md:17:20", "@huges2018", "@hughes2018"),
    ("content/projects/county-trial.md:19:14", "@iver2019", "@ivers2019"),
    ("content/projects/county-trial.md:19:25", "@jone2020", "@jones2020"),
]
_FAULT = re.compile(
    r"error\[citation-unknown\].*?--> (\S+).*?= found: (\S+).*?= did you mean: (\S+)", re.DOTALL
)


@pytest.mark.parametrize("command", ["check", "build"])
def test_ten_unknown_keys_are_all_named_in_one_run(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for case in ("base", "citation-unknown-ten-at-once"):
        copytree(CASES / case / "content", tmp_path / "content", dirs_exist_ok=True)
    topics = [{"id": "schools", "label": "Schools"}, {"id": "transparency", "label": "Transparency"}]
    plugins = [{"evidence/content": {"topics": topics}}, "evidence/pages", "evidence/exports"]
    config = {"site_name": "Small changes", "docs_dir": "content", "plugins": plugins}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(config | {"theme": {"name": "material", "font": False}}))
    monkeypatch.setenv("MKDOCS_EVIDENCE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    code = main([command, "--as-of", "2022-01-15"])

    said = "".join(capsys.readouterr())
    assert code == 1
    assert _FAULT.findall(said) == TOLD
    assert not (tmp_path / "site").exists()
