"""An attached file is either here or elsewhere."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("file-place", "An attached file has a path or a url")


def tell(fault: FieldFault) -> Diagnostic:
    """A file with both, or with neither."""
    has_both = {"path", "url"} <= set(fault.present)
    message = "has both a `path` and a `url`" if has_both else "has neither a `path` nor a `url`"
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} {message}",
        "write `path:` for a file in the record's folder, or `url:` for one at another address, and not both",
    )
