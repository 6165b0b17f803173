"""Typical pull requests to the invented site: what each changes in its files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

NEW_POST = """\
---
title: Why we count weeds
summary: An invented post, for tests only; it tells why the trial counts weeds in forty gardens.
date: 2026-06-20
authors: [people/bo-fiction]
about: [projects/garden-trial]
topics: [gardens]
---

We count weeds because nobody else does. See [[reports/garden-trial]].
"""
FIRST_PROTOCOL = """\
---
title: Protocol of the planned study
summary: An invented protocol, for tests only; it says what the planned study will do and measure.
date: 2026-06-25
version_date: 2026-06-25
project: planned-study
kind: trial_protocol
authors: [people/ada-invented]
outcomes:
  - {id: joy, role: primary, measure: Joy of gardeners, timepoint: 6 months}
  - {id: weeds, role: secondary, measure: Weeds in a square metre}
sample: {planned: 60, unit: gardens}
---

## What is done

Half of the gardens get a gardener.
"""
NEW_REPORT = """\
---
title: Report of the overdue study
summary: An invented report, for tests only; it says what the overdue study found, and what it did not.
date: 2026-06-28
version_date: 2026-06-28
project: overdue-study
kind: final
authors: [people/ada-invented]
evaluates: overdue-study@1
coverage: complete
findings:
{findings}
---

## What was found

Less than was hoped for.
"""
NOTICE = """\
---
title: {title}
summary: An invented notice, for tests only; it says what must be known of another record.
date: 2026-06-29
kind: {kind}
target: {target}
reason: {reason}
issued_by: {{name: Editors of the invented site}}
{more}---

