"""What is either so or not is written true or false."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("truth-form", "Yes and no are written true and false")

_MEANT = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}


def tell(fault: FieldFault) -> Diagnostic:
    """Another word than true or false."""
    meant = _MEANT.get((fault.seen or "").lower())
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} is neither true nor false",
        f"write {meant}, in small letters" if meant else "write true or false, in small letters",
        seen=fault.seen,
        allowed=("true", "false"),
        nearest=meant,
    )
