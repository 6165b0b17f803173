"""Fingerprints of values: equal values have equal ones, on every machine and in every run.

Pickles will not do: they tell whether two equal parts are one object. Hashes will not do either:
they change from run to run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from pathlib import PurePath

_FIELDS: dict[type, tuple[str, ...]] = {}


def digest(*values: object) -> str:
    """The fingerprint of these values, in this order: 32 hexadecimal digits."""
    return blake2b(canonical_bytes(values), digest_size=16).hexdigest()


def canonical_bytes(value: object) -> bytes:
    """A value as bytes that tell its types and its content, and nothing of how it lies in memory.

    Takes texts, bytes, numbers, dates, words, tuples, lists, mappings, sets and dataclasses of
    these; TypeError for anything else.
    """
    told: list[str] = []
    _tell(value, told)
    return "".join(told).encode("utf-8", "surrogatepass")


def _tell(value: object, told: list[str]) -> None:
    kind = type(value)
    if kind is str:
        told.append(f"s{len(value)}:")  # type: ignore[arg-type] # it is a str
        told.append(value)  # type: ignore[arg-type]
    elif kind is tuple or kind is list:
        told.append(f"({len(value)} ")  # type: ignore[arg-type]
        for item in value:  # type: ignore[attr-defined]
            _tell(item, told)
    elif kind in _FIELDS or is_dataclass(value):
        names = _FIELDS.get(kind) or _fields_of(kind)
        told.append(f"<{kind.__qualname__} ")
        for name in names:
            _tell(getattr(value, name), told)
    else:
        _tell_other(value, told)


def _fields_of(kind: type) -> tuple[str, ...]:
    names = tuple(field.name for field in fields(kind))
    _FIELDS[kind] = names
    return names


def _tell_other(value: object, told: list[str]) -> None:
    if isinstance(value, Enum):
        told.append(f"{type(value).__qualname__}.{value.name} ")
    elif value is None or isinstance(value, bool | int | float | bytes | date | PurePath):
        told.append(f"{type(value).__name__}{value!r} ")
    elif isinstance(value, str):
        _tell(str(value), told)
    elif isinstance(value, tuple):
        told.append(f"<{type(value).__qualname__} ")
        _tell(tuple(value), told)
    elif isinstance(value, Mapping):
        told.append(f"{{{len(value)} ")
        for key in sorted(value, key=canonical_bytes):
            _tell(key, told)
            _tell(value[key], told)
    elif isinstance(value, frozenset | set):
        told.append(f"|{len(value)} ")
        told.extend(sorted(canonical_bytes(item).decode("utf-8", "surrogatepass") for item in value))
    else:
        raise TypeError(f"no fingerprint of a {type(value).__qualname__}: make it a frozen value")
