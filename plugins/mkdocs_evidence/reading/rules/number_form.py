"""Numbers are written as digits, with a point for decimals."""

import re

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("number-form", "Numbers are written as digits")


def tell(fault: FieldFault) -> Diagnostic:
    """A number with words, units, commas or percent signs in it."""
    found = re.sub(r"(?<=\d),(?=\d{3}\b)", "", fault.seen or "").replace("−", "-").replace("–", "-")
    match = re.search(r"[+-]?\d+(?:\.\d+)?(?![\deE.])", found)
    reason = fault.reason if fault.reason.startswith("is ") else "is not a number that this field takes"
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} {reason}",
        "write digits only, with a point for decimals and a hyphen for minus; "
        "put the unit (%, £, days) in the field for the unit",
        seen=fault.seen,
        nearest=match[0] if match and match[0] != fault.seen else None,
    )
