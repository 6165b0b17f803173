"""What was sealed stays as it was read, whatever changes around it; what would change it is refused."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.sealing.conftest import ANOTHER_WORD, DAY, PROTOCOL, Site, words_of

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.graph.reading_text import first_difference, reading_text_of
from mkdocs_evidence.mkdocs_adapter import site_publish
from mkdocs_evidence.mkdocs_adapter.site_publish import Accepted

VERSIONS = ("/protocols/letters/v1/", "/reports/letters/v1/")
KEPT_FILES = ("cite.bib", "cite.ris", "cite.json", "source.md")


def read_all(site: Site) -> dict[str, dict[str, str]]:
    """The words of every sealed version's page, by the tests' own reader."""
    return {address: dict(words_of(site.page(address))) for address in VERSIONS}


def next_version(text: str, number: int, day: date = DAY) -> str:
    """The protocol's next version, published on a day: another date, label and sample, and what changed."""
    change = (
        f"change:\n  class: major\n  summary: Sample {number}.\n  reason: It grew.\n"
        "  requested_by: The families\n  outcome_data_seen: none\n---\n\n## "
    )
    text = text.replace("\ndate: 2020-03-10", f"\ndate: {day}").replace("Version 1.0", f"Version {number}.0")
    text = text.replace("2020-03-10", f"2020-0{number + 2}-10")
    return text.replace("planned: 100", f"planned: {100 + number}").replace("---\n\n## ", change, 1)


@pytest.mark.slow
def test_six_versions_with_a_bibliography_that_is_corrected(unsealed_site: Site) -> None:
    site = unsealed_site
    kept: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
    years = iter(range(2011, 2020))
    for number in range(1, 7):
        day = DAY + timedelta(days=number)
        if number > 1:
            site.write(f"content/protocols/letters/v{number}.md", next_version(PROTOCOL, number, day))
            year = next(years)
            bibliography = site.read("content/references.bib")
            site.write(
                "content/references.bib", re.sub(r"year = \{201\d\}", f"year = {{{year}}}", bibliography)
            )
        site.publish(day)
        built = site.build(day)
        assert built.succeeded, built.told
        assert site.check(day) == ()
        assert site.verify(day).succeeded
        for address, (words, files) in kept.items():
            assert words_of(site.page(address)) == words
            assert {name: (site.out / address[1:] / name).read_text() for name in KEPT_FILES} == files
        address = f"/protocols/letters/v{number}/"
        files = {name: (site.out / address[1:] / name).read_text(encoding="utf-8") for name in KEPT_FILES}
        kept[address] = (dict(words_of(site.page(address))), files)
    assert "(Field, 2010, p. 3)" in kept["/protocols/letters/v1/"][0]["text"]
    assert "2011" in kept["/protocols/letters/v2/"][0]["references"]
    assert "2015" in kept["/protocols/letters/v6/"][0]["references"]
    comparison = site.page("/protocols/letters/compare/v1..v2/")
    assert "Works cited" in comparison
    assert re.search(r"<del>.*2010.*</del>", comparison)


