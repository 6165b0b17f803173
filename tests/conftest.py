"""What the tests need from the machine beyond Python, and how to say that it is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

QUIET_CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that pip cannot bring."""

    name: str
    programs: tuple[str, ...]
    remedy: str


CHROMIUM = Tool(
    "Chromium", ("chromium", "chromium-browser", "google-chrome"), "on Debian: sudo apt install chromium"
)
JAVA = Tool("Java", ("java",), "on Debian: sudo apt install default-jre-headless")
LYNX = Tool("Lynx", ("lynx",), "on Debian: sudo apt install lynx")


def need(tool: Tool) -> Path:
    """Return the program's path; without it skip the test, saying how to get it, or fail it with CI=true."""
    found = next(filter(None, map(shutil.which, tool.programs)), None)
    if found:
        return Path(found)
    sentence = f"needs {tool.name}, which is not installed here; {tool.remedy}"
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The path of Chromium."""
    return need(CHROMIUM)


@pytest.fixture(scope="session")
def java() -> Path:
    """The path of Java, for the HTML checker."""
    return need(JAVA)


@pytest.fixture(scope="session")
def lynx() -> Path:
    """The path of Lynx, which reads a page out as a screen reader would."""
    return need(LYNX)


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """One headless Chromium for the whole run; each test opens a context of its own in it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(chromium), args=list(QUIET_CHROMIUM))
        yield launched
        launched.close()
