"""Invented records, one function for each type: path and text of every file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from benchmarks.invented.text import Ingredients, amended, body, phrase, sentence

if TYPE_CHECKING:
    from benchmarks.invented.corpus import Sizes

HUB_SHARE = 12
"""Every twelfth post, and a few documents, are about the project that everything hangs on."""
MOST_ABOUT_HUB = 170
NOTHING = Ingredients()


@dataclass(frozen=True, slots=True)
class Site:
    """What records can name: how many of each type there are, the bibliography's keys, the topics."""

    sizes: Sizes
    keys: tuple[str, ...]
    topics: tuple[str, ...]
    hub: str

    def project(self, number: int) -> str:
        """The id of a project."""
        return f"project-{number % self.sizes.projects:04}"

    def person(self, random: Random) -> str:
        """The id of some person."""
        return f"person-{random.randrange(self.sizes.people):04}"

    def organisation(self, random: Random) -> str:
        """The id of some organisation."""
        return f"organisation-{random.randrange(self.sizes.organisations):03}"


File = tuple[str, str]


def all_records(site: Site, random: Random) -> Iterator[File]:
    """Every file, as its path and its text."""
    sizes = site.sizes
    for number in range(sizes.organisations):
        yield f"organisations/organisation-{number:03}.md", _common(site, random, 2010) + _end(random, 60)
    for number in range(sizes.people):
        roles = f"roles:\n  - role: Researcher\n    organisation: {site.organisation(random)}\n"
        yield f"people/person-{number:04}.md", _common(site, random, 2011) + roles + _end(random, 60)
    for number in range(sizes.projects):
        yield f"projects/{site.project(number)}.md", _project(site, random, number)
    for number in range(sizes.protocols):
        text = _protocol_text(site, random, number)
        for version in range(1, 2 + number % 3):
            header = _protocol(site, random, number, version)
            yield f"protocols/protocol-{number:04}/v{version}.md", f"{header}---\n\n{text}"
            text = amended(text, random)
    for number in range(sizes.reports):
        yield f"reports/report-{number:04}/v1.md", _report(site, random, number)
    for number in range(sizes.blogs):
        yield f"blogs/blog-{number:04}.md", _blog(site, random, number)
    for number in range(sizes.notices):
        yield f"notices/notice-{number:04}.md", _notice(site, random, number)


def _common(site: Site, random: Random, year: int) -> str:
    topics = ", ".join(random.sample(site.topics, 2))
    return (
        f"---\ntitle: {phrase(random, 6)}\nsummary: {sentence(random, 16)}\n"
        f"date: {year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}\ntopics: [{topics}]\n"
    )


def _end(random: Random, words: int, ingredients: Ingredients = NOTHING, *, tables: int = 0) -> str:
    return f"---\n\n{body(random, words, ingredients, tables=tables)}"


def _project(site: Site, random: Random, number: int) -> str:
    finished = number % 2 == 0
    history = "  - date: 2012-01-10\n    status: in_progress\n"
    return (
        f"{_common(site, random, 2012)}design: effectiveness_trial\n"
        f"status_history:\n{history}"
        f"evaluator: [{site.organisation(random)}]\nfunders: [{site.organisation(random)}]\n"
        "milestones:\n  - event: recruitment_start\n    planned: 2013-01\n    actual: 2013-02\n"
        f"  - event: data_collection_end\n    planned: 2014-06\n{'    actual: 2014-09' if finished else ''}\n"
        f"{_end(random, 200)}"
    )


def _protocol(site: Site, random: Random, number: int, version: int) -> str:
    project = site.project(number // 3)
    date = f"{2012 + version}-03-{number % 28 + 1:02}"
    outcomes = "".join(
        f"  - id: outcome-{index}\n    role: {'primary' if index == 1 else 'secondary'}\n"
        f"    measure: {phrase(random, 8)}\n    timepoint: {index * 6} months\n"
        for index in range(1, 6)
    )
    change = (
        f"change:\n  class: major\n  summary: {sentence(random)}\n  reason: {sentence(random)}\n"
        "  requested_by: The research team\n  outcome_data_seen: not_known\n"
        if version > 1
        else ""
    )
    return (
        f"{_common(site, random, 2012 + version)}version_date: {date}\n"
        f"project: {project}\nkind: trial_protocol\n"
        f"authors: [{site.person(random)}, {site.organisation(random)}]\n"
        f"sample:\n  planned: {random.randint(100, 9000)}\n  unit: children\n"
        f"outcomes:\n{outcomes}{change}"
    )


def _protocol_text(site: Site, random: Random, number: int) -> str:
    cited = tuple(random.sample(site.keys, 15))
    linked = (f"projects/{site.project(number // 3)}", f"people/{site.person(random)}")
    return body(random, 2500, Ingredients(linked, cited), tables=3)


def _report(site: Site, random: Random, number: int) -> str:
    protocol = number % site.sizes.protocols
    project = site.project(protocol // 3)
    finding = (
        f"findings:\n  - outcome: outcome-1\n    timepoint: 6 months\n    statement: {sentence(random)}\n"
        "    effect_measure: risk_ratio\n    estimate: 0.9\n    interval: [0.8, 1.02]\n"
        "    interval_level: 95\n"
        "    direction: no_clear_difference\n"
    )
    cited = tuple(random.sample(site.keys, 15))
    linked = (f"projects/{project}", f"protocols/protocol-{protocol:04}")
    return (
        f"{_common(site, random, 2016)}version_date: 2016-{number % 12 + 1:02}-01\nproject: {project}\n"
        f"kind: interim\ncoverage: partial\nevaluates: protocol-{protocol:04}@1\n"
        f"authors: [{site.person(random)}]\n{finding}"
        f"{_end(random, 3500, Ingredients(linked, cited), tables=2)}"
    )


def _blog(site: Site, random: Random, number: int) -> str:
    about_hub = number % HUB_SHARE == 0 and number < HUB_SHARE * MOST_ABOUT_HUB
    project = site.hub if about_hub else site.project(number)
    return (
        f"{_common(site, random, 2008 + number % 15)}authors: [{site.person(random)}]\n"
        f"about: [projects/{project}]\n"
        f"{_end(random, 600, Ingredients((f'projects/{project}',), tuple(random.sample(site.keys, 1))))}"
    )


def _notice(site: Site, random: Random, number: int) -> str:
    return (
        f"{_common(site, random, 2020)}target: protocols/protocol-{number % site.sizes.protocols:04}\n"
        f"kind: clarification\nreason: {sentence(random)}\nissued_by: {site.organisation(random)}\n"
        f"{_end(random, 60)}"
    )