EDITS = {
    "a year in the bibliography": ("content/references.bib", "{2010}", "{2014}"),
    "a key of the bibliography renamed": ("content/references.bib", "{field2010,", "{field1999,"),
    "a new term of the glossary": (
        "mkdocs.yml",
        "- {term: pilot",
        "- {term: families, meaning: All.}\n        - {term: pilot",
    ),
    "another meaning of a term": ("mkdocs.yml", "A first small try.", "A second small try."),
    "a term that is gone": ("mkdocs.yml", "        - {term: pilot, meaning: A first small try.}\n", ""),
    "another citation style": ("mkdocs.yml", "citation_style: apa", "citation_style: vancouver"),
    "another label of a topic": ("mkdocs.yml", "label: Letters", "label: Post"),
    "another title of a linked project": (
        "content/projects/letters.md",
        "Letters to families",
        "Post to families",
    ),
    "another name of an author": ("content/people/jo-field.md", "Jo Field", "Jo Meadow"),
    "no links beside headings": ("mkdocs.yml", '  - toc: {permalink: "#"}\n', ""),
    "another mark beside headings": ("mkdocs.yml", 'permalink: "#"', 'permalink: "¶"'),
    "contents for a word": ("mkdocs.yml", *ANOTHER_WORD),
    "another language of citations": (
        "mkdocs.yml",
        "citation_style: apa",
        "citation_style: apa\n      citation_language: de",
    ),
}
REFUSED = {"contents for a word"}
"""What would change the words of a sealed version, and so must be refused."""


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_around_a_sealed_version_changes_no_word_of_it(sealed_site: Site, edit: str) -> None:
    assert sealed_site.build().succeeded
    before = read_all(sealed_site)
    sealed_site.replace(*EDITS[edit])
    faults, built = sealed_site.check(), sealed_site.build()
    assert built.succeeded == (faults == ()) == (edit not in REFUSED), (faults, built.told)
    if edit in REFUSED:
        assert {fault.rule.id for fault in faults} == {"reading-changed"}
        assert "in the part `text`" in faults[0].message
    else:
        assert sealed_site.verify().succeeded
    assert read_all(sealed_site) == before  # what was refused left the good site as it was


def test_the_software_reads_a_page_as_the_tests_do(sealed_site: Site) -> None:
    assert sealed_site.build().succeeded
    for address in VERSIONS:
        assert reading_text_of(sealed_site.page(address)).parts == words_of(sealed_site.page(address))


def test_every_word_of_a_version_is_in_a_sealed_part(sealed_site: Site) -> None:
    assert sealed_site.build().succeeded
    parts = words_of(sealed_site.page("/protocols/letters/v1/"))
    assert parts == {
        "title": "Protocol of the letters",
        "summary": "What the pilot of plain letters will do and what it will measure.",
        "date": "10 March 2020",
        "version_label": "Version 1.0",
        "authors": "Sam Reader",
        "sample": "100 families; two towns",
        "population": "Families of one school",
        "intervention": "A plain letter",
        "comparator": "The usual letter",
        "outcome-meetings/measure": "Families who come to the meeting",
        "outcome-meetings/role": "Primary",
        "outcome-meetings/timepoint": "3 months",
        "outcome-meetings/analysis": "Difference of shares",
        "outcome-calls/measure": "Calls by families",
        "outcome-calls/role": "Secondary",
        "text": "What is done Half of the families get a plain letter (Field, 2010, p. 3). The others get "
        "what Reader (2015) calls the usual one. The page tells more1, and she answers. Group Letter One "
        "plain Two usual It says who pays.",
        "word-plain-letter": "plain letter A letter without hard words.",
        "references": "Field, J. (2010). Letters that people read. Invented Studies. "
        "Reader, S. (2015). The usual letter. Nowhere Press.",
    }
    parts = words_of(sealed_site.page("/reports/letters/v1/"))
    assert parts["finding-1/measure"] == "Families who come to the meeting"
    assert parts["finding-1/statement"] == "More families came after a plain letter."
    assert parts["finding-1/numbers"] == "4.5 percentage points 1.5 to 7.5 percentage points 98"
    assert parts["finding-1/when"] == "planned: 3 months"
    assert parts["finding-2/direction"] == "Not estimated"
    assert parts["deviation-1/reason"] == "Two families moved."


