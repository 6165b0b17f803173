"""A later register is held against an earlier copy, and the first line that it does not hold is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.graph.register import (
    BreakKind,
    Entry,
    EntryKind,
    Register,
    first_break,
    lines_of,
    parse_register,
    render_register,
)

DAY = date(2026, 11, 23)


def register(addresses: list[str], day: date = DAY) -> Register:
    return Register().lengthened([Entry(0, day, EntryKind.PAGE, one, "0" * 64) for one in addresses], day)


def lines(of: Register) -> tuple[str, ...]:
    return lines_of(render_register(of))


ADDRESSES = st.lists(st.integers(0, 99).map(lambda number: f"/{number}/"), unique=True, max_size=8)


@given(ADDRESSES, st.data())
def test_what_only_grew_continues_every_earlier_copy(addresses: list[str], data: st.DataObject) -> None:
    length = data.draw(st.integers(0, len(addresses)))
    assert first_break(lines(register(addresses[:length])), lines(register(addresses))) is None


@given(ADDRESSES.filter(lambda one: len(one) > 1), st.data())
def test_a_consistent_chain_of_other_lines_is_found(addresses: list[str], data: st.DataObject) -> None:
    """The chain of an edited register can be computed anew; only the earlier copy tells."""
    number = data.draw(st.integers(0, len(addresses) - 1))
    whole = register(addresses)
    edited = list(whole.entries)
    edited[number] = replace(edited[number], date=date(2020, 1, 1))
    kept = Register().lengthened([], DAY)
    for entry in edited:
        kept = Register((*kept.entries, *kept.lengthened([entry], entry.date).entries[-1:]))
    assert parse_register(render_register(kept)).faults == ()

    found = first_break(lines(whole), lines(kept))
    assert found is not None
    assert (found.number, found.kind) == (number + 1, BreakKind.ALTERED)
    assert found.in_words == (
        f"line {number + 1} (page {addresses[number]}, sealed on 2026-11-23) was changed: "
        "`date` was 2026-11-23, and is 2020-01-01"
    )


ABC = register(["/a/", "/b/", "/c/"])


@pytest.mark.parametrize(
    ("later", "kind", "words"),
    [
        (register([]), BreakKind.MISSING, "it is empty or gone, and had 3 lines"),
        (
            register(["/a/", "/b/"]),
            BreakKind.SHORTER,
            "its last line is missing: line 3 (page /c/, sealed on 2026-11-23)",
        ),
        (
            register(["/a/"]),
            BreakKind.SHORTER,
            "its last 2 lines are missing, the first of them line 2 (page /b/, sealed on 2026-11-23)",
        ),
        (
            register(["/a/", "/c/"]),
            BreakKind.REMOVED,
            "line 2 (page /b/, sealed on 2026-11-23) was taken out",
        ),
        (
            register(["/a/", "/x/", "/c/"]),
            BreakKind.ALTERED,
            "line 2 (page /b/, sealed on 2026-11-23) was changed: `address` was /b/, and is /x/",
        ),
    ],
    ids=["gone", "last", "two", "taken-out", "another"],
)
def test_the_first_break_is_told_in_words(later: Register, kind: BreakKind, words: str) -> None:
    found = first_break(lines(ABC), lines(later))
    assert found is not None
    assert (found.kind, found.in_words) == (kind, words)


def test_line_ends_and_a_byte_order_mark_do_not_count() -> None:
    data = render_register(ABC)
    assert lines_of(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")) == lines_of(data)


def test_a_line_that_is_no_json_is_shown_as_it_is() -> None:
    found = first_break(lines(ABC), ("nonsense", *lines(ABC)[1:]))
    assert found is not None
    assert found.in_words.endswith("and is nonsense")
