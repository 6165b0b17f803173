"""Titles and summaries are long enough to say something and short enough to be read."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("text-length", "Titles and summaries have a readable length")


def tell(fault: FieldFault, *, length: int, least: int | None, most: int | None) -> Diagnostic:
    """A text that is too short or too long, with its length."""
    if least is not None:
        message = f"{fault.name} has {length} characters; it needs at least {least}"
        step = "say a little more, in plain language"
    else:
        message = f"{fault.name} has {length} characters; it may have at most {most}"
        step = "say it in fewer words, and leave the rest to the text below"
    return Diagnostic(RULE, fault.value_place, message, step, seen=fault.seen)
