"""Builds from the cache give the bytes of a clean build while versions are sealed, corrected and accepted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tests.sealing.conftest import ANOTHER_WORD, DAY, PROTOCOL, Site
from tests.sealing.test_sealed_reading import next_version

from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_publish import Accepted


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def hold_against_a_clean_build(site: Site, clean: Path) -> None:
    day = DAY + timedelta(days=9)
    assert site.build(day).succeeded
    built = build_site(
        site.config, as_of=day, strict=True, must_be_sealed=True, search=False, out=clean, clean=True
    )
    assert built.succeeded
    assert tree(site.out) == tree(clean)


@pytest.mark.slow
def test_the_life_of_a_sealed_site(unsealed_site: Site) -> None:
    site, clean = unsealed_site, unsealed_site.folder / "clean"
    built = build_site(site.config, as_of=DAY, search=False, out=site.out)
    assert built.succeeded
    site.publish()
    hold_against_a_clean_build(site, clean)
    site.replace("content/references.bib", "{2010}", "{2014}")
    hold_against_a_clean_build(site, clean)
    site.replace("mkdocs.yml", "A first small try.", "Another try.")
    hold_against_a_clean_build(site, clean)
    day = DAY + timedelta(days=1)
    site.write("content/protocols/letters/v2.md", next_version(PROTOCOL, 2, day))
    site.publish(day)
    hold_against_a_clean_build(site, clean)
    page = site.page("/protocols/letters/v2/")
    assert "(2014)" in page
    assert "Another try." not in page  # the protocol does not use the word
    site.replace("mkdocs.yml", *ANOTHER_WORD)
    for version in ("protocols/letters@1", "protocols/letters@2"):
        site.publish(DAY + timedelta(days=2), Accepted(version, "Contents stand there."))
    hold_against_a_clean_build(site, clean)


@pytest.mark.parametrize(
    "damaged",
    [
        lambda lines: [*lines, lines[-1]],
        lambda lines: [*lines[:-2], lines[-1]],
        lambda lines: [lines[0].replace("2026-11-02", "2026-11-01"), *lines[1:]],
    ],
    ids=["last line twice", "last line but one gone", "first line changed"],
)
def test_a_damaged_register_with_the_same_last_line_is_not_taken_from_the_cache(
    sealed_site: Site, damaged: Callable[[list[str]], list[str]]
) -> None:
    assert sealed_site.build().succeeded
    lines = sealed_site.read("content/register.jsonl").splitlines(keepends=True)
    sealed_site.write("content/register.jsonl", "".join(damaged(lines)))
    assert {fault.rule.id for fault in sealed_site.check()} == {"register-line"}
    assert {fault.rule.id for fault in sealed_site.build().diagnostics} == {"register-line"}
