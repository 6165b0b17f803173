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


@pytest.mark.parametrize(
    ("do", "told"),
    [
        (
            options(editions=[{"name": "Spring", "date": "soon"}]),
            "'soon' is not a date in the form 2019",
        ),
        (options(editions=[{"name": "Spring", "date": "2019-02-30"}]), "is a day that does not exist"),
        (options(as_of="soon"), "'soon' is not a date"),
        (options(as_of="2019"), "'2019' is not a day in the form 2019-03-20"),
        (lambda settings: settings.update(theme="mkdocs"), "The theme is `mkdocs`, and .* need `material`"),
        (lambda settings: settings.pop("theme"), "The theme is `mkdocs`"),
        (lambda settings: settings.update(hooks=["gone.py"]), "gone.py"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(site: Path, do: Change, told: str) -> None:
    change(site, do)
    for attempt in (
        lambda: check_site(site / "mkdocs.yml", as_of=DAY),
        lambda: publish_site(site / "mkdocs.yml", day=DAY),
        lambda: build_strictly(site),
    ):
        with pytest.raises(SiteProblemError, match=told):
            attempt()


@pytest.mark.parametrize("source", ["javascript:alert(1)", "/gone/"])
def test_a_dead_source_of_a_word_is_told_at_its_line(site: Path, source: str) -> None:
    lines = change(site, options(glossary=[{"term": "pilot", "meaning": "A first try.", "source": source}]))
    (fault,) = check_site(site / "mkdocs.yml", as_of=DAY)
    assert (fault.rule.id, fault.seen) == ("setting-link", source)
    assert source in lines[fault.place.line - 1]
    assert not builds(site)


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\x07"])
@pytest.mark.parametrize("option", ["publisher", "statement"])
def test_what_nobody_can_see_is_told_at_its_line(site: Path, character: str, option: str) -> None:
    lines = change(site, options(**{option: f"Words{character}more"}))
    (fault,) = check_site(site / "mkdocs.yml", as_of=DAY)
    assert (fault.rule.id, fault.seen) == ("setting-character", f"U+{ord(character):04X}")
    assert f"{option}:" in lines[fault.place.line - 1]
    assert not builds(site)
