"""Take the pictures of the guides anew, from the real screens: .venv/bin/python docs/images/take.py

It needs what the browser tests need (python3 build.py test sets it up). The content is that of this
repository, laid out in a folder of its own with a repository's address, so that the links of those who
write are there.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests"))
import signs  # noqa: E402 - the examples of a guide, which tests read too
from rendering import rendered  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

IMAGES = Path(__file__).resolve().parent
REPOSITORY = "repo_url: https://github.com/your-centre/evidence-site\nedit_uri: edit/main/content/\n"
DESK, PHONE = {"width": 1100, "height": 760}, {"width": 390, "height": 760}
PICTURES = (
    ("contribute", "/contribute/", "", DESK),
    ("begin-from-word", "/contribute/#word", "#word", DESK),
    ("end-of-a-page", "/projects/lambeth-swis/", "Edit this page", DESK),
    ("end-of-a-version", "/protocols/lambeth-swis/v1/", "Propose an amendment", DESK),
    ("protocol", "/protocols/lambeth-swis/", "", DESK),
    ("old-version", "/protocols/lambeth-swis/v1/", "", DESK),
    ("comparison", "/protocols/lambeth-swis/compare/v1..v2/", "", DESK),
    ("board", "/status/", "", DESK),
    ("project-phone", "/projects/lambeth-swis/", "#part-found", PHONE),
)
"""The name, the address, what must be in sight (the top where nothing is named), and the size."""
MISTAKE = ("content/blogs/steps-on-a-journey.md", "date: 2019-03-20", "date: 20 March 2019")
PORT = 8765


@contextmanager
def preview(folder: Path) -> Iterator[str]:
    """The preview of a site, as `serve` shows it."""
    command = [sys.executable, "-m", "mkdocs_evidence", "serve", "--port", str(PORT)]
    environment = {**os.environ, "MKDOCS_EVIDENCE_HOME": str(folder)}
    server = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, encoding="utf-8")
    assert server.stderr is not None
    for line in server.stderr:
        if line.startswith("Open "):
            break
    yield f"http://127.0.0.1:{PORT}"
    server.terminate()
    server.wait()


def take(page: Page, address: str, name: str, wanted: str) -> None:
    """One picture, with what is wanted in sight."""
    page.goto(address)
    if wanted:
        place = page.locator(wanted) if wanted.startswith("#") else page.get_by_text(wanted).last
        place.evaluate("place => place.scrollIntoView({block: place.id ? 'start' : 'center'})")
    page.wait_for_timeout(400)
    page.screenshot(path=IMAGES / f"{name}.png")


def take_signs(browser: Browser) -> None:
    """One picture of each example of the guide to what one can write, which tells of which one."""
    with tempfile.TemporaryDirectory() as name:
        signs.write_site(Path(name))
        signs.PICTURES.mkdir(exist_ok=True)
        page = browser.new_page(viewport=DESK)  # type: ignore[arg-type] # as Playwright's
        with preview(Path(name)) as site:
            for example in signs.examples():
                page.goto(f"{site}/blogs/sign-{example.name}/")
                page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
                page.wait_for_timeout(400)
                taken = page.locator(".prose").first.screenshot()
                _save(taken, example.mark(rendered(example.text)), signs.PICTURES / f"{example.name}.png")
        page.close()


def _save(taken: bytes, mark: str, path: Path) -> None:
    told = PngInfo()
    told.add_text(signs.MARK, mark)
    Image.open(io.BytesIO(taken)).convert("P", palette=Image.Palette.ADAPTIVE).save(
        path, pnginfo=told, optimize=True
    )


def main() -> None:
    """Take all of them; with `signs`, those of the guide to what one can write alone."""
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program)
        take_signs(browser)
        browser.close()
    if sys.argv[1:] != ["signs"]:
        take_screens()


def take_screens() -> None:
    """Take the screens of this repository's own content."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        shutil.copytree(ROOT / "content", folder / "content")
        settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        (folder / "mkdocs.yml").write_text(REPOSITORY + settings, encoding="utf-8")
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program)
        with preview(folder) as site:
            for picture, address, wanted, size in PICTURES:
                page = browser.new_page(viewport=size)  # type: ignore[arg-type] # as Playwright's
                take(page, site + address, picture, wanted)
                page.close()
            page = browser.new_page(viewport=DESK)  # type: ignore[arg-type] # as Playwright's
            page.goto(f"{site}/blogs/steps-on-a-journey/")
            file = folder / MISTAKE[0]
            file.write_text(file.read_text(encoding="utf-8").replace(*MISTAKE[1:]), encoding="utf-8")
            page.get_by_role("alert").wait_for(timeout=60_000)
            page.screenshot(path=IMAGES / "mistake.png")
        browser.close()


if __name__ == "__main__":
    main()
