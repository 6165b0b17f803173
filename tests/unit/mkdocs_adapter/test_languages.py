"""The catalogues: complete where they promise to be, and with the gaps of the English words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from mkdocs_evidence.graph.facets import Facet
from mkdocs_evidence.graph.outcome_history import Promise
from mkdocs_evidence.graph.outcomes import Fate
from mkdocs_evidence.graph.timing import Timing
from mkdocs_evidence.mkdocs_adapter.languages import CATALOGUES, catalogue, language_name, said
from mkdocs_evidence.mkdocs_adapter.templating import TEMPLATES
from mkdocs_evidence.model import vocabulary
from mkdocs_evidence.model.words import Word

ROOT = Path(__file__).resolve().parents[3]
GAP = re.compile(r"\{(\w+)\}")
SAID = re.compile(r"""(?:"([^"]+)"|'([^']+)') \| t\b""")
STATUS_WORDS: tuple[type[Word], ...] = (
    vocabulary.StudyStatus,
    vocabulary.ResultsStatus,
    vocabulary.DocumentStatus,
    vocabulary.VersionState,
    vocabulary.ChangeClass,
    vocabulary.NoticeKind,
    vocabulary.RecordType,
    vocabulary.ReportKind,
    vocabulary.ProtocolKind,
    vocabulary.Design,
    vocabulary.Direction,
    vocabulary.OutcomeRole,
    Promise,
    Fate,
    Timing,
    Facet,
)
LANGUAGES = sorted(path.stem for path in CATALOGUES.glob("*.yml"))


def test_welsh_is_there() -> None:
    assert "cy" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_word_has_its_word(language: str) -> None:
    words = [word.label for kind in STATUS_WORDS for word in kind]
    words += [kind.plural for kind in vocabulary.RecordType]
    assert [word for word in words if word not in catalogue(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_of_the_menu_has_its_word(language: str) -> None:
    lines = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[2].partition("\n\n")[0]
    names = [next(iter(entry)) for entry in yaml.safe_load(lines)]
    assert "Projects" in names
    assert [name for name in names if name not in catalogue(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "part", ["parts/mast", "parts/foot", "parts/crumbs", "parts/contents", "parts/pager", "search", "base"]
)
def test_all_that_the_frame_and_search_say_has_its_words(language: str, part: str) -> None:
    text = (TEMPLATES / "evidence" / f"{part}.html").read_text("utf-8")
    words = [one or other for one, other in SAID.findall(text)]
    assert words
    assert [word for word in words if word not in catalogue(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_same_gaps(language: str) -> None:
    for english, other in catalogue(language).items():
        assert sorted(GAP.findall(english)) == sorted(GAP.findall(other)), english


def test_what_has_no_entry_is_said_in_english() -> None:
    assert said("No such words", "cy") == "No such words"
    assert said("{count} results", "cy-GB", count=3) == "Canlyniadau: 3"
    assert said("Search", "xx") == "Search"


def test_languages_are_named_in_themselves() -> None:
    assert (language_name("cy"), language_name("en")) == ("Cymraeg", "English")
    assert language_name("not a tag") == "not a tag"
