"""Files that sealed texts draw in by an extension of Markdown, and templates of the site's own."""

from __future__ import annotations

import pytest
from tests.sealing.conftest import PROTOCOL, Site

INCLUDED = "included/terms.md"


@pytest.fixture
def site(unsealed_site: Site) -> Site:
    """A sealed site in which a protocol includes a file, built."""
    folder = (unsealed_site.folder / "included").as_posix()
    unsealed_site.replace(
        "mkdocs.yml",
        "  - tables\n",
        f"  - tables\n  - pymdownx.snippets: {{base_path: [{folder!r}], check_paths: true}}\n",
    )
    unsealed_site.write(INCLUDED, "Letters are sent on Mondays.\n")
    unsealed_site.write("content/protocols/letters/v1.md", f'{PROTOCOL}\n--8<-- "terms.md"\n')
    unsealed_site.publish()
    assert unsealed_site.build().succeeded
    assert "on Mondays" in unsealed_site.page("/protocols/letters/v1/")
    return unsealed_site


def test_an_included_file_that_changes_is_told_by_every_build(site: Site) -> None:
    site.replace(INCLUDED, "Mondays", "Fridays")
    (told,) = site.attempt_check()
    assert "sent on Mondays. It says who pays.” became “… Letters are sent on Fridays." in told
    assert not site.attempt_build()
    assert "on Mondays" in site.page("/protocols/letters/v1/")
    site.replace(INCLUDED, "Fridays", "Mondays")
    assert site.attempt_check() == ()
    assert site.attempt_build()


def test_an_included_file_that_is_gone_is_told_in_a_sentence(site: Site) -> None:
    (site.folder / INCLUDED).unlink()
    (told,) = site.attempt_check()
    assert told == "include-outside: there is no file `terms.md` to include"
    assert not site.attempt_build()


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("{% if %}", "outcomes.html, line 1): Expected an expression"),
        ("{% macro other() %}{% endmacro %}", "does not export the requested name 'outcomes_table'"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_in_a_sentence(
    sealed_site: Site, template: str, reason: str
) -> None:
    sealed_site.write("overrides/evidence/parts/outcomes.html", template)
    (told,) = sealed_site.attempt_check()
    assert told.startswith("A template cannot be used")
    assert reason in told
    assert not sealed_site.attempt_build()


@pytest.mark.parametrize(
    ("hook", "extension", "reason"),
    [
        ("def on_page_markdown(markdown, **more):\n    raise ValueError('no')\n", "", "Error reading page"),
        ("", "no_such_extension", "Failed to load extension 'no_such_extension'"),
    ],
)
def test_what_a_plugin_or_an_extension_refuses_is_told_in_a_sentence(
    sealed_site: Site, hook: str, extension: str, reason: str
) -> None:
    if hook:
        sealed_site.write("refusing_hook.py", hook)
        sealed_site.replace("mkdocs.yml", "plugins:\n", "hooks: [refusing_hook.py]\nplugins:\n")
    if extension:
        sealed_site.replace("mkdocs.yml", "  - tables\n", f"  - tables\n  - {extension}\n")
    (told,) = sealed_site.attempt_check()
    assert reason in told
    assert not sealed_site.attempt_build()
