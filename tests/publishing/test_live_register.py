"""Before and after it deploys, publish.yml holds our register against the one that the live site serves."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

REGISTER = "content/register.jsonl"
VERSION = "content/protocols/school-pilot/v1.md"
FILE = "live-register.jsonl"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Live:
    """A live site on this machine, and the repository that it is published from."""

    centre: Any
    folder: Path
    host: ThreadingHTTPServer

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.host.server_port}/"

    def serve(self) -> None:
        """Seal, and serve what a deployment of the site would serve of its register."""
        assert self.centre.run(".ci/seal").code == 0
        shutil.copy(self.centre.folder / REGISTER, self.folder / "register.jsonl")

    def build(self) -> None:
        """Seal, build and verify, as the first job does."""
        assert self.centre.run(".ci/seal").code == 0
        built = self.centre.build_py("build", "--strict", "--sealed", "--out", "site")
        assert built.code == 0, built.complained
        verified = self.centre.build_py("verify", "--site", "site")
        assert verified.code == 0, verified.complained

    def fetch(self, site: str = "site", first: str = "") -> Any:
        return self.centre.run(".ci/live-register", site, FILE, first, "--pause=0")

    def verify(self) -> Any:
        return self.centre.build_py("verify", "--since", FILE)

    def deploy(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.centre.folder / "site", self.folder)

    def publish(self) -> None:
        """All that the workflow does, which must succeed."""
        self.build()
        assert self.fetch().code == 0
        assert self.verify().code == 0
        self.deploy()
        self.centre.commit("Seal what became public")
        self.centre.git("push", "--quiet", "--force", "origin", "main")
        assert self.fetch(self.address).code == 0
        assert self.verify().code == 0


@pytest.fixture
def live(centre: Any, tmp_path: Path) -> Iterator[Live]:
    """A repository whose `site_url` is a server on this machine, with nothing deployed yet."""
    folder = tmp_path / "live"
    folder.mkdir()
    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    made = Live(centre, folder, host)
    centre.replace("mkdocs.yml", "https://small-changes.example/", made.address)
    centre.commit("Say where the site is")
    yield made
    host.shutdown()
    host.server_close()


@pytest.mark.slow
def test_the_first_publication_says_that_it_is_the_first(live: Live) -> None:
    live.build()
    fetched = live.fetch()

    assert fetched.code == 0, fetched.complained
    assert fetched.said == (
        f"The live site has no register yet ({live.address}register.jsonl): this is the first publication.\n"
    )
    assert live.verify().code == 0


def test_what_only_grows_is_published_again_and_again(live: Live) -> None:
    live.serve()
    person = live.centre.read("content/people/jo-field.md").replace("Jo Field", "Al Hill")
    (live.centre.folder / "content/people/al-hill.md").write_text(person, encoding="utf-8")
    live.centre.commit("Add a person")
    assert live.centre.run(".ci/seal").code == 0
    assert live.fetch(live.address).code == 0
    assert live.verify().code == 0
    live.serve()
    assert live.fetch(live.address).code == 0
    assert live.verify().code == 0
    assert b"/people/al-hill/" in (live.folder / "register.jsonl").read_bytes()


@pytest.mark.slow
def test_a_forced_push_that_seals_another_text_stops_and_leaves_the_live_site(live: Live) -> None:
    centre = live.centre
    live.publish()
    before = {path: path.read_bytes() for path in live.folder.rglob("*") if path.is_file()}

    centre.git("switch", "--quiet", "--orphan", "rewritten")
    centre.git("checkout", "--quiet", "main", "--", ".")
    centre.replace(VERSION, "Nobody knows whether it helps.", "We always knew that it helps.")
    (centre.folder / REGISTER).unlink()
    refused = centre.build_py("publish")
    assert refused.code == 1
    assert "error[register-missing]" in refused.complained
    for file in (centre.folder / "content").rglob("*.sealed.json"):
        file.unlink()
    assert centre.build_py("publish").code == 0
    centre.commit("A history that never was")
    centre.git("branch", "--quiet", "--force", "main", "rewritten")
    centre.git("switch", "--quiet", "main")
    centre.git("push", "--quiet", "--force", "origin", "main")

    live.build()  # by itself the new history is in order
    assert centre.build_py("check", "--sealed").code == 0
    assert live.fetch().code == 0
    verified = live.verify()
    assert verified.code == 1
    assert "live-register.jsonl: line" in verified.complained
    assert "(version /protocols/school-pilot/v1/, sealed on" in verified.complained
    assert "`sha256` was" in verified.complained
    assert "do not publish this register" in verified.complained
    assert before == {path: path.read_bytes() for path in live.folder.rglob("*") if path.is_file()}

    # Whoever kept the three lines of the checkpoint finds it without the live site.
    kept = centre.build_py("verify", "--since", str(live.folder / "register.checkpoint.txt"))
    assert kept.code == 1
    assert "lines of the register are not those of the checkpoint" in kept.complained


def test_a_live_site_that_does_not_answer_stops_and_is_not_passed_over(live: Live) -> None:
    live.serve()
    live.host.shutdown()
    live.host.server_close()
    stopped = live.fetch(live.address)
    assert stopped.code == 1
    assert "does not answer" in stopped.complained
    assert "Nothing was deployed; the live site is as it was." in stopped.complained
    assert not (live.centre.folder / FILE).exists()

    first = live.fetch(live.address, "--first")
    assert first.code == 0
    assert "You said that this is the first publication" in first.said
    assert live.verify().code == 0


@pytest.mark.parametrize("name", ["page", "half"])
def test_an_answer_that_is_no_register_stops(live: Live, name: str) -> None:
    """A host may answer a missing file with a page and 200, or break off in the middle."""
    live.serve()
    register = live.folder / "register.jsonl"
    register.write_bytes(b"<!doctype html>\n" if name == "page" else register.read_bytes()[:-30])
    assert live.fetch(live.address).code == (1 if name == "page" else 0)
    if name == "half":
        assert "ends in the middle" in live.verify().complained


def test_saying_that_it_is_the_first_lets_nothing_pass_that_is_live(live: Live) -> None:
    live.serve()
    (live.centre.folder / REGISTER).write_text("", encoding="utf-8")
    assert live.fetch(live.address, "--first").code == 0
    assert live.verify().code == 1


def test_lines_that_could_not_be_committed_are_told_with_the_remedy(live: Live) -> None:
    """Deployed, and then the commit of the register failed: the live site has lines more than main."""
    live.serve()
    register = live.centre.folder / REGISTER
    whole = register.read_bytes()
    register.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    assert live.fetch(live.address).code == 0
    verified = live.verify()
    assert verified.code == 1
    assert "its last line is missing" in verified.complained
    assert "put it in the place of the content's register.jsonl and commit it" in verified.complained

    shutil.copy(live.centre.folder / FILE, register)
    assert live.verify().code == 0
