"""An interval is two numbers: the low end and the high end."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault
from mkdocs_evidence.reading.naming import in_words

RULE = Rule("interval-form", "An interval is two numbers")


def tell(fault: FieldFault) -> Diagnostic:
    """An interval with one end, with three, or in words."""
    location = fault.location[:-1] if isinstance(fault.location[-1], int) else fault.location
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{in_words(location)} must be two numbers: the low end, then the high end",
        "write it as in interval: [-1.2, 0.4], in square brackets and with a comma between",
        seen=fault.seen,
    )
