"""A reference is the id of a record, with its type in front where needed."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("reference-form", "References are ids of records")


def tell(fault: FieldFault) -> Diagnostic:
    """A reference that no record can have."""
    step = (
        "write the name of the record's file (a protocol's or report's folder) without .md, as in "
        "lambeth-swis, with its type in front where that is needed, as in projects/lambeth-swis"
    )
    if fault.takes_names:
        step += f'; for someone without a page here write {{name: "{fault.seen or "…"}"}}'
    if fault.reason.startswith("names a record"):
        step = "name a record of a type that the field takes"
    # The model's words go on with what to write, which the help says at more length.
    reason = "is not the id of a record" if ": write " in fault.reason else fault.reason
    return Diagnostic(RULE, fault.value_place, f"{fault.name} {reason}", step, seen=fault.seen)
