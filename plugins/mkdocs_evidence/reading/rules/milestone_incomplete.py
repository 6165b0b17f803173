"""A milestone has a date, and a name where its event is `other`."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("milestone-incomplete", "Milestones have a date and a name")


def tell_date(fault: FieldFault) -> Diagnostic:
    """A milestone that was neither planned nor reached."""
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} has neither a planned nor an actual date",
        "add `planned:` with the date that was promised, `actual:` with the date when it happened, or both",
    )


def tell_label(fault: FieldFault) -> Diagnostic:
    """A milestone of the event `other` without a name."""
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} has the event `other` and no name",
        "add `label:` with what the step is called",
    )
