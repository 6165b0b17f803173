"""A picture says in words what it shows."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("image-alt-missing", "Pictures say in words what they show")


def tell(fault: FieldFault) -> Diagnostic:
    """An `image` without `image_alt`."""
    return Diagnostic(
        RULE,
        fault.key_place,
        "the picture has no words for those who cannot see it",
        'add `image_alt: "…"` with what the picture shows, in one sentence',
    )
