"""The base of every vocabulary: one list feeds parser, schema, documentation and style."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Self


class Word(StrEnum):
    """One word of a vocabulary: its value in files, its label and its meaning for readers."""

    label: str
    meaning: str

    def __new__(cls, value: str, label: str, meaning: str = "") -> Self:
        """Make the word from its value, its label and its meaning."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        word.meaning = meaning
        return word

    @classmethod
    @cache
    def values(cls) -> tuple[str, ...]:
        """All values of this vocabulary, in their order of definition."""
        return tuple(word.value for word in cls)

    @classmethod
    def of(cls, value: str) -> Self:
        """The word with this value; KeyError when the vocabulary has none."""
        return cls._by_value()[value]

    @classmethod
    @cache
    def _by_value(cls) -> Mapping[str, Self]:
        return MappingProxyType({word.value: word for word in cls})
