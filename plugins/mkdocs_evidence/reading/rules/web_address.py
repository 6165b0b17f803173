"""Addresses of pages elsewhere are whole web addresses."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("web-address", "Web addresses are whole")


def tell(fault: FieldFault) -> Diagnostic:
    """An address without its beginning, or with spaces in it."""
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} {fault.reason}",
        "copy the whole address from the browser, https:// included, without spaces or brackets",
        seen=fault.seen,
    )
