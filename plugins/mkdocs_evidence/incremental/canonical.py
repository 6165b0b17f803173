"""Fingerprints of values: equal values have equal ones, on every machine and in every run.

Pickles will not do: they tell whether two equal parts are one object. Hashes will not do either:
they change from run to run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from pathlib import PurePath
from typing import Any, TypeAlias

Told: TypeAlias = list[str]
Teller: TypeAlias = Callable[[Any, Told], None]


def digest(*values: object) -> str:
    """The fingerprint of these values, in this order: 32 hexadecimal digits."""
    return blake2b(canonical_bytes(values), digest_size=16).hexdigest()


def canonical_bytes(value: object) -> bytes:
    """A value as bytes that tell its types and its content, and nothing of how it lies in memory.

    Takes texts, bytes, numbers, dates, words, tuples, lists, mappings, sets and dataclasses of
    these; TypeError for anything else.
    """
    told: Told = []
    _tell(value, told)
    return "".join(told).encode("utf-8", "surrogatepass")


def _tell(value: object, told: Told) -> None:
    kind = type(value)
    (_TELLERS.get(kind) or _teller_of(kind))(value, told)


def _teller_of(kind: type) -> Teller:
    """What tells the values of a type: found once, since a build tells millions of values."""
    if is_dataclass(kind):
        teller = _teller_of_fields(kind)
    else:
        bases = (Enum, str, tuple, Mapping, frozenset, set, int, float, bytes, date, PurePath)
        base = next((base for base in bases if issubclass(kind, base)), None)
        if base is None:
            raise TypeError(f"no fingerprint of a {kind.__qualname__}: make it a frozen value")
        teller = _TELLERS_OF_BASES.get(base, _tell_by_its_repr)
    _TELLERS[kind] = teller
    return teller


def _teller_of_fields(kind: type) -> Teller:
    """What tells a dataclass: its name, then its fields in their order."""
    names = tuple(field.name for field in fields(kind))
    head = f"<{kind.__qualname__} "
    if len(names) < 2:
        return lambda value, told: _tell_items(head, [getattr(value, name) for name in names], told)
    values_of = attrgetter(*names)
    return lambda value, told: _tell_items(head, values_of(value), told)


def _tell_items(head: str, items: Any, told: Told) -> None:
    """Tell some values; texts, which most of them are, without a call for each."""
    told.append(head)
    for item in items:
        kind = type(item)
        if kind is str:
            told.append(f"s{len(item)}:")
            told.append(item)
        else:
            (_TELLERS.get(kind) or _teller_of(kind))(item, told)


def _tell_text(value: str, told: Told) -> None:
    told.append(f"s{len(value)}:")
    told.append(str(value))


def _tell_tuple(value: Any, told: Told) -> None:
    _tell_items(f"({len(value)} ", value, told)


def _tell_named_tuple(value: Any, told: Told) -> None:
    _tell_items(f"<{type(value).__qualname__} ({len(value)} ", value, told)


def _tell_word(value: Enum, told: Told) -> None:
    told.append(f"{type(value).__qualname__}.{value.name} ")


def _tell_mapping(value: Mapping[Any, Any], told: Told) -> None:
    told.append(f"{{{len(value)} ")
    for key in sorted(value, key=canonical_bytes):
        _tell_items("", (key, value[key]), told)


def _tell_set(value: Any, told: Told) -> None:
    told.append(f"|{len(value)} ")
    told.extend(sorted(canonical_bytes(item).decode("utf-8", "surrogatepass") for item in value))


def _tell_by_its_repr(value: object, told: Told) -> None:
    told.append(f"{type(value).__name__}{value!r} ")


_TELLERS: dict[type, Teller] = {
    str: _tell_text,
    tuple: _tell_tuple,
    list: _tell_tuple,
    type(None): _tell_by_its_repr,
}
"""For each type that was met, what tells its values."""
_TELLERS_OF_BASES: dict[type, Teller] = {
    Enum: _tell_word,
    str: _tell_text,
    tuple: _tell_named_tuple,
    Mapping: _tell_mapping,
    frozenset: _tell_set,
    set: _tell_set,
}
