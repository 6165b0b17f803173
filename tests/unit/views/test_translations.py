"""A record and its translation lead to each other."""

from __future__ import annotations

from invented import graph, key
from mkdocs_evidence.views.translations import translations_of


def test_translations_lead_both_ways_and_name_themselves() -> None:
    from_english = translations_of(graph(), key("blogs/first-steps"))
    from_welsh = translations_of(graph(), key("blogs/camau-cyntaf"))
    assert from_english == from_welsh
    assert [(one.language, one.href) for one in from_english] == [
        ("cy", "/blogs/camau-cyntaf/"),
        ("en", "/blogs/first-steps/"),
    ]


def test_a_record_in_one_language_has_none() -> None:
    assert translations_of(graph(), key("projects/garden-trial")) == ()
