"""Each field stands once."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.reading.naming import in_words, shortened

RULE = Rule("field-duplicate", "Each field stands once")


def tell(place: Place, location: tuple[str | int, ...], first_line: int) -> Diagnostic:
    """A field's second appearance."""
    return Diagnostic(
        RULE,
        place,
        f"{shortened(in_words(location))} is here a second time; the first is on line {first_line}",
        "keep the right one and delete the other",
    )
