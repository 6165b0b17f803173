"""Texts hold no characters that nobody can see."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("character-control", "No invisible control characters")


def tell(place: Place, character: str) -> Diagnostic:
    """The first control character of a file."""
    return Diagnostic(
        RULE,
        place,
        "there is an invisible character in this line, shown here as \ufffd",
        "delete it and type the word again; it often comes in with text that is pasted from a PDF",
        seen=f"U+{ord(character):04X}",
    )
