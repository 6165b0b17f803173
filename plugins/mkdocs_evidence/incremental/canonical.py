"""Fingerprints of values: equal values have equal ones, on every machine and in every run.

Pickles will not do: they tell whether two equal parts are one object. Hashes will not do either:
they change from run to run.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from pathlib import PurePath
from typing import Any, TypeAlias

Plain: TypeAlias = Any
"""A value of texts, bytes, numbers, None and tuples of these. `...`, which is no value, begins a tuple that
stands for a value of another type: its name follows, then what it holds."""
WITHOUT_REFERENCES = 2
"""The format of marshal that writes a value anew wherever it stands: later ones tell which are one object."""


def digest(*values: object) -> str:
    """The fingerprint of these values, in this order: 32 hexadecimal digits."""
    return blake2b(canonical_bytes(values), digest_size=16).hexdigest()


def canonical_bytes(value: object) -> bytes:
    """A value as bytes that tell its types and its content, and nothing of how it lies in memory.

    Takes texts, bytes, numbers, dates, words, tuples, lists, mappings, sets and dataclasses of
    these; TypeError for anything else.
    """
    return marshal.dumps(_plain(value), WITHOUT_REFERENCES)


def tell_once_in_a_row(kind: type) -> None:
    """Tell values of that frozen dataclass by their own fingerprint, found once for one object in a row.

    For large values of which several others are made, one after the other.
    """
    plain_of = _plain_of_fields(kind)
    last: list[tuple[object, Plain]] = []

    def plain(value: object) -> Plain:
        if not last or last[0][0] is not value:
            told = blake2b(marshal.dumps(plain_of(value), WITHOUT_REFERENCES), digest_size=16).digest()
            last[:] = [(value, (..., kind.__qualname__, told))]
        return last[0][1]

    _PLAIN[kind] = plain


def _plain(value: object) -> Plain:
    return _PLAIN[type(value)](value)


def _plain_of(kind: type) -> Callable[[Any], Plain]:
    """What makes the values of a type plain."""
    if is_dataclass(kind):
        return _plain_of_fields(kind)
    base = next((base for base in _PLAIN_OF_BASES if issubclass(kind, base)), None)
    if base is None:
        raise TypeError(f"no fingerprint of a {kind.__qualname__}: make it a frozen value")
    return _PLAIN_OF_BASES[base]


def _plain_of_fields(kind: type) -> Callable[[Any], Plain]:
    """What makes a dataclass plain: its name, then its fields in their order."""
    names = tuple(field.name for field in fields(kind))
    name = kind.__qualname__
    if len(names) < 2:
        return lambda value: (..., name, *_plain_items([getattr(value, field) for field in names]))
    values_of = attrgetter(*names)

    def plain(value: Any) -> Plain:
        told = [..., name]
        told += [item if type(item) is str else _PLAIN[type(item)](item) for item in values_of(value)]
        return tuple(told)

    return plain


def _plain_items(items: Any) -> tuple[Plain, ...]:
    """Some values made plain; texts, which most of them are, without a call for each."""
    return tuple([item if type(item) is str else _PLAIN[type(item)](item) for item in items])


def _itself(value: Any) -> Plain:
    return value


def _plain_named_tuple(value: Any) -> Plain:
    return (..., type(value).__qualname__, *_plain_items(value))


def _plain_word(value: Enum) -> Plain:
    return (..., type(value).__qualname__, value.name)


def _plain_mapping(value: Mapping[Any, Any]) -> Plain:
    return (..., "mapping", *(_plain_items((key, value[key])) for key in sorted(value, key=canonical_bytes)))


def _plain_set(value: Any) -> Plain:
    return (..., "set", *sorted(map(canonical_bytes, value)))


def _by_its_repr(value: object) -> Plain:
    return (..., type(value).__qualname__, repr(value))


class _Known(dict[type, Callable[[Any], Plain]]):
    """For each type that was met, what makes its values plain."""

    def __missing__(self, kind: type) -> Callable[[Any], Plain]:
        """Find it once for a type, since a build makes millions of values plain."""
        made = self[kind] = _plain_of(kind)
        return made


_PLAIN = _Known(
    {
        str: _itself,
        bytes: _itself,
        bool: _itself,
        int: _itself,
        float: _itself,
        type(None): _itself,
        tuple: _plain_items,
        list: _plain_items,
    }
)
_PLAIN_OF_BASES: dict[type, Callable[[Any], Plain]] = {
    Enum: _plain_word,
    str: str,
    tuple: _plain_named_tuple,
    Mapping: _plain_mapping,
    frozenset: _plain_set,
    set: _plain_set,
    int: _by_its_repr,
    float: _by_its_repr,
    bytes: _by_its_repr,
    date: _by_its_repr,
    PurePath: _by_its_repr,
}