The editors looked at it on two days in June (invented).
"""


@dataclass(frozen=True, slots=True)
class Content:
    """The folder of a site, and how an editor changes it."""

    folder: Path

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

    def replace(self, path: str, *pairs: tuple[str, str]) -> None:
        text = self.read(path)
        for old, new in pairs:
            assert old in text, text
            text = text.replace(old, new, 1)
        self.write(path, text)


def _new_post(site: Content) -> None:
    site.write("content/blogs/why-weeds.md", NEW_POST)


def _first_protocol(site: Content) -> None:
    site.write("content/protocols/planned-study/v1.md", FIRST_PROTOCOL)


def _amended_version(site: Content) -> None:
    text = site.read("content/protocols/garden-trial/v3.md")
    for old, new in (
        ("date: 2021-09-01\nversion_date: 2021-09-01", "date: 2026-06-24\nversion_date: 2026-06-24"),
        ("summary: Birds are no longer counted.", "summary: Visits to the doctor are no longer counted."),
        ("reason: The birds flew away.", "reason: The doctors gave no records."),
        ("outcome_data_seen: blinded", "outcome_data_seen: none"),
        ("  - {id: visits, role: secondary, measure: Visits to the doctor}\n", ""),
        ("Hours of sleep, timepoint: 12 months", "Hours of sleep, timepoint: 6 months"),
        ('version_label: "3.0"', 'version_label: "4.0"'),
        ("planned: 400", "planned: 380"),
        ("Version 3.", "Version 4. Gardens that were lost are counted as they were last seen."),
    ):
        assert old in text, text
        text = text.replace(old, new)
    site.write("content/protocols/garden-trial/v4.md", text)


def _status_entry(site: Content) -> None:
    planned = '  - {date: "2026-03-01", status: planned}\n'
    begun = '  - {date: "2026-06-15", status: in_progress}\n'
    site.replace("content/projects/planned-study.md", (planned, planned + begun))


def _report_with_findings(site: Content) -> None:
    outcomes = re.findall(r"id: ([a-z-]+)", site.read("content/protocols/overdue-study/v1.md"))
    findings = "\n".join(
        f"  - {{outcome: {one}, direction: no_clear_difference, statement: There was no clear difference.}}"
        for one in outcomes
    )
    site.write("content/reports/overdue-study/v1.md", NEW_REPORT.format(findings=findings))


def _retraction(site: Content) -> None:
    site.write(
        "content/notices/garden-trial-retracted.md",
        NOTICE.format(
            title="The report of the garden trial is retracted",
            kind="retraction",
            target="reports/garden-trial",
            reason="Eleven gardens had been counted twice.",
            more="",
        ),
    )


def _typo(site: Content) -> None:
    site.replace("content/blogs/retold-post.md", ("to test the software", "to try out the software"))


def _removal(site: Content) -> None:
    site.write(
        "content/notices/retold-post-removed.md",
        NOTICE.format(
            title="A post was taken down",
            kind="removal",
            target="blogs/retold-post",
            reason="A court does not allow it to be shown.",
            more="grounds: legal\n",
        ),
    )


def _concern_ended(site: Content) -> None:
    site.write(
        "content/notices/no-doubt-about-letters.md",
        NOTICE.format(
            title="The plan was there in time",
            kind="resolution",
            target="protocols/letter-plan",
            reason="A dated copy was found.",
            more="resolves: notices/doubt-about-letters\n",
        ),
    )


def _new_name(site: Content) -> None:
    site.replace(
        "content/organisations/invented-university.md",
        ("title: The Invented University", "title: The Invented University of Gardens"),
    )


def _settings(site: Content) -> None:
    site.replace("mkdocs.yml", ("label: Invented gardens", "label: Gardens that were invented"))


def _software(site: Content) -> None:
    site.write("plugins/mkdocs_evidence/views/home.py", "# Invented: another look of the front page.\n")
    site.write("requirements.lock", "# Invented: another version of a library.\n")


def _nothing(site: Content) -> None:
    """Change nothing: a branch that somebody began."""


def _page_and_cited_work(site: Content) -> None:
    site.replace("content/about.md", ("Everything on this site", "All that stands on this site"))
    site.replace("content/references.bib", ("year = {2022}", "year = {2023}"))


def _later_and_draft(site: Content) -> None:
    site.write("content/blogs/why-weeds.md", NEW_POST.replace("date: 2026-06-20", "date: 2026-09-01"))
    site.replace("content/blogs/draft-post.md", ("only to test", "for now only to test"))


def _busy_day(site: Content) -> None:
    for change in (_new_post, _first_protocol, _status_entry, _report_with_findings, _retraction, _typo):
        change(site)
    for number in range(1, 4):
        post = NEW_POST.replace("Why we count weeds", f"Weeds, part {number}")
        site.write(f"content/blogs/weeds-{number}.md", post)
    _concern_ended(site)
    _settings(site)


def _rare_acts(site: Content) -> None:
    post = site.read("content/blogs/withdrawn-post.md")
    (site.folder / "content/blogs/withdrawn-post.md").unlink()
    site.write(
        "content/blogs/post-under-a-new-name.md",
        post.replace("---", "---\naliases: [/blogs/withdrawn-post/]", 1),
    )
    site.replace("content/notices/post-withdrawn.md", ("blogs/withdrawn-post", "blogs/post-under-a-new-name"))
    site.replace("content/projects/overdue-study.md", ("results_due: 2025-12-31", "results_due: 2026-12-31"))
    site.write(
        "content/identifiers.yml",
        site.read("content/identifiers.yml")
        + "protocols/garden-trial@2:\n  doi: 10.5555/invented.protocol.2\n",
    )
    site.replace(
        "mkdocs.yml",
        ("      editions:\n", '      editions:\n        - {name: "2026-06-29", date: "2026-06-29"}\n'),
        ("      topics:\n", "      redirects: {/old/page/: /about/}\n      topics:\n"),
    )
    notices = (
        ("correction", "reports/letter-trial"),
        ("clarification", "projects/garden-pilot"),
        ("withdrawal", "protocols/silent-study"),
        ("concern", "reports/garden-pilot"),
        ("non_publication", "projects/silent-study"),
    )
    for kind, target in notices:
        text = NOTICE.format(title=f"A {kind}", kind=kind, target=target, reason="It was invented.", more="")
        site.write(f"content/notices/june-{kind.replace('_', '-')}.md", text)
    _third_report(site)


def _third_report(site: Content) -> None:
    text = site.read("content/reports/garden-trial/v2.md")
    for old, new in (
        ("date: 2023-02-01\nversion_date: 2023-02-01", "date: 2026-06-26\nversion_date: 2026-06-26"),
        ("summary: A table was mended.", "summary: Songs are left out. Weeds were counted anew."),
        ("estimate: 1.4, interval: [1.1, 1.8]", "estimate: 1.5, interval: [1.2, 1.9]"),
        (
            "  - {outcome: cost}",
            "  - {outcome: cost}\n  - {outcome: worms, reason: The worms were not found.}",
        ),
    ):
        assert old in text, text
        text = text.replace(old, new)
    text = re.sub(r"  - \{added: true, measure: Number of songs.*\n", "", text)
    text = text.replace(
        "not_reported:",
        "  - {added: true, measure: Number of bees, direction: not_estimated, statement: There were bees.}\n"
        "not_reported:",
    )
    site.write("content/reports/garden-trial/v3.md", text)


def _must_wait(site: Content) -> None:
    site.replace("content/protocols/garden-trial/v3.md", ("Version 3.", "Version 3, mended."))
    site.replace("content/projects/paused-study.md", ("status: paused", "status: analysis"))
    _typo(site)


PROPOSALS: Mapping[str, Callable[[Content], None]] = MappingProxyType(
    {
        "01-new-post": _new_post,
        "02-first-protocol": _first_protocol,
        "03-amended-version": _amended_version,
        "04-status-entry": _status_entry,
        "05-report-with-findings": _report_with_findings,
        "06-retraction": _retraction,
        "07-typo": _typo,
        "08-removal": _removal,
        "09-concern-ended": _concern_ended,
        "10-new-name-of-an-organisation": _new_name,
        "11-settings": _settings,
        "12-software": _software,
        "13-nothing": _nothing,
        "14-page-and-cited-work": _page_and_cited_work,
        "15-later-and-draft": _later_and_draft,
        "16-busy-day": _busy_day,
        "17-must-wait": _must_wait,
        "18-rare-acts": _rare_acts,
    }
)
