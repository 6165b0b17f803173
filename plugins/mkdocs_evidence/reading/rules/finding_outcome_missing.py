"""A finding says of which outcome it speaks."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("finding-outcome-missing", "A finding names its outcome")


def tell(fault: FieldFault) -> Diagnostic:
    """A finding on nothing, or an added one that does not say what was measured."""
    if "added" in fault.present:
        message, step = (
            "was added to what the protocol planned, and does not say what was measured",
            "add `measure:`",
        )
    else:
        message = "does not say which outcome it is about"
        step = (
            "add `outcome:` with the id of an outcome in the protocol; if the protocol planned no such "
            "outcome, write `added: true` and `measure:` with what was measured"
        )
    return Diagnostic(RULE, fault.value_place, f"{fault.name} {message}", step)
