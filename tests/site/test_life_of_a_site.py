"""A small site lives: new, amended, corrected, renamed, withdrawn. Nothing that was public is ever lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import html5lib
import pytest

from mkdocs_evidence.diagnostics import Diagnostic, SiteProblemError
from mkdocs_evidence.mkdocs_adapter import site_publish
from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_check import check_site
from mkdocs_evidence.mkdocs_adapter.site_publish import publish_site
from mkdocs_evidence.mkdocs_adapter.site_verify import verify_site

CONFIG = """\
site_name: A small life
site_url: https://small.example/
docs_dir: content
theme: {name: material, font: false}
markdown_extensions: [tables]
plugins:
  - evidence/content:
      publisher: The small centre
      topics: [{id: letters, label: Letters}]
      editions: [{name: spring, date: "2020-03-20"}]
  - evidence/pages
  - evidence/exports
"""

ABOUT = "# About\n\nInvented for a test.\n"
PERSON = """\
---
title: Jo Field
summary: A person who exists only in a test, and signs everything there.
date: 2020-03-01
---
"""
PROJECT = """\
---
title: Letters to families
summary: Whether a plain letter brings more families to a meeting (invented).
date: 2020-03-01
design: pilot
lead: jo-field
topics: [letters]
status_history:
  - {date: 2020-03-01, status: planned}
---

One letter, one meeting.
"""
PROTOCOL = """\
---
title: Protocol of the letters
summary: What the pilot of plain letters will do and what it will measure.
date: 2020-03-10
version_date: 2020-03-10
project: letters
kind: pilot_protocol
authors: [jo-field]
outcomes:
  - {id: meetings, role: primary, measure: Families who come to the meeting}
sample: {planned: 100, unit: families}
files:
  - {title: The letter, path: files/letter.txt}
---

## What is done

Half of the families get a plain letter. The others get the usual one.
"""
CHANGE = """\
change:
  class: major
  summary: The sample grows.
  reason: More families asked to take part.
  requested_by: The families
  outcome_data_seen: none
---
"""
BLOG = """\
---
title: We write letters
summary: Why we try out letters in plain words, and what we hope for.
date: 2020-03-12
authors: [jo-field]
about: [protocols/letters, projects/letters]
---

Read [[protocols/letters]].
"""
REPORT = """\
---
title: Interim report on the letters
summary: What the first letters of the pilot brought about, and what not.
date: 2020-04-20
version_date: 2020-04-20
project: letters
kind: interim
authors: [jo-field]
evaluates: letters@2
coverage: partial
findings:
  - {outcome: meetings, direction: not_estimated, statement: It is too early to tell.}
---

Not much yet.
"""


def notice(kind: str, target: str, day: str, reason: str) -> str:
    return f"""\
---
title: A {kind} in the small life
summary: What must be known of another record, as a notice tells it (invented).
date: {day}
target: {target}
kind: {kind}
reason: {reason}
issued_by: jo-field
---
"""


class Life:
    """The site's folder, its days, and everything that ever answered."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config = root / "mkdocs.yml"
        self.content = root / "content"
        self.site = root / "site"
        self.answered: set[str] = set()
        self.frozen: dict[str, str] = {}

    def write(self, name: str, text: str) -> None:
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def check(self, day: str) -> tuple[Diagnostic, ...]:
        return check_site(self.config, as_of=date.fromisoformat(day))

    def live(self, day: str) -> None:
        """Publish and build on a day, and hold the site against everything before."""
        today = date.fromisoformat(day)
        published = publish_site(self.config, day=today)
        assert published.succeeded, published.diagnostics
        assert publish_site(self.config, day=today).new == ()
        built = build_site(self.config, as_of=today, out=self.site, must_be_sealed=True, search=False)
        assert built.succeeded, built.diagnostics
        assert built.warnings == ()
        verified = verify_site(self.config, as_of=today, site=self.site)
        assert verified.succeeded, (verified.problems, verified.diagnostics)
        self._everything_still_answers()
        self._frozen_texts_are_unchanged()

    def page(self, address: str) -> str:
        return (self.site / address.lstrip("/") / "index.html").read_text(encoding="utf-8")

    def _addresses(self) -> set[str]:
        pages = self.site.rglob("index.html")
        return {"/" + path.parent.relative_to(self.site).as_posix().lstrip(".") for path in pages}

    def _everything_still_answers(self) -> None:
        now = self._addresses()
        assert self.answered - now == set()
        self.answered |= now

    def _frozen_texts_are_unchanged(self) -> None:
        for address in sorted(self.answered):
            page = self.page(address)
            if re.search(r"/v\d+$", address) and 'class="prose' in page:
                text = words_of(page)
                assert self.frozen.setdefault(address, text) == text
            elif address in self.frozen:
                assert 'http-equiv="refresh"' in page or "taken down" in page


