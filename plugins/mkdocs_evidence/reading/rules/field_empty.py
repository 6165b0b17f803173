"""A field that is there has a value."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.reading.field_fault import FieldFault
from mkdocs_evidence.reading.naming import in_words

RULE = Rule("field-empty", "Fields that are there are filled in")

_STEP = "fill it in, or remove the line"


def tell(
    place: Place, location: tuple[str | int, ...], written: str, *, is_required: bool = False
) -> Diagnostic:
    """A field with nothing after the colon, or with null or ~."""
    step = "fill it in: the record cannot do without it" if is_required else _STEP
    if written:
        step += f'; if you mean the word {written}, write it in quotes: "{written}"'
    return Diagnostic(RULE, place, f"{in_words(location)} is empty", step, seen=written or None)


def tell_blank(fault: FieldFault) -> Diagnostic:
    """A text of nothing but quotes and spaces, or a list without entries."""
    return Diagnostic(RULE, fault.value_place, f"{fault.name} is empty", _STEP)
