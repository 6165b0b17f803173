"""Only fields that the type of record knows."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule, nearest
from mkdocs_evidence.reading.field_fault import FieldFault
from mkdocs_evidence.reading.naming import in_words, shortened, with_article

RULE = Rule("field-unknown", "No unknown fields")


def tell(fault: FieldFault) -> Diagnostic:
    """A field that nobody would read: most often a slip of the pen."""
    holder = fault.location[:-1]
    where = in_words(holder) if holder else with_article(fault.kind)
    meant = nearest(fault.key, (name for name in fault.siblings if name not in fault.present))
    step = f"write `{meant}` instead" if meant else "take the line out, or use one of the fields allowed here"
    return Diagnostic(
        RULE,
        fault.key_place,
        f"{where} has no field `{shortened(fault.key)}`",
        step,
        seen=shortened(fault.key),
        allowed=fault.siblings,
        nearest=meant,
    )
