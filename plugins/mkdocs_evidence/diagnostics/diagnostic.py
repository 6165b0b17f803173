"""A diagnostic: one fault of the content, at its place, with what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops publication, a warning stops a strict build; a note is only shown."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Rule:
    """A promise that the content keeps. Its page is docs/rules/<id>.md."""

    id: str
    title: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the content: a path from the site's root, a line and a column from 1.

    `length` is how many characters the caret line marks; `source_line` is the line's text.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1
    source_line: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: what is wrong, the value seen, what is allowed, the nearest match, the next step.

    `command` is the command that does what the help says, where one does.
    """

    rule: Rule
    place: Place
    message: str
    help: str
    seen: str | None = None
    allowed: tuple[str, ...] = ()
    nearest: str | None = None
    command: str | None = None

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """Faults are told in the order of the files and lines."""
        return (self.place, self.rule.id, self.message)

    @property
    def is_error(self) -> bool:
        """Whether this stops publication."""
        return self.rule.severity is Severity.ERROR

    @property
    def is_note(self) -> bool:
        """Return True if this is for information only, and no fault."""
        return self.rule.severity is Severity.NOTE


def ordered(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The faults in the order of files and lines, each once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda fault: fault.sort_key))
