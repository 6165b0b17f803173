"""A list is written as a list, a group as a group, a text as a text."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("field-shape", "Lists, groups and single values are written as such")


def tell_list(fault: FieldFault) -> Diagnostic:
    """A single value where a list is wanted."""
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} must be a list",
        "write each entry on its own line below the field, beginning with two spaces, a hyphen and a space",
        seen=fault.seen,
    )


def tell_group(fault: FieldFault) -> Diagnostic:
    """A single value, or a list, where a group of fields is wanted."""
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} must be a group of fields",
        "write one `field: value` on each line below it, indented by two spaces",
        seen=fault.seen,
        allowed=fault.siblings,
    )


def tell_single(fault: FieldFault) -> Diagnostic:
    """A list or a group where one value is wanted."""
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} must be a single value, not a list or a group of fields",
        'write it on the same line as its field; put it in double quotes if it holds ": ", [ or {',
        seen=fault.seen,
    )
