"""A field's value is one that the field takes."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("field-value", "Values are ones that the field takes")


def tell(fault: FieldFault) -> Diagnostic:
    """A value that the field does not take, in the model's own words."""
    reason = fault.reason[:1].lower() + fault.reason[1:]
    return Diagnostic(
        RULE,
        fault.value_place,
        f"the value of {fault.name} is not right: {reason}",
        "write the value as the description of the field in docs/schema/ asks",
        seen=fault.seen,
    )
