"""What an entry of the bibliography means, whatever way it is written."""

from __future__ import annotations

import pytest

from mkdocs_evidence.model import CslDate, CslItem, CslName, PartialDate
from mkdocs_evidence.reading import SourceFile, read_bibliography


def item_of(fields: str, kind: str = "book") -> CslItem:
    read = read_bibliography(SourceFile("references.bib", f"@{kind}{{k, title={{T}}, {fields}}}".encode()))
    assert read.diagnostics == ()
    return read.bibliography.entries[0].item


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("{Smith, Anna and Jones, Mary}", (CslName("Smith", "Anna"), CslName("Jones", "Mary"))),
        ("{Anna Smith}", (CslName("Smith", "Anna"),)),
        ("{{World Health Organization}}", (CslName(literal="World Health Organization"),)),
        ("{{Barnes and Noble} and Voltaire}", (CslName(literal="Barnes and Noble"), CslName("Voltaire"))),
        ("{van der Berg, Jan}", (CslName("Berg", "Jan", particle="van der"),)),
        ("{Jan van der Berg}", (CslName("Berg", "Jan", particle="van der"),)),
        ("{King, Jr., Martin Luther}", (CslName("King", "Martin Luther", suffix="Jr."),)),
        (
            r"{M{\"u}ller, J{\"o}rg and {\O}sterg{\aa}rd, \'Eva}",
            (CslName("Müller", "Jörg"), CslName("Østergård", "Éva")),
        ),
        ("{Mayhew Manistre, Ann}", (CslName("Mayhew Manistre", "Ann"),)),
        ("{Smith, Anna and others}", (CslName("Smith", "Anna"), CslName(literal="others"))),
        ("{" + " and ".join(["Smith, Anna"] * 40) + "}", (CslName("Smith", "Anna"),) * 40),
        ("{}", ()),
    ],
)
def test_authors_are_who_they_are(written: str, names: tuple[CslName, ...]) -> None:
    assert item_of(f"author = {written}").author == names


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("year = 2019", CslDate(PartialDate(2019))),
        ("year = {2019/20}", CslDate(PartialDate(2019), PartialDate(2020))),
        ("year = {2019--2021}", CslDate(PartialDate(2019), PartialDate(2021))),
        ("date = {2019-03}", CslDate(PartialDate(2019, 3))),
        ("date = {2019-03-20/2019-04-01}", CslDate(PartialDate(2019, 3, 20), PartialDate(2019, 4, 1))),
        ("year = 2019, month = mar, day = 5", CslDate(PartialDate(2019, 3, 5))),
        ("year = 2019, month = {20 March}", CslDate(PartialDate(2019, 3, 20))),
        ("year = {c. 1850}", CslDate(PartialDate(1850), circa=True)),
        ("year = {1999/00}", CslDate(PartialDate(1999), PartialDate(2000))),
        ("year = {n.d.}", CslDate(literal="n.d.")),
        ("date = {undated}", CslDate(literal="n.d.")),
        ("year = {In press}", CslDate(literal="in press")),
        ("year = {}", None),
        ("urldate = {n.d.}", None),
    ],
)
def test_dates_are_as_exact_as_they_are_known(written: str, date: CslDate | None) -> None:
    assert item_of(written).issued == date


@pytest.mark.parametrize(("written", "state"), [("inpress", "in press"), ("Advance copy", "Advance copy")])
def test_the_state_of_a_work_is_told_in_words(written: str, state: str) -> None:
    item = item_of(f"pubstate = {{{written}}}")
    assert (item.issued, item.status) == (None, state)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"{A \& B, 50\% of c\_d}", "A & B, 50% of c_d"),
        ("{50% off}", "50% off"),
        (r"{The {SWIS} trial of \emph{schools} --- and more}", "The SWIS trial of schools — and more"),
        ('{<b>not bold</b> & "quoted"}', '<b>not bold</b> & "quoted"'),
        ('"In quotes" # { and } # jt', "In quotes and Journal"),
    ],
)
def test_a_title_shows_as_it_is_meant(written: str, title: str) -> None:
    data = f"@string{{jt = {{Journal}}}}\n@book{{k, title = {written}}}".encode()
    assert read_bibliography(SourceFile("references.bib", data)).bibliography.entries[0].item.title == title


def test_addresses_and_dois_are_not_decoded() -> None:
    item = item_of(r"url = {https://example.org/a_b?x=%20y&z=\%7E}, doi = {https://doi.org/10.1000/a_b--c}")
    assert (item.url, item.doi) == ("https://example.org/a_b?x=%20y&z=%7E", "10.1000/a_b--c")


def test_items_survive_being_kept() -> None:
    item = item_of(
        "author={van der Berg, Jan}, year={2019/20}, url={https://example.org}, number=4", "techreport"
    )
    assert CslItem.from_csl(item.to_csl()) == item
