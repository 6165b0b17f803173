"""The words that records may use."""

from __future__ import annotations

import pytest

from mkdocs_evidence.model import RecordType, vocabulary
from mkdocs_evidence.model.vocabulary import EffectMeasure, NoticeKind, StudyStatus
from mkdocs_evidence.model.words import Word

VOCABULARIES = sorted(
    (
        one
        for one in vars(vocabulary).values()
        if isinstance(one, type) and issubclass(one, Word) and one is not Word
    ),
    key=lambda one: one.__name__,
)


@pytest.mark.parametrize("words", VOCABULARIES)
def test_every_word_has_a_label_of_its_own(words: type[Word]) -> None:
    labels = [word.label for word in words]
    assert all(labels)
    assert len(set(labels)) == len(labels)
    assert all(words.of(value).value == value for value in words.values())


def test_only_protocols_and_reports_keep_versions() -> None:
    assert [kind.value for kind in RecordType if kind.is_versioned] == ["protocols", "reports"]


def test_ratios_are_drawn_around_one_and_differences_around_nought() -> None:
    assert {measure.null_value for measure in EffectMeasure if measure.is_ratio} == {1.0}
    assert EffectMeasure.PERCENTAGE_POINT_DIFFERENCE.null_value == 0.0
    assert EffectMeasure.COUNT.null_value is None


def test_an_early_end_needs_a_reason_and_a_good_end_does_not() -> None:
    assert [one.value for one in StudyStatus if one.needs_reason] == ["paused", "stopped", "cancelled"]
    assert [one.value for one in StudyStatus if one.is_final] == ["completed", "stopped", "cancelled"]


def test_a_correction_leaves_the_document_published() -> None:
    assert NoticeKind.CORRECTION.document_status.value == "published"
    assert NoticeKind.RETRACTION.document_status.value == "retracted"
