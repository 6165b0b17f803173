"""What is wrong in mkdocs.yml is told by the check, and what the check passes builds strictly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from check.conftest import DAY, build_strictly
from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_check import check_site
from mkdocs_evidence.mkdocs_adapter.site_publish import publish_site

Change = Callable[[dict[str, Any]], object]


def options(**values: object) -> Change:
    return lambda settings: settings["plugins"][0]["evidence/content"].update(values)


def menu(entry: object) -> Change:
    return lambda settings: settings.update(nav=[{"About": "about.md"}, {"More": entry}])


def foot(address: str) -> Change:
    pages = {"evidence/pages": {"footer_links": [{"label": "More", "href": address}]}}
    return lambda settings: settings["plugins"].__setitem__(1, pages)


def change(site: Path, do: Change) -> list[str]:
    """Change the settings; their new lines."""
    config = site / "mkdocs.yml"
    settings = yaml.safe_load(config.read_text("utf-8"))
    do(settings)
    config.write_text(yaml.safe_dump(settings), "utf-8")
    return config.read_text("utf-8").split("\n")


def builds(site: Path) -> bool:
    try:
        return build_strictly(site)
    except SiteProblemError:
        return False


@pytest.mark.parametrize(
    "do",
    [
        options(prefx="evidence"),
        lambda settings: settings["plugins"].append("evidence/exports"),
        lambda settings: settings.update(nav=[{"About": "gone.md"}]),
        lambda settings: settings.update(sitename="A name"),
    ],
    ids=["option", "plugin twice", "menu", "key"],
)
def test_each_warning_on_the_settings_is_told(site: Path, do: Change) -> None:
    change(site, do)
    faults = check_site(site / "mkdocs.yml", as_of=DAY)
    assert [fault.rule.id for fault in faults] == ["build-warning"]
    assert not publish_site(site / "mkdocs.yml", day=DAY).succeeded
    assert not builds(site)
    built = build_site(site / "mkdocs.yml", as_of=DAY, out=site / "site", search=False)
    assert built.succeeded
    assert len(built.warnings) == 1


@pytest.mark.parametrize("address", ["/gone/", "javascript:alert(1)", "https://small.example/gone/"])
@pytest.mark.parametrize("at", [menu, foot])
def test_a_dead_link_on_every_page_is_told_at_its_line(
    site: Path, at: Callable[[str], Change], address: str
) -> None:
    lines = change(site, at(address))
    (fault,) = check_site(site / "mkdocs.yml", as_of=DAY)
    assert (fault.rule.id, fault.place.path, fault.seen) == ("setting-link", "mkdocs.yml", address)
    assert address in lines[fault.place.line - 1]
    assert not publish_site(site / "mkdocs.yml", day=DAY).succeeded
    assert not builds(site)


def test_an_address_that_is_none_is_told(site: Path) -> None:
    change(site, foot("http://["))
    (fault,) = check_site(site / "mkdocs.yml", as_of=DAY)
    assert fault.rule.id == "setting-link"
    change(site, menu("http://["))
    with pytest.raises(SiteProblemError, match=r"MkDocs failed in nav\.py: Invalid IPv6 URL"):
        check_site(site / "mkdocs.yml", as_of=DAY)
    assert not builds(site)


@pytest.mark.parametrize(
    "address",
    [
        "/about/",
        "/about/#about",
        "/projects/school-pilot/",
        "/news/first-protocols/",
        "/images/plan.png",
        "/",
        "https://small.example/about/",
        "https://other.example/x",
        "mailto:jo@small.example",
    ],
)
@pytest.mark.parametrize("at", [menu, foot])
def test_what_is_there_may_stand_on_every_page(site: Path, at: Callable[[str], Change], address: str) -> None:
    change(site, at(address))
    assert check_site(site / "mkdocs.yml", as_of=DAY) == ()
    assert builds(site)
