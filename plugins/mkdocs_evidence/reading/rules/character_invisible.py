"""Texts hold no characters that nobody can see, but where a script or an emoji needs them."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, invisible_in, name_of

RULE = Rule("character-invisible", "No characters that nobody can see")


def faults_in(path: str, text: str, first_line: int = 1) -> Iterator[Diagnostic]:
    """The first invisible character of each line of a text that begins on a line of a file."""
    if next(invisible_in(text), None) is None:
        return
    for number, line in enumerate(text.split("\n"), first_line):
        found = next(invisible_in(line), None)
        if found:
            position, character = found
            yield tell(Place(path, number, position + 1, 1, line), character)


def faults_in_name(path: str) -> Iterator[Diagnostic]:
    """The first invisible character in the name of a file."""
    for _, character in invisible_in(path):
        yield Diagnostic(
            RULE,
            Place(path),
            f"the name of this file has {name_of(character)}, which nobody can see",
            "rename the file, and type the new name by hand",
            seen=f"U+{ord(character):04X}",
        )
        return


def tell(place: Place, character: str) -> Diagnostic:
    """A character that readers, search and copied text would stumble on."""
    return Diagnostic(
        RULE,
        place,
        f"this line has {name_of(character)}, which nobody can see",
        "delete it, with a letter on each side, and type those letters again; it often comes in with text "
        "that is pasted from Word, a PDF or a web page",
        seen=f"U+{ord(character):04X}",
    )