def words_of(page: str) -> str:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    parts = [
        " ".join("".join(one.itertext()).split())
        for one in tree.iter()
        if one.get("class", "").startswith("prose")
    ]
    assert parts
    return " ".join(parts)


@pytest.fixture(scope="module")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> Life:
    """The site on its first day, made once."""
    life = Life(tmp_path_factory.mktemp("first-day"))
    life.write("about.md", ABOUT)
    life.config.write_text(CONFIG, encoding="utf-8")
    life.write("people/jo-field.md", PERSON)
    life.write("projects/letters.md", PROJECT)
    life.write("protocols/letters/v1.md", PROTOCOL)
    life.write("protocols/letters/files/letter.txt", "Dear family,\r\n")
    life.write("blogs/we-write-letters.md", BLOG)
    life.live("2020-03-20")
    return life


@pytest.fixture
def life(first_day: Life, tmp_path: Path) -> Life:
    """A copy of the site on its first day."""
    shutil.copytree(first_day.root, tmp_path, dirs_exist_ok=True)
    life = Life(tmp_path)
    life.answered |= first_day.answered
    life.frozen |= first_day.frozen
    return life


def amend(life: Life) -> None:
    changed = PROTOCOL.replace("planned: 100", "planned: 150").replace("2020-03-10", "2020-04-10")
    opening, body = changed.removeprefix("---\n").split("---\n", 1)
    life.write("protocols/letters/v2.md", f"---\n{opening}{CHANGE}{body.replace('Half', 'A third')}")
    life.write("reports/letters-interim/v1.md", REPORT)
    life.live("2020-04-20")


def correct(life: Life) -> None:
    life.write(
        "notices/letters-counted-twice.md",
        notice("correction", "protocols/letters@2", "2020-05-05", "Ten families were counted twice."),
    )
    life.live("2020-05-05")


def rename(life: Life) -> None:
    (life.content / "protocols/letters").rename(life.content / "protocols/plain-letters")
    (life.content / "blogs/we-write-letters.md").unlink()
    for name, text in (
        ("blogs/plain-words.md", BLOG.replace("about:", "aliases: [/blogs/we-write-letters/]\nabout:")),
        ("notices/letters-counted-twice.md", (life.content / "notices/letters-counted-twice.md").read_text()),
    ):
        life.write(name, text.replace("protocols/letters", "protocols/plain-letters"))
    life.write("identifiers.yml", "protocols/plain-letters:\n  aliases: [/protocols/letters/]\n")


def test_five_steps_of_a_life_lose_nothing(life: Life) -> None:
    amend(life)
    assert "Version 2" in life.page("protocols/letters")
    assert "A third" in life.page("protocols/letters/compare/v1..v2")
    assert "an earlier version" in life.page("blogs/we-write-letters")
    correct(life)
    assert "Ten families" in life.page("protocols/letters")
    assert "Ten families" in life.page("reports/letters-interim")
    assert "Ten families" not in life.page("protocols/letters/v1").partition('class="prose')[0]
    rename(life)
    life.write("reports/letters-interim/v1.md", REPORT.replace("letters@2", "plain-letters@2"))
    (fault,) = life.check("2020-06-01")
    assert fault.message.startswith("version 1 of reports/letters-interim was sealed on 20 April 2020")
    life.write("reports/letters-interim/v1.md", REPORT)
    life.live("2020-06-01")
    assert 'url=../../../protocols/plain-letters/v1/"' in life.page("protocols/letters/v1")
    assert 'url=../../protocols/plain-letters/"' in life.page("protocols/letters")
    withdraw(life)
    assert "Families moved away." in life.page("protocols/plain-letters")
    assert "The author asked for it." in life.page("blogs/plain-words")
    assert "This page was removed" in life.page("blogs/plain-words")
    assert "notices/post-removed/" in life.page("blogs/we-write-letters")


def withdraw(life: Life) -> None:
    life.write(
        "notices/letters-withdrawn.md",
        notice("withdrawal", "protocols/plain-letters", "2020-07-01", "Families moved away."),
    )
    (life.content / "blogs/plain-words.md").unlink()
    removal = notice("removal", "blogs/plain-words", "2020-07-01", "The author asked for it.")
    life.write(
        "notices/post-removed.md",
        removal.replace("issued_by", "aliases: [/blogs/we-write-letters/]\nissued_by"),
    )
    life.live("2020-07-01")


