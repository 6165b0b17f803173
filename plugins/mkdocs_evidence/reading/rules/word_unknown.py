"""Fields with a fixed list of words take only those words."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule, nearest
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("word-unknown", "Fields with a fixed list take only words of that list")


def tell(fault: FieldFault) -> Diagnostic:
    """A word that is not on the field's list."""
    seen = fault.seen or ""
    meant = nearest(seen.lower().replace(" ", "_").replace("-", "_"), fault.words)
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{f'`{seen}`' if seen else 'this'} is not one of the words for {fault.name}",
        f"write {meant}" if meant else "choose one of the words allowed here, written exactly as shown",
        seen=fault.seen,
        allowed=fault.words,
        nearest=meant,
    )