@pytest.mark.parametrize(
    "address",
    [
        "/protocols/letters/v1/",
        pytest.param("/protocols/letters/", marks=pytest.mark.slow),
        pytest.param("/reports/letters/v1/", marks=pytest.mark.slow),
    ],
)
def test_verify_finds_each_altered_word_of_a_built_page(sealed_site: Site, address: str) -> None:
    assert sealed_site.build().succeeded
    assert sealed_site.verify().succeeded
    page, file = sealed_site.page(address), sealed_site.out / address.strip("/") / "index.html"
    parts = words_of(page)
    assert len(parts) > 8
    for name, words in parts.items():
        word = max(re.findall(r"[A-Za-z]+|\d+", words), key=len)
        file.write_text(altered(page, name, word), encoding="utf-8")
        problems = sealed_site.verify().problems
        assert len(problems) == 1, name
        assert problems[0].startswith(f"{address} does not read as it was sealed")
        assert f"`{name}`" in problems[0]
        assert "ALTERED" in problems[0]
    for old, new in HIDDEN_WORDS.items():
        assert old in page
        file.write_text(page.replace(old, new, 1), encoding="utf-8")
        assert len(sealed_site.verify().problems) == 1, new
    file.write_text(page.replace(' data-sealed="text"', ""), encoding="utf-8")
    assert "became nothing" in sealed_site.verify().problems[0]


HIDDEN_WORDS = {
    'data-sealed="text">': 'data-sealed="text"><p data-living>Not true:</p>',
    'data-sealed="text"': 'data-sealed="text" hidden',
    'data-sealed="summary"': 'data-sealed="summary" data-living class="mark"',
}
"""Ways to put words into a sealed part, or to take it away, that would leave its other words as they are."""


def altered(page: str, part: str, word: str) -> str:
    """The page with one word of a part replaced, in text and not in a tag."""
    opening = page.index(f'data-sealed="{part}"')
    pieces = re.split("(<[^>]*>)", page[page.index(">", opening) + 1 :])
    place = next(number for number, piece in enumerate(pieces) if number % 2 == 0 and word in piece)
    pieces[place] = pieces[place].replace(word, "ALTERED", 1)
    return page[: page.index(">", opening) + 1] + "".join(pieces)


def test_a_template_that_drops_words_is_refused(sealed_site: Site) -> None:
    sealed_site.write(
        "overrides/evidence/parts/outcomes.html", "{% macro outcomes_table(outcomes) %}none{% endmacro %}\n"
    )
    faults, built = sealed_site.check(), sealed_site.build()
    assert [fault.rule.id for fault in faults] == ["reading-changed"]
    assert "on /protocols/letters/v1/ and /protocols/letters/, version 1" in faults[0].message
    assert "“Calls by families” became nothing" in faults[0].message
    assert not built.succeeded
    assert "publish --accept protocols/letters@1" in (faults[0].command or "")


def test_new_words_are_accepted_with_a_reason_on_a_line_of_their_own(sealed_site: Site) -> None:
    before = sealed_site.read("content/register.jsonl")
    sealed_site.replace("mkdocs.yml", *ANOTHER_WORD)
    refused = site_publish.publish_site(
        sealed_site.config, day=DAY
    )  # nothing is taken over without being asked
    assert (refused.succeeded, refused.new) == (False, ())
    assert sealed_site.read("content/register.jsonl") == before
    published = sealed_site.publish(accepted=Accepted("protocols/letters@1", "Contents stand there now."))
    assert [(entry.address, entry.reason) for entry in published.new] == [
        ("/protocols/letters/v1/", "Contents stand there now.")
    ]
    register = sealed_site.read("content/register.jsonl")
    assert register.startswith(before)
    assert sealed_site.check() == ()
    assert sealed_site.build().succeeded
    assert sealed_site.verify().succeeded
    assert "Contents stand there now." in sealed_site.page("/permalinks/")
    again = Accepted("protocols/letters@1", "Once more.")
    assert sealed_site.publish(accepted=again).new == ()  # nothing else to accept
    with pytest.raises(SiteProblemError, match=r"did you mean protocols/letters@1\?"):
        sealed_site.publish(accepted=Accepted("protocols/leters@1", "A slip."))


