"""Entries of the bibliography are of a type that BibTeX or biblatex knows."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, nearest
from mkdocs_evidence.reading.raw_bibliography import RawEntry

RULE = Rule("bibliography-type-unknown", "Types of the bibliography are known")


def tell(place: Place, entry: RawEntry, known: tuple[str, ...]) -> Diagnostic:
    """A type that no style knows how to write."""
    meant = nearest(entry.type, known)
    return Diagnostic(
        RULE,
        place,
        f"`{entry.key}` is of the type `{entry.type}`, which is not known",
        f"write @{meant}" if meant else "write @misc for what is nothing else",
        seen=entry.type,
        allowed=known,
        nearest=meant,
    )
