"""The register as text: every line stands for one entry, and each line for all before it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.graph.register import (
    Entry,
    EntryKind,
    LineFaultKind,
    Register,
    line_of,
    parse_register,
    render_register,
)
from mkdocs_evidence.model import PartialDate

DAY = date(2026, 11, 23)
NOT_CHAINED = "0" * 64


def entry(address: str, kind: EntryKind = EntryKind.PAGE, **values: object) -> Entry:
    return Entry(0, DAY, kind, address, NOT_CHAINED, **values)  # type: ignore[arg-type]


def version(address: str) -> Entry:
    return entry(
        address,
        EntryKind.VERSION,
        published=PartialDate.parse("2019-03"),
        source="protocols/a-plan/v1.md",
        sha256="ab" * 32,
        files=(("files/Bögen.pdf", "cd" * 32),),
    )


REGISTER = Register().lengthened([entry("/"), version("/protocols/a-plan/v1/"), entry("/about/")], DAY)
LINES = render_register(REGISTER).decode().splitlines(keepends=True)


def faults(lines: list[str]) -> list[tuple[int, LineFaultKind]]:
    read = parse_register("".join(lines).encode())
    return [(fault.number, fault.kind) for fault in read.faults]


def test_a_version_is_one_line_in_canonical_json() -> None:
    assert LINES[1] == (
        '{"address":"/protocols/a-plan/v1/","date":"2026-11-23","files":{"files/Bögen.pdf":"'
        + "cd" * 32
        + '"},'
        f'"kind":"version","previous":"{sha256(LINES[0].rstrip().encode()).hexdigest()}",'
        '"published":"2019-03","sequence":2,"sha256":"' + "ab" * 32 + '","source":"protocols/a-plan/v1.md"}\n'
    )


def test_the_head_is_what_sha256sum_says_of_the_last_line() -> None:
    assert REGISTER.head == sha256(LINES[2].rstrip("\n").encode()).hexdigest()
    assert REGISTER.hash_at(3) == REGISTER.head
    assert REGISTER.hash_at(1) == REGISTER.entries[1].previous


def test_what_was_written_is_read_back() -> None:
    assert parse_register(render_register(REGISTER)) == REGISTER


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_and_a_byte_order_mark_change_nothing(end: str) -> None:
    data = b"\xef\xbb\xbf" + "".join(LINES).replace("\n", end).encode()
    assert parse_register(data) == REGISTER


def test_lengthening_keeps_every_line() -> None:
    longer = REGISTER.lengthened([entry("/new/")], date(2027, 1, 1))
    assert render_register(longer).startswith(render_register(REGISTER))
    assert longer.entries[: len(REGISTER.entries)] == REGISTER.entries
    assert parse_register(render_register(longer)).faults == ()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], []),
        (LINES, []),
        (LINES[1:], [(1, LineFaultKind.OUT_OF_ORDER)]),
        ([LINES[0], LINES[2]], [(2, LineFaultKind.OUT_OF_ORDER)]),
        ([*LINES, LINES[0]], [(4, LineFaultKind.OUT_OF_ORDER), (4, LineFaultKind.REPEATED)]),
        ([LINES[0], LINES[1].replace("cd", "ce"), LINES[2]], [(3, LineFaultKind.CHAIN)]),
        ([LINES[0], "\n", LINES[2]], [(2, LineFaultKind.DAMAGED)]),
        ([LINES[0], "null\n"], [(2, LineFaultKind.DAMAGED)]),
        ([LINES[0], "[" * 100_000 + "\n"], [(2, LineFaultKind.DAMAGED)]),
        ([LINES[0], LINES[1][:-20]], [(2, LineFaultKind.DAMAGED)]),
        ([LINES[0], LINES[1].rstrip()], [(2, LineFaultKind.DAMAGED)]),
        ([LINES[0].replace(":", ": ")], [(1, LineFaultKind.DAMAGED)]),
        ([LINES[0].replace('"/"', '"//\\u0041"')], [(1, LineFaultKind.DAMAGED)]),
        ([LINES[0].replace('"/"', '"elsewhere"')], [(1, LineFaultKind.DAMAGED)]),
        ([LINES[0].replace("page", "wage")], [(1, LineFaultKind.DAMAGED)]),
        ([LINES[0].replace("2026-11-23", "2026-02-31")], [(1, LineFaultKind.DAMAGED)]),
        ([LINES[0].replace(":1}", ":true}")], [(1, LineFaultKind.DAMAGED)]),
        ([LINES[0].replace("}", ',"z":1}')], [(1, LineFaultKind.DAMAGED)]),
        (
            [LINES[0], LINES[1].replace(',"source":"protocols/a-plan/v1.md"', "")],
            [(2, LineFaultKind.DAMAGED)],
        ),
    ],
)
def test_each_damage_is_told_at_its_line(lines: list[str], expected: list[tuple[int, LineFaultKind]]) -> None:
    assert faults(lines) == expected


@given(st.binary(max_size=200), st.integers(0, 400))
def test_no_bytes_break_the_reader(noise: bytes, place: int) -> None:
    data = "".join(LINES).encode()
    read = parse_register(data[:place] + noise + data[place:])
    assert all(line_of(one) for one in read.entries)


@given(st.integers(0, len("".join(LINES[:2])) - 1), st.characters(min_codepoint=32, max_codepoint=126))
def test_one_changed_character_before_the_last_line_is_always_seen(place: int, character: str) -> None:
    text = "".join(LINES)
    changed = text[:place] + character + text[place + 1 :]
    if changed != text:
        assert parse_register(changed.encode()).faults
