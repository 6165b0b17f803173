"""`serve`, as somebody who writes meets it: the page follows by itself, and says what is to be mended."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .waiting import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
POST = "content/blogs/first-protocols.md"


@dataclass(frozen=True, slots=True)
class Served:
    """A small site that `serve` shows: its folder, its address, what the terminal says."""

    folder: Path
    address: str
    said: Path

    def replace(self, old: str, new: str) -> None:
        file = self.folder / POST
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Served]:
    """Runs `serve` on a small site until the test ends."""
    shutil.copytree(ROOT / "tests" / "cases" / "base" / "content", tmp_path / "content")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Small changes\nsite_url: https://small-changes.example/\ndocs_dir: content\n"
        "theme: {name: material, font: false}\nplugins:\n  - evidence/content:\n      topics:\n"
        "        - {id: schools, label: Schools}\n        - {id: transparency, label: Transparency}\n"
        "  - evidence/pages\n  - evidence/exports\n",
        encoding="utf-8",
    )
    port, said = free_port(), tmp_path / "said"
    command = [sys.executable, "-m", "mkdocs_evidence", "serve", "--port", str(port)]
    with said.open("wb") as out:
        server = subprocess.Popen(
            command,
            cwd=tmp_path,
            stdout=out,
            stderr=out,
            env={**os.environ, "MKDOCS_EVIDENCE_HOME": str(tmp_path)},
        )
    yield Served(tmp_path, f"http://127.0.0.1:{port}", said)
    server.terminate()
    server.wait()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page of the browser that may ask the preview's own server."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def opened(page: Page, served: Served) -> list[str]:
    """Open the post as soon as the server answers; what goes wrong in the page is gathered."""
    wrong: list[str] = []
    page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for _ in range(150):
        if "Open http" in served.said.read_text(encoding="utf-8"):
            break
        page.wait_for_timeout(200)
    page.goto(f"{served.address}/blogs/first-protocols/")
    return wrong


def test_the_page_follows_what_is_saved(serve: Served, tab: Page) -> None:
    wrong = opened(tab, serve)
    title = tab.locator("h1")
    first = title.inner_text()

    serve.replace(f"title: {first}", "title: A better title")

    tab.get_by_role("heading", name="A better title", level=1).wait_for(timeout=20_000)
    assert wrong == []


def test_a_mistake_is_told_once_and_above_the_page_until_it_is_mended(serve: Served, tab: Page) -> None:
    opened(tab, serve)
    tab.evaluate("scrollTo(0, 300)")  # in the middle of the text, as somebody is who writes

    serve.replace("topics: [transparency]", "topics: [transparancy]")
    alert = tab.get_by_role("alert")
    alert.get_by_text("topic-unknown").wait_for(timeout=20_000)
    tab.reload()  # who loads the page anew sees the same, and does not wait
    assert "did you mean: transparency" in alert.inner_text()
    wait_until(tab, "document.getElementById('preview-fault').getBoundingClientRect().top >= 0")
    assert tab.locator("h1").is_visible()
    assert serve.said.read_text(encoding="utf-8").count("error[topic-unknown]") == 1

    serve.replace("topics: [transparancy]", "topics: [transparency]")
    alert.wait_for(state="detached", timeout=20_000)
    assert "Fine: the browser shows it." in serve.said.read_text(encoding="utf-8")


def test_an_address_without_a_page_is_answered_in_words(serve: Served, tab: Page) -> None:
    opened(tab, serve)
    tab.goto(f"{serve.address}/no-such-page/")
    assert "There is no page at this address" in tab.content()


def test_a_port_that_is_taken_is_answered_with_the_next(serve: Served, tab: Page) -> None:
    opened(tab, serve)
    port = serve.address.rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs_evidence", "serve", "--port", port],
        cwd=serve.folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "MKDOCS_EVIDENCE_HOME": str(serve.folder)},
    )
    assert done.returncode == 1
    assert f"uses port {port} already: add --port {int(port) + 1}" in done.stderr
    assert "Open http" not in done.stderr
