"""As much of CBOR (RFC 8949) as Pagefind's index uses: whole numbers, texts and lists."""

from __future__ import annotations

from typing import TypeAlias

Value: TypeAlias = "int | str | list[Value]"

_NUMBER, _TEXT, _LIST = 0, 3, 4
_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}


def decode(data: bytes) -> Value:
    """The one value that the bytes hold; ValueError where there is anything else."""
    value, end = _value(data, 0)
    if end != len(data):
        raise ValueError("there is more than one value")
    return value


def encode(value: Value) -> bytes:
    """The shortest form of a value."""
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_LIST, len(value)) + b"".join(encode(part) for part in value)


def _value(data: bytes, at: int) -> tuple[Value, int]:
    kind, number, at = _read_head(data, at)
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind == _LIST:
        parts: list[Value] = []
        for _ in range(number):
            part, at = _value(data, at)
            parts.append(part)
        return parts, at
    raise ValueError(f"a value of kind {kind}")


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    if at >= len(data):
        raise ValueError("the bytes end too soon")
    kind, number = data[at] >> 5, data[at] & 31
    if number < 24:
        return kind, number, at + 1
    if number not in _WIDTHS:
        raise ValueError("a value without a length")
    end = at + 1 + _WIDTHS[number]
    return kind, int.from_bytes(data[at + 1 : end], "big"), end


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    mark, width = next((mark, width) for mark, width in _WIDTHS.items() if number < 1 << 8 * width)
    return bytes([kind << 5 | mark]) + number.to_bytes(width, "big")
