"""As much of CBOR as the search index needs, read and written alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.mkdocs_adapter.cbor import Value, decode, encode

numbers = st.integers(0, 2**64 - 1)
values = st.recursive(numbers | st.text(), lambda inner: st.lists(inner, max_size=30), max_leaves=60)


@given(values)
def test_what_was_written_is_read_again(value: Value) -> None:
    assert decode(encode(value)) == value


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"\x17", 23),
        (b"\x18\x18", 24),
        (b"\x19\x03\xe8", 1000),
        (b"\x64IETF", "IETF"),
        (b"\x83\x01\x82\x02\x03\x80", [1, [2, 3], []]),
    ],
)
def test_the_examples_of_the_standard(data: bytes, value: Value) -> None:
    # RFC 8949, appendix A
    assert decode(data) == value
    assert encode(value) == data


@pytest.mark.parametrize("data", [b"", b"\x20", b"\x5f", b"\x01\x01", b"\x82\x01", b"\xff"])
def test_anything_else_is_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(data)
