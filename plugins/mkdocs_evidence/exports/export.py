"""An export: a file of the site that is made of values alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

I_co = TypeVar("I_co", covariant=True)
I_contra = TypeVar("I_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Export:
    """A path below the site's root, without a leading slash, and the bytes that stand there."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Recipe(Generic[I_co]):
    """An export that is made only when it is asked for.

    `inputs` is a frozen value that holds everything the bytes depend on, beside the software: equal
    inputs under one path mean equal bytes, so that whoever kept them need not make them again.
    """

    path: str
    render: Callable[[Any], str]
    inputs: I_co

    @property
    def data(self) -> bytes:
        """The bytes, made anew at each call."""
        return self.render(self.inputs).encode()


AnyExport: TypeAlias = Export | Recipe[object]


def remembering(render: Callable[[I_contra], str]) -> Callable[[I_contra], str]:
    """The same function, which remembers its last text: for one that stands at two addresses in a row."""
    last: list[tuple[I_contra, str]] = []

    def remembered(inputs: I_contra) -> str:
        if not last or last[0][0] is not inputs:
            last[:] = [(inputs, render(inputs))]
        return last[0][1]

    return remembered


def path_of(address: str) -> str:
    """The path below the site's root of what stands at a site address."""
    return address.lstrip("/")
