"""Random edits of what is not sealed: no sealed version reads otherwise, and `check` says what builds."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sealing.conftest import BLOG, Site, begin, words_of

VERSIONS = ("/protocols/letters/v1/", "/reports/letters/v1/")
Edit = Callable[[Site], None]
Sealed = tuple[Site, dict[str, dict[str, str]]]
PLUGIN = "  - evidence/content:\n"
BIBLIOGRAPHY = "content/references.bib"
TERM = 'glossary:\n        - {{term: "{}", meaning: M.}}\n'
STYLES = ("apa", "harvard", "vancouver", "gone.csl")
LINES = ("  - attr_list\n", "  - footnotes\n", "  - tables\n", '  - toc: {permalink: "#"}\n')
NO_OUTCOMES = "{% macro outcomes_table(outcomes) %}gone{% endmacro %}"


def swap(path: str, old: str, new: str) -> Edit:
    """Replace a text wherever it stands in a file; nothing where another edit has taken it away."""

    def edit(site: Site) -> None:
        file = site.folder / path
        if file.is_file():
            site.write(path, site.read(path).replace(old, new))

    return edit


def write(path: str, text: str) -> Edit:
    return lambda site: site.write(path, text)


def remove(path: str) -> Edit:
    return lambda site: (site.folder / path).unlink(missing_ok=True)


def cut(path: str, share: int) -> Edit:
    """Keep only so many per cent of a file."""

    def edit(site: Site) -> None:
        file = site.folder / path
        if file.is_file():
            text = site.read(path)
            site.write(path, text[: len(text) * share // 100])

    return edit


def setting(name: str, value: str) -> Edit:
    """Set an option of evidence/content."""

    def edit(site: Site) -> None:
        text = re.sub(rf"(?m)^      {name}: .*\n", "", site.read("mkdocs.yml"))
        site.write(
            "mkdocs.yml", text.replace("evidence/content:\n", f"evidence/content:\n      {name}: {value}\n")
        )

    return edit


WORDS = st.text(alphabet="abc äŵ“<&'-", min_size=1, max_size=12).map(str.strip).filter(bool)
EDITS = st.one_of(
    st.builds(
        swap, st.just("content/references.bib"), st.sampled_from(["2010", "2015", "Field", "letter"]), WORDS
    ),
    st.builds(cut, st.sampled_from([BIBLIOGRAPHY, "content/about.md"]), st.integers(0, 99)),
    st.just(remove(BIBLIOGRAPHY)),
    st.builds(lambda words: swap("mkdocs.yml", "A first small try.", f'"{words}"'), WORDS),
    st.builds(
        lambda words: swap(
            "mkdocs.yml", "glossary:\n", f'glossary:\n        - {{term: "{words}", meaning: M.}}\n'
        ),
        st.sampled_from(["families", "Half", "letter", "calls", "pilot says", "meeting"]),
    ),
    st.builds(setting, st.just("citation_style"), st.sampled_from(STYLES)),
    st.builds(setting, st.just("citation_language"), st.sampled_from(["en-US", "de", "cy"])),
    st.builds(setting, st.just("licence"), st.just("CC BY 4.0")),
    st.builds(
        lambda line: swap("mkdocs.yml", line, ""),
        st.sampled_from(
            ["  - attr_list\n", "  - footnotes\n", "  - tables\n", '  - toc: {permalink: "#"}\n']
        ),
    ),
    st.builds(
        lambda name: swap("mkdocs.yml", "  - tables\n", f"  - tables\n  - {name}\n"),
        st.sampled_from(["abbr", "smarty", "nl2br", "admonition", "sane_lists", "no_such_extension"]),
    ),
    st.builds(
        lambda part, words: write(f"overrides/evidence/parts/{part}.html", words),
        st.sampled_from(["offers", "contents", "cite"]),
        st.just("{% macro offers_list(offers) %}{% endmacro %}"),
    ),
    st.just(write("overrides/evidence/parts/outcomes.html", NO_OUTCOMES)),
    st.builds(lambda words: swap("content/projects/letters.md", "Letters to families", words), WORDS),
    st.builds(lambda words: swap("content/people/jo-field.md", "Jo Field", words), WORDS),
    st.builds(lambda words: swap("content/blogs/we-write.md", "Read", words), WORDS),
    st.just(write("content/blogs/another.md", BLOG.replace("We write", "They write"))),
    st.just(write("content/identifiers.yml", "protocols/letters@1:\n  doi: 10.5555/12345678\n")),
    st.just(remove("content/people/jo-field.md")),
    st.just(remove("content/projects/letters.md")),
    st.just(remove("content/blogs/we-write.md")),
)


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    """The sealed site, built, and the words of its versions."""
    site = begin(tmp_path_factory.mktemp("sealed"))
    site.publish()
    assert site.build().succeeded
    return site, {address: dict(words_of(site.page(address))) for address in VERSIONS}


def hold(sealed: Sealed, folder: Path, edits: list[Edit]) -> None:
    """Edit a copy of the sealed site, and hold check, build and pages against each other."""
    original, words = sealed
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(original.folder, folder)
    site = Site(folder)
    for edit in edits:
        edit(site)
    faults, built = site.attempt_check(), site.attempt_build()
    assert built == (not faults), faults
    assert {address: words_of(site.page(address)) for address in VERSIONS} == words
    if built:
        assert site.verify().succeeded


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=st.lists(EDITS, min_size=1, max_size=4))
def test_what_is_not_sealed_changes_no_word_of_what_is(
    sealed: Sealed,
    tmp_path_factory: pytest.TempPathFactory,
    edits: list[Edit],
) -> None:
    hold(sealed, tmp_path_factory.getbasetemp() / "edited", edits)


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(edits=st.lists(EDITS, min_size=2, max_size=4))
def test_a_few_edits_at_once(
    sealed: Sealed,
    tmp_path_factory: pytest.TempPathFactory,
    edits: list[Edit],
) -> None:
    hold(sealed, tmp_path_factory.getbasetemp() / "edited-at-once", edits)
