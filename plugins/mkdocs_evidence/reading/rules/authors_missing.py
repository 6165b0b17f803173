"""A text has authors, or says whose original it retells."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("authors-missing", "Texts name their authors, or the original")


def tell(fault: FieldFault) -> Diagnostic:
    """A blog, protocol or report that names neither."""
    return Diagnostic(
        RULE,
        fault.value_place,
        "the text names no authors",
        'add `authors:` with the id of a person or organisation, or {name: "…"} for each; if the text '
        "retells one that was published elsewhere, add `original:` with its url, title and authors instead",
    )
