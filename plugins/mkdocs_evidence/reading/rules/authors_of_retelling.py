"""A retelling has no authors of its own: the original's authors stand under `original`."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("authors-of-retelling", "A retelling names its authors under original")


def tell(fault: FieldFault) -> Diagnostic:
    """A record with both `original` and `authors`."""
    return Diagnostic(
        RULE,
        fault.key_place,
        "this record retells a text that was published elsewhere, so it has no `authors` of its own",
        "move the authors under `original:`, where they are named as the authors of the original",
    )
