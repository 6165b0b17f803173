"""A field that the model refuses, with all that a rule needs to say so."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.diagnostics import Place
from mkdocs_evidence.reading.naming import in_words


@dataclass(frozen=True, slots=True)
class FieldFault:
    """One refused value.

    `reason` is the model's own words ("is not …"). `words` are the values of the field's
    vocabulary, `siblings` the names of all fields of the group that holds it, `present` those
    that the file has; `description` and `accepts` come from the field's definition.
    """

    location: tuple[str | int, ...]
    key_place: Place
    value_place: Place
    reason: str
    seen: str | None = None
    words: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    description: str = ""
    kind: str = ""
    takes_names: bool = False

    @property
    def name(self) -> str:
        """The field in words."""
        return in_words(self.location)

    @property
    def key(self) -> str:
        """The field's own name, without the group that holds it."""
        return next((step for step in reversed(self.location) if isinstance(step, str)), "")
