"""Every kind of alias: refused at its line, or answered by a static server."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

from check.conftest import DAY, build_strictly
from check.mutations import REFUSED_ALIASES, RIGHT_ALIASES
from mkdocs_evidence.graph.canonical_addresses import canonical_address, file_at
from mkdocs_evidence.mkdocs_adapter.site_check import check_site
from mkdocs_evidence.mkdocs_adapter.site_publish import publish_site
from mkdocs_evidence.mkdocs_adapter.site_verify import verify_site

POST = "content/blogs/first-protocols.md"


def write_aliases(site: Path, aliases: tuple[str, ...]) -> None:
    text = (site / POST).read_text("utf-8")
    listed = json.dumps(["/news/first-protocols/", *aliases], ensure_ascii=False)
    line = next(line for line in text.splitlines() if line.startswith("aliases: "))
    (site / POST).write_text(text.replace(line, f"aliases: {listed}"), "utf-8")


def test_an_alias_that_cannot_be_is_refused_at_its_line(site: Path) -> None:
    written_badly = [one for one in REFUSED_ALIASES if one == "//" or not one.startswith("/")]
    for aliases in (written_badly, [one for one in REFUSED_ALIASES if one not in written_badly]):
        write_aliases(site, (*aliases, *RIGHT_ALIASES))
        faults = [fault for fault in check_site(site / "mkdocs.yml", as_of=DAY) if not fault.is_note]
        assert {fault.seen for fault in faults} == set(aliases)
        assert all(fault.place.path == POST and "aliases:" in fault.place.source_line for fault in faults)
        assert not publish_site(site / "mkdocs.yml", day=DAY).succeeded


def test_an_alias_that_can_be_is_sealed_and_answered(site: Path) -> None:
    write_aliases(site, RIGHT_ALIASES)
    assert publish_site(site / "mkdocs.yml", day=DAY).succeeded
    assert build_strictly(site)
    verified = verify_site(site / "mkdocs.yml", as_of=DAY, site=site / "site")
    assert verified.succeeded, verified.problems
    for alias in RIGHT_ALIASES:
        page = (site / "site" / file_at(canonical_address(alias))).read_text("utf-8")
        assert 'http-equiv="refresh"' in page, alias
        assert "blogs/first-protocols/" in unquote(page), alias
