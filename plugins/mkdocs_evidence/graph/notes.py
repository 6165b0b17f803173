"""Notes of what was asked, and mappings that take them.

What is made of something that notes stands for as long as the answers do to every question that was
noted on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, TypeVar, cast

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
Note: TypeAlias = Callable[[str], None]


class Notes:
    """The questions that were asked since `begin`; what is made within something else notes for both."""

    def __init__(self) -> None:
        self._open: list[dict[str, None]] = [{}]

    def note(self, question: str) -> None:
        """Note a question."""
        self._open[-1][question] = None

    def begin(self) -> None:
        """Begin to note anew."""
        self._open = [{}]

    @property
    def asked(self) -> tuple[str, ...]:
        """What was asked, each question once."""
        return tuple(self._open[-1])

    def while_making(self, make: Callable[[], T]) -> tuple[T, tuple[str, ...]]:
        """What `make` gives, and what was asked for it; that counts as asked here, too."""
        self._open.append({})
        try:
            made = make()
        finally:
            asked = tuple(self._open.pop())
        self.note_all(asked)
        return made, asked

    def note_all(self, questions: Iterable[str]) -> None:
        """Note these questions."""
        self._open[-1].update(dict.fromkeys(questions))


class NotingMapping(Mapping[K, V]):
    """A mapping that notes of which key it was asked, or that it was asked for all of them."""

    def __init__(self, whole: Mapping[K, V], note: Note, question: Callable[[K], str], every: str) -> None:
        self._whole = whole
        self._note = note
        self._question = question
        self._every = every

    def __getitem__(self, key: K) -> V:
        self._note(self._question(key))
        return self._whole[key]

    def __contains__(self, key: object) -> bool:
        self._note(self._question(cast("K", key)))
        return key in self._whole

    def __iter__(self) -> Iterator[K]:
        self._note(self._every)
        return iter(self._whole)

    def __len__(self) -> int:
        self._note(self._every)
        return len(self._whole)
