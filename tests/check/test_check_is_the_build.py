"""What the check lets pass can be sealed, built strictly, verified and served; what it refuses, nobody does.

Sites are changed at random. Of a seed the same changes come, so that a failure can be looked at:
`pytest tests/check -k "[17]"`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from urllib.parse import unquote

import pytest

from check.conftest import DAY, build_strictly
from check.mutations import MUTATIONS
from mkdocs_evidence.diagnostics import Diagnostic, SiteProblemError
from mkdocs_evidence.graph.canonical_addresses import file_at
from mkdocs_evidence.graph.query_addresses import query_page
from mkdocs_evidence.graph.register import parse_register
from mkdocs_evidence.mkdocs_adapter.site_check import check_site
from mkdocs_evidence.mkdocs_adapter.site_publish import publish_site
from mkdocs_evidence.mkdocs_adapter.site_verify import verify_site

SAMPLE, ALL = range(24), range(24, 300)


@pytest.mark.parametrize("seed", [*SAMPLE, *(pytest.param(seed, marks=pytest.mark.slow) for seed in ALL)])
def test_the_check_passes_just_what_can_be_published(seed: int, site: Path) -> None:
    random = Random(seed)
    names = []
    for mutate in random.choices(MUTATIONS, k=random.choice((1, 1, 1, 2, 3))):
        mutate(site, random)
        names.append(mutate.__name__)
    faults, before = refusals(site), files(site)
    if faults:
        assert not is_published(site), names
        assert files(site) == before, f"{names}: refused, and yet something was written"
        assert not is_built(site), f"{names}: the check refuses what the build takes: {faults}"
        return
    assert is_published(site), names
    assert is_built(site), f"{names}: the check passes what the build refuses"
    verified = verify_site(site / "mkdocs.yml", as_of=DAY, site=site / "site")
    assert verified.succeeded, (names, verified.problems, verified.diagnostics)
    assert not list(unanswered(site)), names


def refusals(site: Path) -> tuple[Diagnostic | str, ...]:
    """What the check says against a site."""
    try:
        faults = check_site(site / "mkdocs.yml", as_of=DAY)
    except SiteProblemError as error:
        return (str(error),)
    return tuple(fault for fault in faults if not fault.is_note)


def is_published(site: Path) -> bool:
    with suppress(SiteProblemError):
        return publish_site(site / "mkdocs.yml", day=DAY).succeeded
    return False


def is_built(site: Path) -> bool:
    """Build strictly and sealed; where that fails, the last good site stands as it was."""
    before = files(site / "site", but=())
    with suppress(SiteProblemError):
        if build_strictly(site):
            return True
    assert files(site / "site", but=()) == before
    return False


def files(folder: Path, but: tuple[str, ...] = (".cache", "site")) -> dict[str, bytes]:
    """Every file below a folder, with its bytes, but for what builds write there."""
    found = {}
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in but and not name.startswith(".site")]
        for name in names:
            path = Path(root, name)
            found[path.relative_to(folder).as_posix()] = (
                bytes(path.readlink()) if path.is_symlink() else path.read_bytes()
            )
    return found


def unanswered(site: Path) -> Iterator[str]:
    """The registered addresses at which a static server finds no file."""
    for entry in parse_register((site / "content" / "register.jsonl").read_bytes()).entries:
        page = query_page(entry.address) if "?" in entry.address else entry.address
        plain = site / "site" / unquote(page).removeprefix("/")
        if not (plain.is_file() or (site / "site" / file_at(page)).is_file()):
            yield entry.address