@pytest.mark.parametrize(
    ("damage", "state"),
    [
        (None, "is missing"),
        (b"{}\n", "is no longer what was sealed"),
        (b"<<<<<<< HEAD\n{}\n=======\n>>>>>>> theirs\n", "is no longer what was sealed"),
    ],
)
def test_sealed_data_that_are_lost_edited_or_in_conflict(
    sealed_site: Site, damage: bytes | None, state: str
) -> None:
    file = sealed_site.folder / "content/protocols/letters/v1.sealed.json"
    good = file.read_bytes()
    if damage is None:
        file.unlink()
    else:
        file.write_bytes(damage)
    (fault,) = sealed_site.check()
    assert (fault.rule.id, fault.place.path) == ("sealed-data", "content/protocols/letters/v1.sealed.json")
    assert fault.message.endswith(state)
    assert not sealed_site.build().succeeded
    assert not publish_fails(sealed_site)
    file.write_bytes(good)
    assert sealed_site.check() == ()


def publish_fails(site: Site) -> bool:
    """Whether publishing goes through, with the register as it was where it does not."""
    before = site.read("content/register.jsonl")
    published = site_publish.publish_site(site.config, day=DAY)
    assert site.read("content/register.jsonl") == before
    return published.succeeded


def test_data_of_another_version_are_not_taken(sealed_site: Site) -> None:
    one, other = (
        sealed_site.folder / f"content/{name}/letters/v1.sealed.json" for name in ("protocols", "reports")
    )
    data = one.read_bytes(), other.read_bytes()
    one.write_bytes(data[1])
    other.write_bytes(data[0])
    assert {fault.rule.id for fault in sealed_site.check()} == {"sealed-data"}


