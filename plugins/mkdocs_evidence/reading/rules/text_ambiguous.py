"""A text that YAML reads as something else stands in quotes."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("text-ambiguous", "Texts such as no, yes and on stand in quotes")


def tell(fault: FieldFault) -> Diagnostic:
    """`title: no`, where YAML reads false and the writer may have meant the word."""
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} is meant to be text, but YAML reads {fault.seen} as true or false",
        f'if you mean the word, put it in quotes: {fault.key}: "{fault.seen}"',
        seen=fault.seen,
    )
