"""The checkpoint of a register has the standard's form and value, and holds any later register to it."""

from __future__ import annotations

import base64
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.graph.register import (
    Entry,
    EntryKind,
    Register,
    checkpoint_of,
    continuity_fault,
    parse_checkpoint,
    render_register,
)
from mkdocs_evidence.graph.register.merkle import merkle_root

DAY = date(2026, 11, 23)
HASH = "A" * 43 + "="
ORIGIN = "centre.example/register.jsonl"

# The test vectors of the first implementations of RFC 6962: the root over the first n of these entries.
ENTRIES = [bytes.fromhex(one) for one in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")] + [
    bytes.fromhex("606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def register(addresses: list[str]) -> Register:
    entries = [Entry(0, DAY, EntryKind.PAGE, one, "0" * 64) for one in addresses]
    return Register().lengthened(entries, DAY)


def by_definition(entries: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, word for word."""
    if not entries:
        return sha256(b"").digest()
    if len(entries) == 1:
        return sha256(b"\x00" + entries[0]).digest()
    split = 1
    while split * 2 < len(entries):
        split *= 2
    return sha256(b"\x01" + by_definition(entries[:split]) + by_definition(entries[split:])).digest()


@pytest.mark.parametrize("size", range(9))
def test_the_root_is_that_of_the_known_vectors(size: int) -> None:
    assert merkle_root(ENTRIES[:size]).hex() == ROOTS[size]


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_the_root_is_that_of_the_definition(entries: list[bytes]) -> None:
    assert merkle_root(entries) == by_definition(entries)


def test_a_checkpoint_is_three_lines() -> None:
    whole = register(["/a/", "/b/"])
    leaves = render_register(whole).splitlines()
    root = base64.b64encode(by_definition(leaves)).decode()

    assert checkpoint_of(whole, ORIGIN).text == f"{ORIGIN}\n2\n{root}\n"


def test_a_signed_one_is_read_too() -> None:
    made = checkpoint_of(register(["/a/"]), ORIGIN)
    signed = f"{made.text}\n— {ORIGIN} Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurm\n"
    assert parse_checkpoint(signed.encode()) == made
    assert parse_checkpoint(made.text.replace("\n", "\r\n").encode()) == made


@pytest.mark.parametrize(
    "text", ["", "a\n1\n", "a\n01\nxx\n", "a\n1\nAAAA\n", "\n1\n" + "A" * 43 + "=\n", "{}\n"]
)
def test_what_is_no_checkpoint_is_none(text: str) -> None:
    assert parse_checkpoint(text.encode()) is None


ADDRESSES = st.lists(st.sampled_from(["/a/", "/b/", "/c/"]), max_size=9)


@given(ADDRESSES, ADDRESSES)
def test_a_checkpoint_says_what_the_earlier_copy_says(earlier: list[str], later: list[str]) -> None:
    kept, now = register(earlier), register(later)
    is_continued = later[: len(earlier)] == earlier
    checkpoint = checkpoint_of(kept, ORIGIN).text.encode()

    assert (continuity_fault(now, checkpoint, "kept.txt") == "") == is_continued


def test_what_is_missing_or_other_is_told() -> None:
    kept = checkpoint_of(register(["/a/", "/b/"]), ORIGIN).text.encode()
    assert continuity_fault(register(["/a/"]), kept, "kept.txt") == (
        "The register has 1 line, and had 2 at the checkpoint kept.txt: its end is missing."
    )
    assert continuity_fault(register(["/b/", "/a/"]), kept, "kept.txt").startswith(
        "The first 2 lines of the register are not those of the checkpoint kept.txt (centre.example/register"
    )


def test_an_earlier_copy_that_is_none_proves_nothing() -> None:
    page = b"<!doctype html>\n<title>Not found</title>\n"
    assert continuity_fault(register(["/a/"]), page, "live.jsonl").startswith(
        "live.jsonl is neither a whole copy of a register nor a checkpoint: its line 1 is not JSON."
    )
    half = render_register(register(["/a/", "/b/"]))[:-20]
    assert "ends in the middle" in continuity_fault(register(["/a/", "/b/"]), half, "live.jsonl")
