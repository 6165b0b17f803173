"""Titles and summaries are long enough to say something and short enough to be read."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("text-length", "Titles and summaries have a readable length")


def tell_short(fault: FieldFault, length: int, least: int) -> Diagnostic:
    """A text that says too little."""
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} has {length} characters; it needs at least {least}",
        "say a little more, in plain language",
        seen=fault.seen,
    )


def tell_long(fault: FieldFault, length: int, most: int) -> Diagnostic:
    """A text that nobody would read in a list."""
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} has {length} characters; it may have at most {most}",
        "say it in fewer words, and leave the rest to the text below",
        seen=fault.seen,
    )
