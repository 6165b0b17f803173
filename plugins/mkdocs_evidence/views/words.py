"""The page that explains every word of the site's vocabularies."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import WORDS
from mkdocs_evidence.graph.gatherings import CallState, EventState
from mkdocs_evidence.graph.outcome_history import Promise
from mkdocs_evidence.graph.outcomes import Fate
from mkdocs_evidence.graph.timing import Timing
from mkdocs_evidence.model import vocabulary
from mkdocs_evidence.model.words import Word
from mkdocs_evidence.views.headers import HOME_CRUMB
from mkdocs_evidence.views.parts import Chip, Head, Page

_SECTIONS: tuple[tuple[str, str, str, type[Word]], ...] = (
    ("study", "Study status", "Where a study stands, as its team declared it.", vocabulary.StudyStatus),
    (
        "results",
        "Results status",
        "Whether the findings that a study owes are public. Computed from its dates on the day shown.",
        vocabulary.ResultsStatus,
    ),
    (
        "document",
        "Document status",
        "Whether a text stands. Only a notice changes it.",
        vocabulary.DocumentStatus,
    ),
    (
        "version",
        "Version",
        "What a version is among the versions of its document.",
        vocabulary.VersionState,
    ),
    ("change", "Amendments", "How much a new version changes.", vocabulary.ChangeClass),
    ("notice", "Notices", "What must be known of another record.", vocabulary.NoticeKind),
    (
        "notice_state",
        "Notices, in force or ended",
        "Whether a notice still applies. Only a later notice ends one.",
        vocabulary.NoticeState,
    ),
    ("outcome", "Outcomes", "What a study promises to measure.", vocabulary.OutcomeRole),
    (
        "direction",
        "Findings",
        "Which way a finding points, as its report reads it.",
        vocabulary.Direction,
    ),
    (
        "measure",
        "Numbers of findings",
        (
            "How the size of a difference is told. A 95% interval holds the differences that fit the data "
            "well: the wider it is, the less is known. The letter n says how many were studied."
        ),
        vocabulary.EffectMeasure,
    ),
    ("promise", "Promised", "How an outcome stands in the protocol.", Promise),
    ("fate", "Reported", "What became of an outcome in a report.", Fate),
    ("timing", "Timing", "When a protocol became public. Only what its dates prove.", Timing),
    ("event", "Events", "Where an event stands. Computed from its dates.", EventState),
    ("call", "Calls", "Where a call stands. Computed from its dates.", CallState),
    ("design", "Designs", "How a study is built.", vocabulary.Design),
    ("record", "Records", "What is published here.", vocabulary.RecordType),
)


@dataclass(frozen=True, slots=True)
class FieldWord:
    """One word of the field; `source` is where more is told of it."""

    anchor: str
    label: str
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class WordSection:
    """One vocabulary with its words."""

    anchor: str
    heading: str
    lead: str
    words: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class WordsPage(Page):
    """What the words mean."""

    title: str
    glossary: tuple[FieldWord, ...]
    sections: tuple[WordSection, ...]


def words_page(graph: Graph) -> WordsPage:
    """The view of the page of words."""
    return WordsPage(
        head=Head(
            address=WORDS,
            kind="words",
            title="What the words mean",
            description="The words of the field, and ours for status, versions, notices and outcomes.",
            crumbs=(HOME_CRUMB,),
            canonical=WORDS,
        ),
        title="What the words mean",
        glossary=tuple(
            FieldWord(f"word-{term.id}", term.label, term.meaning, term.source)
            for term in sorted(graph.settings.glossary, key=lambda term: term.label.lower())
        ),
        sections=tuple(
            WordSection(axis, heading, lead, tuple(Chip.of(axis, word) for word in words))
            for axis, heading, lead, words in _SECTIONS
        ),
    )
