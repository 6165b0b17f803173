"""An invented site in which every place that takes a text holds hostile strings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from urllib.parse import quote

from mkdocs_evidence.exports.bibtex import escaped

from .sheets import Sheet, can_stand_bare, in_yaml

AT_ONCE = 60
"""Strings in the lists of one record."""
MOST_OF_ALIAS = 80
"""How long a path may be is told by other tests."""
_CODES = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
"""What BibTeX, which has no codes for them, is never given by its writer."""
SUMMARY = "Invented, for tests only, with this at its end: "
FIRST = date(2021, 1, 1)
BODY = (
    ("body: text", "Text: §"),
    ("body: heading", "## §"),
    ("body: link to a record", "A [[programmes/base|§]] link."),
    ("body: link", "A [§](https://outside.example/) link."),
    ("body: alt text", "![§](../drawing.svg)"),
    ("body: caption", '![a drawing](../drawing.svg "§")'),
    ("body: emphasis", "A *§* and **more**."),
    ("body: footnote", "[^1]: A note: §"),
)
"""Places in a text, as Markdown, with the string where § stands."""


def site_sheets(strings: Sequence[str], rotation: int = 0) -> tuple[Sheet, ...]:
    """Every file of a site of these strings; a rotation puts each into a record of another type."""
    # A half of a pair ends the reading of a file: one in each title is enough.
    listed = [text for text in strings if can_stand_bare(text)]
    groups = [listed[at : at + AT_ONCE] for at in range(0, len(listed), AT_ONCE)]
    return (
        *_base(),
        *_titles(strings, rotation),
        *(sheet for number, group in enumerate(groups) for sheet in _lists(number, group)),
        _bibliography(strings),
        _citing(strings),
        *(_page(number, text) for number, text in enumerate(strings) if number % 12 == rotation % 12),
        _settings(strings),
    )


def _sheet(kind: str, name: str, version: str = "") -> Sheet:
    path = f"content/{kind}/{name}/{version}.md" if version else f"content/{kind}/{name}.md"
    sheet = Sheet(path, f"{kind}/{name}/{version}/" if version else f"{kind}/{name}/")
    sheet.say("---")
    return sheet


def _plain(sheet: Sheet, title: str, day: str = "2021-01-01") -> None:
    sheet.say(f"title: {title}", "summary: An invented record, for tests only.", f"date: {day}")


def _base() -> Iterator[Sheet]:
    """Records that others refer to."""
    programme = _sheet("programmes", "base")
    _plain(programme, "The base programme")
    project = _sheet("projects", "base")
    _plain(project, "The base project")
    project.say("design: pilot", 'status_history: [{date: "2021-01-01", status: in_progress}]')
    person = _sheet("people", "base")
    _plain(person, "Ada Invented")
    for sheet in (programme, project, person):
        sheet.say("---", "", "Invented.")
        yield sheet


def _in_alias(text: str) -> str:
    return in_yaml(f"/old/{text}")


Extra = Callable[[Sheet, str, int], None]


def _blog(sheet: Sheet, text: str, number: int) -> None:
    sheet.hold("name of an author", text, "authors: [people/base, {name: §}]")
    sheet.put("alias", text[:MOST_OF_ALIAS], "aliases: [§]", _in_alias, page="")
    sheet.say("topics: [" + (f"t{number}" if number < AT_ONCE else "t0") + "]")


def _retelling(sheet: Sheet, text: str, number: int) -> None:
    sheet.say("original:", "  url: https://outside.example/post", "  authors: people/base")
    sheet.hold("title of an original", text, "  title: §")


def _project(sheet: Sheet, text: str, number: int) -> None:
    sheet.say("design: pilot", "lead: people/base")
    sheet.say('status_history: [{date: "2021-01-01", status: in_progress}]')
    sheet.say("registration:")
    sheet.hold("registry", text, "  registry: §")
    sheet.hold("id in a registry", text, "  id: §")


def _protocol(sheet: Sheet, text: str, number: int) -> None:
    sheet.say("version_date: 2021-01-01", "project: base", "kind: trial_protocol", "authors: people/base")
    sheet.say("outcomes: [{id: joy, role: primary, measure: Joy}]")
    for name in ("version_label", "population", "intervention", "comparator", "ethics"):
        sheet.hold(name, text, f"{name}: §")


def _report(sheet: Sheet, text: str, number: int) -> None:
    sheet.say("version_date: 2021-01-01", "project: base", "kind: final", "authors: people/base")
    sheet.say("coverage: partial")
    sheet.hold("licence", text, "licence: §")


def _notice(sheet: Sheet, text: str, number: int) -> None:
    sheet.say("target: projects/base", "kind: clarification")
    sheet.hold("reason of a notice", text, "reason: §")
    sheet.hold("issuer of a notice", text, "issued_by: {name: §}")


def _person(sheet: Sheet, text: str, number: int) -> None:
    sheet.hold("role", text, "roles: [{role: §}]")


def _event(sheet: Sheet, text: str, number: int) -> None:
    sheet.say("start: 2031-05-05T10:00+01:00")
    sheet.hold("place of an event", text, "venue: §")
    sheet.hold("outcome of an event", text, "outcome: §", page="")
    sheet.hold("name of a speaker", text, "speakers: [{name: §}]")


def _call(sheet: Sheet, text: str, number: int) -> None:
    sheet.say("opens: 2021-02-01", "closes: 2031-03-01")


def _programme(sheet: Sheet, text: str, number: int) -> None:
    sheet.hold("budget", text, "budget: §")


def _nothing(sheet: Sheet, text: str, number: int) -> None:
    pass


KINDS: tuple[tuple[str, str, Extra], ...] = (
    ("blogs", "", _blog),
    ("projects", "", _project),
    ("organisations", "", _nothing),
    ("protocols", "v1", _protocol),
    ("people", "", _person),
    ("blogs", "", _retelling),
    ("reports", "v1", _report),
    ("events", "", _event),
    ("notices", "", _notice),
    ("calls", "", _call),
    ("programmes", "", _programme),
)


def kind_of(number: int, rotation: int) -> tuple[str, str, Extra]:
    """The type of the record whose title is the string of this number."""
    return KINDS[(number + rotation) % len(KINDS)]


def _titles(strings: Sequence[str], rotation: int) -> Iterator[Sheet]:
    """A record for each string, that has it as title, summary and alt text, and in its text."""
    for number, text in enumerate(strings):
        kind, version, extra = kind_of(number, rotation)
        sheet = _sheet(kind, f"text-{number}", version)
        sheet.hold("title", text, "title: §")
        sheet.hold("summary", SUMMARY + text, "summary: §")
        sheet.say("date: 2021-01-01", f"image: {'../' * bool(version)}../drawing.svg")
        sheet.hold("alt text", text, "image_alt: §")
        sheet.hold("note of an update", text, 'updates: [{date: "2021-02-03", note: §}]')
        extra(sheet, text, number)
        sheet.say("---", "", _to_another(number, len(strings), rotation), "")
        for place, form in BODY if can_stand_bare(text) else ():
            sheet.write(place, text, form.replace("../", "../" * (1 + bool(version))))
            sheet.say("")
        sheet.say("Note[^1].", "")
        if not can_stand_bare(text):
            sheet.say("[^1]: A note without the string.")
        yield sheet


def _to_another(number: int, count: int, rotation: int) -> str:
    """A link to another record, whose title is a string too."""
    other = (number + 1) % count
    link = f"[[{kind_of(other, rotation)[0]}/text-{other}]]"
    return f"Invented. See {link}.\n\n## Of {link}\n"


def _lists(number: int, strings: Sequence[str]) -> Iterator[Sheet]:
    """Records with lists in which each string is an entry."""
    yield _project_lists(number, strings)
    yield from _protocol_versions(number, strings)
    yield _report_lists(number, strings)


def _project_lists(number: int, strings: Sequence[str]) -> Sheet:
    sheet = _sheet("projects", f"lists-{number}")
    _plain(sheet, f"Lists {number}")
    sheet.say("design: pilot", "lead: people/base", "status_history:")
    for at, text in enumerate(strings):
        day = FIRST + timedelta(days=2 * at)
        sheet.hold("reason of a status", text, f'  - {{date: "{day}", status: paused, reason: §}}')
        sheet.say(f'  - {{date: "{day + timedelta(days=1)}", status: in_progress}}')
    sheet.say("milestones:")
    for text in strings:
        sheet.hold("label of a milestone", text, '  - {event: other, label: §, planned: "2031-01-02"}')
    sheet.say("key_figures:")
    for text in strings:
        sheet.hold("label of a figure", text, '  - {label: §, value: "1"}')
        sheet.hold("value of a figure", text, "  - {label: Figure, value: §}")
    sheet.say("---", "", "Invented.")
    return sheet


def _protocol_versions(number: int, strings: Sequence[str]) -> Iterator[Sheet]:
    """Two versions with other outcomes each, which the page of the comparison shows."""
    half = len(strings) // 2
    for version, part in ((1, strings[:half]), (2, strings[half:])):
        sheet = _sheet("protocols", f"lists-{number}", f"v{version}")
        _plain(sheet, f"Lists {number}", f"2021-01-0{version}")
        sheet.say(f"version_date: 2021-01-0{version}", "project: base", "kind: trial_protocol")
        sheet.say("authors: people/base")
        if version > 1:
            sheet.say("change:", "  class: major", "  outcome_data_seen: none")
            for at, name in enumerate(("summary", "reason", "requested_by", "outcome_data_note")):
                text = strings[(number + at) % len(strings)]
                sheet.hold(f"change: {name}", text, f"  {name}: §")
        sheet.say("outcomes:")
        for at, text in enumerate(part):
            sheet.hold("measure of an outcome", text, f"  - {{id: o{at}, role: secondary, measure: §}}")
        sheet.say("files:")
        for at, text in enumerate(part):
            sheet.hold("title of a file", text, f"  - {{url: https://files.example/{at}.pdf, title: §}}")
        sheet.say("---", "", "Invented.", "")
        for text in filter(can_stand_bare, part):
            sheet.write("body of a version", text, "Text: §")
            sheet.say("")
        yield sheet


def _report_lists(number: int, strings: Sequence[str]) -> Sheet:
    sheet = _sheet("reports", f"lists-{number}", "v1")
    _plain(sheet, f"Lists {number}", "2022-01-01")
    sheet.say("version_date: 2022-01-01", "project: base", "kind: final", "authors: people/base")
    sheet.say("coverage: partial", "findings:")
    effect = (
        "effect_measure: mean_difference, estimate: 1, interval: [0.5, 1.5], direction: favours_intervention"
    )
    for at, text in enumerate(strings):
        start = f"  - {{added: true, reason: Invented, timepoint: day {at}, "
        sheet.hold("measure of a finding", text, f"{start}measure: §, {effect}, statement: More.}}")
        sheet.hold("statement of a finding", text, f"{start}measure: Number {at}, {effect}, statement: §}}")
    sheet.say("deviations:")
    for text in strings:
        sheet.hold("deviation", text, "  - {planned: by hand, done: §}")
    sheet.say("---", "", "Invented.")
    return sheet


def _bibliography(strings: Sequence[str]) -> Sheet:
    """Works whose every field is a string, written as BibTeX writes it."""
    sheet = Sheet("content/references.bib", "blogs/citing/")
    for number, text in enumerate(strings):
        words = text if can_stand_bare(text) and not _CODES.search(text) else "Invented words"
        sheet.say(f"@article{{work{number},", "  year = {2020},")
        for name in ("title", "author", "journal", "note"):
            sheet.put(
                f"{name} of a cited work",
                words,
                f"  {name} = {{{{§}}}},",
                escaped,
                page="" if name == "note" else None,
            )
        sheet.put(
            "address of a cited work", text, "  url = {https://outside.example/§},", _in_address, page=""
        )
        sheet.say("}")
    return sheet


def _in_address(text: str) -> str:
    return quote(text, errors="replace")


def _citing(strings: Sequence[str]) -> Sheet:
    sheet = _sheet("blogs", "citing")
    _plain(sheet, "A post that cites")
    sheet.say("authors: people/base", "---", "", "Invented.", "")
    sheet.say(*(f"Work {number} [@work{number}].\n" for number in range(len(strings))))
    return sheet


def _page(number: int, text: str) -> Sheet:
    """A page that is no record."""
    sheet = Sheet(f"content/page{number}.md", f"page{number}/")
    sheet.say("---")
    sheet.hold("title of a page", text, "title: §", page="")
    sheet.hold("description of a page", text, "description: §", page="")
    sheet.say("---", "", "# A page", "")
    if can_stand_bare(text):
        sheet.write("body of a page", text, "Text: §")
    return sheet


def _settings(strings: Sequence[str]) -> Sheet:
    """The settings: topics and words hold strings; the site's own names hold one that ends scripts."""
    sheet = Sheet("mkdocs.yml", "words/")
    name = 'Invented </script><script>window.ran=1</script> & "Sons"'
    sheet.say(f"site_name: {in_yaml(name)}", f"site_description: {in_yaml(name)}")
    sheet.say("site_url: https://hostile.example/", "docs_dir: content", "strict: false")
    sheet.say("theme: {name: material, font: false}", "markdown_extensions: [attr_list, footnotes, tables]")
    sheet.say("plugins:", "  - evidence/content:", f"      publisher: {in_yaml(name)}")
    sheet.say(f"      statement: {in_yaml(name)}", "      topics:")
    for number, text in enumerate(strings[:AT_ONCE]):
        form = f"        - {{id: t{number}, description: Invented., label: §}}"
        sheet.hold("label of a topic", text, form, page="topics/")
    sheet.say("      glossary:")
    for number, text in enumerate(strings):
        sheet.hold("meaning of a word", text, f"        - {{term: invented word {number}, meaning: §}}")
        sheet.hold("word", text, f"        - {{meaning: Meaning {number}., term: §}}")
    sheet.say("  - evidence/pages", "  - evidence/exports")
    return sheet