def test_stopped_between_the_data_and_the_register(
    unsealed_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = site_publish.write_durably

    def stop_at_register(path: Path, data: bytes, staging: Path) -> None:
        if path.name == "register.jsonl":
            raise OSError(28, "No space left on device")
        write(path, data, staging)

    monkeypatch.setattr(site_publish, "write_durably", stop_at_register)
    with pytest.raises(OSError, match="No space left"):
        unsealed_site.publish()
    monkeypatch.undo()
    assert not (unsealed_site.folder / "content/register.jsonl").exists()
    unsealed_site.replace("content/references.bib", "{2010}", "{2012}")  # it was not sealed yet
    unsealed_site.publish()
    assert unsealed_site.check() == ()
    assert unsealed_site.build().succeeded
    assert "2012" in words_of(unsealed_site.page("/protocols/letters/v1/"))["references"]


def test_versions_sealed_by_an_earlier_release_get_their_data_by_new_lines(sealed_site: Site) -> None:
    lines = sealed_site.read("content/register.jsonl").splitlines(keepends=True)
    old = "".join(line for line in lines if '"kind":"reading"' not in line)
    sealed_site.write("content/register.jsonl", old)
    for file in (sealed_site.folder / "content").rglob("*.sealed.json"):
        file.unlink()
    faults = sealed_site.check()
    assert {fault.rule.id for fault in faults} == {"register-incomplete"}
    assert len(faults) == 2
    published = sealed_site.publish(DAY + timedelta(days=1))
    assert sorted(entry.address for entry in published.new) == sorted(VERSIONS)
    assert sealed_site.read("content/register.jsonl").startswith(old)
    assert sealed_site.check(DAY + timedelta(days=1)) == ()


def test_two_seals_on_one_day_and_none_on_an_earlier(sealed_site: Site) -> None:
    sealed_site.write("content/protocols/letters/v2.md", next_version(PROTOCOL, 2))
    published = sealed_site.publish()
    assert [entry.address for entry in published.new] == ["/protocols/letters/v2/"] * 2
    assert sealed_site.check() == ()
    before = sealed_site.files()
    with pytest.raises(SiteProblemError, match="the dates of the register only go forward"):
        sealed_site.publish(DAY - timedelta(days=1))
    assert sealed_site.files() == before


def test_a_record_in_a_sealed_text_is_taken_down(sealed_site: Site) -> None:
    assert sealed_site.build().succeeded
    sealed_site.write(
        "content/notices/gone.md",
        "---\ntitle: A page is gone\nsummary: A page was taken down at the wish of the person concerned.\n"
        "date: 2026-11-01\ntarget: people/jo-field\nkind: removal\nreason: As she wished.\n"
        "issued_by: {name: The editors}\n---\n",
    )
    day = DAY + timedelta(days=1)
    assert {fault.rule.id for fault in sealed_site.check(day)} == {"register-incomplete"}
    published = sealed_site.publish(day)
    readings = [entry for entry in published.new if entry.kind.value == "reading"]
    assert [(entry.address, entry.removals) for entry in readings] == [
        ("/protocols/letters/v1/", ("notices/gone",)),
        ("/reports/letters/v1/", ("notices/gone",)),  # it cites a work of the person by name
    ]
    assert sealed_site.check(day) == ()
    assert sealed_site.build(day).succeeded
    assert sealed_site.verify(day).succeeded
    parts = words_of(sealed_site.page("/protocols/letters/v1/"))
    assert "page tells more" in parts["text"]
    # The removal is undone: the words that were sealed first hold again, without another line.
    (sealed_site.folder / "content/notices/gone.md").unlink()
    faults = {fault.rule.id for fault in sealed_site.check(day)}
    assert "reading-changed" not in faults
    assert "register-incomplete" not in faults


def test_the_permalinks_give_each_digest(sealed_site: Site) -> None:
    assert sealed_site.build().succeeded
    listed = json.loads((sealed_site.out / "permalinks.json").read_text(encoding="utf-8"))["addresses"]
    assert len({one["address"] for one in listed}) == len(listed)
    (version,) = (one for one in listed if one["address"] == "/protocols/letters/v1/")
    page = sealed_site.page("/protocols/letters/v1/")
    assert [one["digest"] for one in version["reading_texts"]] == [reading_text_of(page).digest]


def test_the_first_difference_is_named_with_the_words_around_it() -> None:
    before = {"text": "one two three four five six seven", "title": "A"}
    assert first_difference(before, dict(before)) is None
    found = first_difference(before, before | {"text": "one two three four five SIX seven"})
    assert found is not None
    assert found.in_words == (
        "in the part `text`, “… two three four five six seven” became “… two three four five SIX seven”"
    )
    found = first_difference(before, {"text": before["text"]})
    assert found is not None
    assert found.in_words == "in the part `title`, “A” became nothing"


def test_a_day_before_the_register_shows_what_was_sealed(sealed_site: Site) -> None:
    assert sealed_site.build().succeeded
    before = read_all(sealed_site)
    sealed_site.replace("content/references.bib", "{2010}", "{2014}")
    assert sealed_site.build(date(2026, 11, 20)).succeeded
    assert read_all(sealed_site) == before


@pytest.mark.parametrize("with_file", [True, False])
def test_the_report_that_closed_a_study_is_taken_down(sealed_site: Site, *, with_file: bool) -> None:
    planned = "  - {date: 2020-03-01, status: planned}\n"
    later = "".join(
        f"  - {{date: {day}, status: {status}}}\n"
        for day, status in (
            ("2020-04-01", "in_progress"),
            ("2021-01-01", "analysis"),
            ("2021-03-10", "completed"),
        )
    )
    sealed_site.replace("content/projects/letters.md", planned, planned + later)
    assert sealed_site.check() == ()
    if not with_file:
        (sealed_site.folder / "content/reports/letters/v1.md").unlink()
    sealed_site.write(
        "content/notices/gone.md",
        "---\ntitle: A report is gone\nsummary: A report was taken down on legal grounds, for a test.\n"
        "date: 2026-11-02\ntarget: reports/letters\nkind: removal\nreason: A court asked for it.\n"
        "issued_by: {name: The editors}\n---\n",
    )
    sealed_site.publish()
    assert sealed_site.check() == ()
    assert sealed_site.build().succeeded
    assert sealed_site.verify().succeeded
    assert "was removed" in sealed_site.page("/reports/letters/v1/")
