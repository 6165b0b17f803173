"""Every field that a type of record needs is there."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault
from mkdocs_evidence.reading.naming import in_words

RULE = Rule("field-missing", "Required fields are there")


def tell(fault: FieldFault) -> Diagnostic:
    """A field that is needed and not there."""
    holder = fault.location[:-1]
    where = f" in {in_words(holder)}" if holder else ""
    step = f"add the line `{fault.key}: …`{where}"
    if fault.description:
        step += f" ({fault.description[:1].lower()}{fault.description[1:].rstrip('.')})"
    return Diagnostic(
        RULE, fault.value_place, f"the field `{fault.key}` is missing{where}", step, allowed=fault.words
    )
