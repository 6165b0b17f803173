"""What the tests need from the machine beyond Python, and how to say that it is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import HealthCheck, settings

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

settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")  # no test may depend on how fast or how busy the machine is

ROOT = Path(__file__).resolve().parents[1]


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
    if not found:
        give_up(f"needs {tool.name}, which is not installed here; {tool.remedy}")
    return Path(found)


def give_up(sentence: str) -> NoReturn:
    """Skip the test with this sentence, or fail it with CI=true."""
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(sentence)
    pytest.skip(sentence)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that hold slow tests, so that no core waits for another at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def missing() -> Callable[[str], NoReturn]:
    """What a test calls with a sentence where something that it needs cannot be had."""
    return give_up


DEMONSTRATION = "site_url: https://first-protocols.example/\n"
"""By this line of mkdocs.yml the content is the demonstration, which some tests know by its words."""


@pytest.fixture(scope="session")
def demonstration() -> Path:
    """The content that this repository came with; with a centre's own, the test is left out."""
    if DEMONSTRATION not in (ROOT / "mkdocs.yml").read_text(encoding="utf-8"):
        pytest.skip("looks at the demonstration, and this site has content of its own")
    return ROOT / "content"


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The path of Chromium."""
    return need(CHROMIUM)


@pytest.fixture(scope="session")
def java() -> Path:
    """The path of Java, for the HTML checker."""
    return need(JAVA)


@pytest.fixture(scope="session")
def html_checker(java: Path) -> list[str]:
    """The command of the Nu HTML checker (https://validator.github.io/validator/), which runs in Java.

    `.ci/run` fetches it, at a fixed version whose hash it knows; VNU_JAR names another copy.
    """
    jar = Path(os.environ.get("VNU_JAR", ROOT / ".cache" / "tools" / "vnu.jar"))
    if not jar.is_file():
        give_up("needs the Nu HTML checker, vnu.jar; name one in VNU_JAR, or run .ci/run, which fetches it")
    return [str(java), "-jar", str(jar)]


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
