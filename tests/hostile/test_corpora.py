"""The public lists of hostile strings, in every place of a site: the same promises as for our own strings.

EVIDENCE_HOSTILE_STRINGS=FOLDER python3 build.py test tests/hostile/test_corpora.py -m slow -s
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_evidence.model.characters import UNSHOWABLE

from .building import build_hostile_site
from .chromium import walking
from .corpora import COMMITS, VARIABLE, strings_of
from .exports import counts_by_place, faults_of_exports
from .pages import pages_of, strange_markup, unlike_input

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]
IN_A_SITE = 240


@pytest.fixture(scope="module")
def folder(missing: Callable[[str], object]) -> Path:
    """Where the copies of the lists are."""
    if VARIABLE not in os.environ:
        pytest.skip(
            f"needs copies of public lists; docs/developers/hostile-strings.md says which ({VARIABLE})"
        )
    return Path(os.environ[VARIABLE])


@pytest.mark.parametrize("repository", COMMITS)
def test_every_string_of_a_public_list(
    browser: Browser, folder: Path, repository: str, tmp_path: Path
) -> None:
    strings = strings_of(folder, repository)
    assert len(strings) > 50
    for number, part in enumerate(_parts(strings)):
        faults = list(_faults(browser, tmp_path / str(number), part, number))
        assert faults == [], (repository, number)


def _parts(strings: Sequence[str]) -> Iterator[Sequence[str]]:
    return (strings[at : at + IN_A_SITE] for at in range(0, len(strings), IN_A_SITE))


def _faults(browser: Browser, folder: Path, strings: Sequence[str], number: int) -> Iterator[str]:
    """Everything that is wrong with a site of these strings; the figures are printed."""
    began = time.process_time()
    hostile = build_hostile_site(folder, strings, rotation=number)
    pages = pages_of(hostile.site)
    for page in pages.values():
        yield from strange_markup(page)
    yield from unlike_input(hostile)
    yield from faults_of_exports(hostile)
    for without_policy in (True, False):
        with walking(browser, hostile.site, without_policy=without_policy) as walk:
            walk.open([page for page in pages if not page.startswith("old/")])  # those lead on
            walk.search([*(text[:200] for text in strings if not UNSHOWABLE.search(text)), "invented"])
            yield from walk.wrong
    print(f"\n{len(strings)} strings, {len(pages)} pages, {time.process_time() - began:.0f} s of CPU")
    print({place: counts for place, counts in counts_by_place(hostile).items() if counts[1]})
    print(f"shown {len(hostile.shown)}, refused {len(hostile.refused)}")
