"""Two versions side by side: words are never lost, and what readers see is what is compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.graph.comparison import (
    Block,
    Operation,
    Run,
    blocks_of,
    compare_texts,
    compare_words,
    field_differences,
    stretches,
)
from mkdocs_evidence.model import ProtocolFields

SAME, ADDED, REMOVED, CHANGED = Operation.SAME, Operation.ADDED, Operation.REMOVED, Operation.CHANGED
TEXT = st.text(alphabet="ab c.,’1-\n", max_size=60)
BLOCKS = st.lists(
    st.builds(Block, st.sampled_from(["p", "li", "h2"]), st.text("ab c", min_size=1)), max_size=8
)


def shown(older: str, newer: str) -> list[tuple[str, str]]:
    return [(run.operation.value[0], run.text) for run in compare_words(older, newer)]


@given(TEXT, TEXT)
def test_the_runs_make_up_both_texts(older: str, newer: str) -> None:
    runs = compare_words(older, newer)
    assert "".join(run.text for run in runs if run.operation is not ADDED) == older
    assert "".join(run.text for run in runs if run.operation is not REMOVED) == newer


@given(BLOCKS, BLOCKS)
def test_no_block_of_either_text_is_lost(older: list[Block], newer: list[Block]) -> None:
    compared = compare_texts(older, newer)
    old = [
        "".join(r.text for r in one.runs if r.operation is not ADDED)
        for one in compared
        if one.operation is not ADDED
    ]
    new = [
        "".join(r.text for r in one.runs if r.operation is not REMOVED)
        for one in compared
        if one.operation is not REMOVED
    ]
    assert old == [block.text for block in older]
    assert new == [block.text for block in newer]
    assert tuple(block for stretch in stretches(compared) for block in stretch.blocks) == compared


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        ("", "", []),
        ("all the same", "all the same", [("s", "all the same")]),
        (
            "about 200 children",
            "about 250 children",
            [("s", "about "), ("r", "200"), ("a", "250"), ("s", " children")],
        ),
        ("Half of it.", "Half of it. More.", [("s", "Half of it."), ("a", " More.")]),
        ("don't stop", "don’t stop", [("r", "don't"), ("a", "don’t"), ("s", " stop")]),
        (
            "in care of the council for ever",
            "at home with the family for ever",
            [("r", "in care of the council"), ("a", "at home with the family"), ("s", " for ever")],
        ),
    ],
)
def test_differences_read_as_an_editor_would_mark_them(
    older: str, newer: str, expected: list[tuple[str, str]]
) -> None:
    assert shown(older, newer) == expected


def test_blocks_are_what_a_reader_sees() -> None:
    html = """
    <h2 id="a">The <em>plan</em> &amp; why<a class="headerlink" href="#a">#</a></h2>
    <p>One  line<br>and
    another.</p>
    <ul><li>first<ul><li>within</li></ul></li><li><p>second</p></li></ul>
    <table><thead><tr><th>Field</th><th>Entry</th></tr></thead>
    <tbody><tr><td>Date</td><td><p>March</p></td></tr></tbody></table>
    <pre><code>a  b
      c</code></pre>
    <script>alert(1)</script><p><img alt="A school" src="x.png"></p><p> </p>
    """
    assert blocks_of(html) == (
        Block("h2", "The plan & why"),
        Block("p", "One line and another."),
        Block("li", "first"),
        Block("li", "within"),
        Block("p", "second"),
        Block("tr", "Field | Entry"),
        Block("tr", "Date | March"),
        Block("pre", "a  b\n      c"),
        Block("p", "A school"),
    )


@given(st.text(alphabet="<>/pliabtr =\"'&;!-", max_size=120))
def test_no_html_breaks_the_reader(html: str) -> None:
    assert all(block.text.strip() for block in blocks_of(html))


def test_a_moved_paragraph_is_removed_and_added_and_the_rest_stays() -> None:
    one, two, three = (Block("p", text) for text in ("One is here.", "Two went away.", "Three stays put."))
    compared = compare_texts([one, two, three], [two, one, three])
    assert [block.operation for block in compared].count(SAME) == 2


def test_what_was_taken_out_stands_before_what_came_in_its_place() -> None:
    compared = compare_texts([Block("p", "Apples and pears.")], [Block("p", "Whales swim deeply.")])
    assert [block.operation for block in compared] == [REMOVED, ADDED]


def test_long_unchanged_parts_are_folded_but_for_their_edges() -> None:
    blocks = [Block("p", f"Paragraph number {number}.") for number in range(9)]
    found = stretches(compare_texts(blocks, [*blocks, Block("p", "New.")]))
    assert [(stretch.folded, len(stretch.blocks)) for stretch in found] == [(True, 8), (False, 2)]


def protocol(**changes: object) -> ProtocolFields:
    values = {
        "title": "A plan",
        "summary": "What will be done and measured, in one sentence.",
        "date": "2019-03-14",
        "version_date": "2019-03",
        "project": "a-project",
        "kind": "pilot_protocol",
        "authors": ["jo-field"],
        "outcomes": [
            {"id": "referrals", "role": "primary", "measure": "Referrals"},
            {"id": "attendance", "role": "secondary", "measure": "Days at school"},
        ],
        "sample": {"planned": 200, "unit": "pupils"},
    }
    return ProtocolFields.model_validate(values | changes)


def test_fields_are_compared_outcome_by_outcome_and_the_sample_before_the_dates() -> None:
    newer = protocol(
        outcomes=[
            {"id": "referrals", "role": "secondary", "measure": "Referrals"},
            {"id": "care-days", "role": "primary", "measure": "Days in care"},
        ],
        sample={"planned": 250, "unit": "pupils"},
        version_date="2019-04",
    )
    found = [(one.field, one.entry, one.operation) for one in field_differences(protocol(), newer)]
    assert found == [
        ("outcomes", "referrals", CHANGED),
        ("outcomes", "attendance", REMOVED),
        ("outcomes", "care-days", ADDED),
        ("sample", "", CHANGED),
        ("version_date", "", CHANGED),
    ]


def test_a_difference_of_a_field_is_told_in_words() -> None:
    differences = field_differences(protocol(), protocol(sample={"planned": 250, "unit": "pupils"}))
    assert differences[0].runs == (
        Run(SAME, "planned: "),
        Run(REMOVED, "200"),
        Run(ADDED, "250"),
        Run(SAME, "; unit: pupils"),
    )


def test_equal_versions_have_no_difference() -> None:
    assert field_differences(protocol(), protocol()) == ()