def test_the_edition_keeps_its_day(life: Life) -> None:
    amend(life)
    correct(life)
    out = life.root / "then"
    built = build_site(
        life.config, as_of=date(2020, 5, 5), out=out, edition="spring", must_be_sealed=True, search=False
    )
    assert built.succeeded, built.diagnostics
    then = (out / "protocols/letters/index.html").read_text(encoding="utf-8")
    assert "Archived edition" in then
    assert 'href="https://small.example/protocols/letters/"' in then
    assert "150" not in then
    assert not (out / "protocols/letters/v2").exists()
    assert "Ten families" not in "".join(path.read_text(encoding="utf-8") for path in out.rglob("*.html"))
    listed = life.page("editions/spring")
    assert "version 1" in listed
    assert "version 2" not in listed


def test_what_is_added_with_an_older_date_does_not_creep_into_a_sealed_edition(life: Life) -> None:
    life.write("blogs/found-later.md", BLOG.replace("We write letters", "A text that came to light later"))
    life.live("2020-05-05")
    assert "came to light later" not in life.page("editions/spring")
    assert "came to light later" in life.page("blogs")


@pytest.mark.parametrize(
    ("edit", "is_fine"),
    [
        (lambda text: text.replace(b"Half", b"half"), False),
        (lambda text: text + b" ", False),
        (lambda text: text.replace(b"\n", b"\r\n"), True),
        (lambda text: b"\xef\xbb\xbf" + text, True),
    ],
    ids=["one letter", "one space", "line ends only", "byte order mark only"],
)
def test_a_sealed_file_may_only_change_what_nobody_reads(
    life: Life, edit: Callable[[bytes], bytes], is_fine: bool
) -> None:
    path = life.content / "protocols/letters/v1.md"
    path.write_bytes(edit(path.read_bytes()))
    faults = life.check("2020-03-21")
    assert [fault.rule.id for fault in faults] == ([] if is_fine else ["version-sealed"])
    assert all("amend protocols/letters" in (fault.command or "") for fault in faults)
    assert verify_site(life.config, as_of=date(2020, 3, 21)).succeeded is is_fine


def test_an_attached_file_is_sealed_byte_by_byte(life: Life) -> None:
    (life.content / "protocols/letters/files/letter.txt").write_text(
        "Dear family,\n", encoding="utf-8", newline="\n"
    )
    assert [fault.rule.id for fault in life.check("2020-03-21")] == ["version-sealed"]


def test_a_built_site_that_was_touched_does_not_verify(life: Life) -> None:
    (life.site / "protocols/letters/v1/source.md").write_text("other", encoding="utf-8")
    (life.site / "about/index.html").unlink()
    problems = verify_site(life.config, as_of=date(2020, 3, 20), site=life.site).problems
    assert sorted(problem.partition(" ")[0] for problem in problems) == [
        "/about/",
        "/protocols/letters/v1/source.md",
        "The",
    ]
    assert problems[-1] == "The site lacks what the content makes: about/index.html. Build the site again."


def test_a_register_that_lost_its_last_lines_is_no_continuation_of_the_earlier_one(life: Life) -> None:
    register = life.content / "register.jsonl"
    earlier = life.root / "earlier.jsonl"
    earlier.write_bytes(register.read_bytes())
    assert verify_site(life.config, as_of=date(2020, 3, 20), earlier=earlier).succeeded
    register.write_bytes(b"".join(register.read_bytes().splitlines(keepends=True)[:-3]))
    assert not verify_site(life.config, as_of=date(2020, 3, 20), earlier=earlier).succeeded


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_an_interrupted_publish_leaves_the_old_register_or_the_new_one(
    life: Life, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = life.content / "register.jsonl"
    before = register.read_bytes()
    life.write("blogs/another.md", BLOG.replace("We write letters", "Another letter"))

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        target = "os.fsync" if step == "fsync" else f"pathlib.Path.{step}"
        if step == "open":
            patch.setattr(site_publish, "write_durably", stop)
        else:
            patch.setattr(target, stop)
        with pytest.raises(KeyboardInterrupt):
            publish_site(life.config, day=date(2020, 3, 21))
    assert register.read_bytes() == before
    assert [path.name for path in life.content.iterdir() if path.name.startswith(".")] == []
    life.live("2020-03-21")
    assert register.read_bytes().startswith(before)


def test_nothing_is_sealed_on_a_day_that_has_not_come_or_is_over(life: Life) -> None:
    with pytest.raises(SiteProblemError, match="has not come"):
        publish_site(life.config, day=date(2999, 1, 1))
    with pytest.raises(SiteProblemError, match="last line was sealed on 2020-03-20"):
        publish_site(life.config, day=date(2020, 3, 1))


def test_faulty_content_is_not_sealed(life: Life) -> None:
    before = (life.content / "register.jsonl").read_bytes()
    life.write("blogs/faulty.md", BLOG.replace("jo-field", "nobody-known"))
    assert not publish_site(life.config, day=date(2020, 3, 21)).succeeded
    assert (life.content / "register.jsonl").read_bytes() == before
