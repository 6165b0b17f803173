"""The shape of a work: all of it that a style can test before it decides what to show, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_evidence.citing.style import Style
from mkdocs_evidence.model import CslItem

Shape = tuple[tuple[str, str], ...]


class Shapes:
    """The shapes of works in a style.

    A style's conditions test the type, whether a variable is there, whether it is a number, and whether a
    date is certain (CSL 1.0.2, "Choose"). Digits alone are a number; whether other texts are is not
    guessed, so a variable of which the style asks it counts with its text.
    """

    def __init__(self, items: Mapping[str, CslItem], style: Style) -> None:
        self._items = items
        self._maybe_numbers = style.maybe_numbers
        self._known: dict[str, Shape] = {}

    def of(self, key: str) -> Shape:
        """The shape of the work with this key."""
        if key not in self._known:
            self._known[key] = tuple(sorted(self._features(self._items[key])))
        return self._known[key]

    def _features(self, item: CslItem) -> Iterator[tuple[str, str]]:
        for variable, value in item.to_csl().items():
            if variable == "type":
                yield variable, str(value)
            elif isinstance(value, dict):
                yield variable, "circa" if value.get("circa") else ""
            elif variable in self._maybe_numbers:
                yield variable, "0" if str(value).isdecimal() else str(value)
            elif variable not in ("id", "abstract"):
                yield variable, ""
