"""A public copy of the register withholds lines, and its chain can be verified all the same."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_evidence.graph.register import (
    Entry,
    EntryKind,
    LineFaultKind,
    Register,
    checkpoint_of,
    continuity_fault,
    parse_register,
    render_public,
    render_register,
)

DAY = date(2026, 2, 1)
ADDRESSES = ("/people/ann-example/", "/projects/lanterns/", "/staff/17/")
WHOLE = Register().lengthened((Entry(0, DAY, EntryKind.RECORD, address, "") for address in ADDRESSES), DAY)


@pytest.mark.parametrize("withheld", [set(), {1}, {2}, {3}, {1, 2}, {2, 3}, {1, 2, 3}])
def test_the_copy_has_the_same_head_and_no_fault(withheld: set[int]) -> None:
    copy = render_public(WHOLE.entries, withheld)
    read = parse_register(copy)

    assert read.faults == ()
    assert read.head == WHOLE.head
    assert [entry.address for entry in read.entries] == [
        address for number, address in enumerate(ADDRESSES, 1) if number not in withheld
    ]
    assert checkpoint_of(read, "a.example") == checkpoint_of(WHOLE, "a.example")
    longer = WHOLE.lengthened([Entry(0, DAY, EntryKind.PAGE, "/about/", "")], DAY)
    assert continuity_fault(WHOLE, copy, "copy") == ""
    assert continuity_fault(longer, copy, "copy") == ""
    assert continuity_fault(WHOLE, render_public(longer.entries, withheld), "copy")


def test_without_withheld_lines_the_copy_is_the_register() -> None:
    assert render_public(WHOLE.entries, frozenset()) == render_register(WHOLE)


def test_a_withheld_line_of_another_register_is_told() -> None:
    lines = render_public(WHOLE.entries, {2}).decode().splitlines(keepends=True)
    other = lines[1].replace('"sha256":"', '"sha256":"0')[:-4] + '"}\n'
    changed = parse_register("".join((lines[0], other, lines[2])).encode())

    assert [fault.kind for fault in changed.faults] == [LineFaultKind.CHAIN]
    assert continuity_fault(WHOLE, "".join((lines[0], other, lines[2])).encode(), "copy")


def test_a_withheld_line_out_of_its_place_is_told() -> None:
    lines = render_public(WHOLE.entries, {2}).decode().splitlines(keepends=True)
    moved = parse_register("".join((lines[0], lines[2], lines[1])).encode())

    assert LineFaultKind.OUT_OF_ORDER in {fault.kind for fault in moved.faults}
