"""The Nu HTML checker finds no error on any page of the site."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest


@pytest.mark.slow
def test_the_html_checker_finds_no_error(html_checker: list[str], built_site: Path) -> None:
    command = [*html_checker, "--errors-only", "--skip-non-html", "--format", "json", str(built_site)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    found = json.loads(done.stderr or done.stdout)["messages"]
    told = [
        f"{one['url'].removeprefix(built_site.as_uri())}:{one.get('lastLine', 0)}: {one['message']}"
        for one in found
    ]
    assert told == []
    assert done.returncode == 0
