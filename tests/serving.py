"""`serve` on a small site of its own, run as people run it until the test ends."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
POST = "content/blogs/first-protocols.md"
MKDOCS_YML = """\
site_name: Small changes
site_url: https://small-changes.example/
docs_dir: content
theme: {name: material, font: false, custom_dir: theme}
plugins:
  - evidence/content:
      topics:
        - {id: schools, label: Schools}
        - {id: transparency, label: Transparency}
  - evidence/pages
  - evidence/exports
"""
PATIENCE = 300
"""Seconds."""
FINE = "Fine: the browser shows it."


@dataclass(frozen=True, slots=True)
class Served:
    """A small site that `serve` shows: its folder, its address, what the terminal says."""

    folder: Path
    address: str
    said: Path

    def write(self, path: str, text: str) -> int:
        """Save a file; since where the terminal then speaks of it."""
        before = len(self.everything_said)
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")
        return before

    def replace(self, old: str, new: str, path: str = POST) -> int:
        """Change a file as an editor would; since where the terminal then speaks of it."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        return self.write(path, text.replace(old, new))

    def says(self, words: str, since: int = 0) -> None:
        """Wait until the terminal says something; a file saved in two steps may be looked at twice."""
        wait_for(lambda: words in self.everything_said[since:], lambda: self.everything_said[since:])

    def shows(self, address: str, words: str) -> None:
        """Wait until a page has these words."""
        wait_for(lambda: words in self._page(address), lambda: self._page(address))

    def _page(self, address: str) -> str:
        try:
            with urlopen(f"{self.address}{address}") as answer:
                text: str = answer.read().decode()
        except HTTPError as error:
            return str(error)
        return text

    @property
    def everything_said(self) -> str:
        """All that the terminal has said."""
        return self.said.read_text(encoding="utf-8")


def wait_for(is_so: Callable[[], bool], told: Callable[[], str]) -> None:
    """Wait until something is so; where it never is, fail with what is told instead."""
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until, told()
        time.sleep(0.05)


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def serving_small_site(folder: Path) -> Iterator[Served]:
    """Run `serve` on a small site in a folder, from its first page to the end of the test."""
    shutil.copytree(ROOT / "tests" / "cases" / "base" / "content", folder / "content")
    (folder / "theme").mkdir()
    (folder / "mkdocs.yml").write_text(MKDOCS_YML, encoding="utf-8")
    port, said = free_port(), folder / "said"
    with said.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs_evidence", "serve", "--port", str(port)],
            cwd=folder,
            stdout=out,
            stderr=out,
            env={**os.environ, "MKDOCS_EVIDENCE_HOME": str(folder)},
        )
    served = Served(folder, f"http://127.0.0.1:{port}", said)
    try:
        served.says("Open http")
        yield served
    finally:
        server.terminate()
        server.wait()
