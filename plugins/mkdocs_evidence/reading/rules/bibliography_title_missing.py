"""Every work of the bibliography has a title."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.reading.raw_bibliography import RawEntry

RULE = Rule("bibliography-title-missing", "Works of the bibliography have a title")


def tell(place: Place, entry: RawEntry) -> Diagnostic:
    """A work that nobody could find."""
    return Diagnostic(
        RULE,
        place,
        f"`{entry.key}` has no title",
        "add title = {…}; for a work without one, write what it is in square brackets, as in {[Letter]}",
    )
