"""A key can be written in a citation."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.reading.raw_bibliography import RawEntry

RULE = Rule("bibliography-key-form", "Keys of the bibliography can be cited")


def tell(place: Place, entry: RawEntry) -> Diagnostic:
    """A key that no citation can name."""
    message = f"`{entry.key}` cannot be written in a citation" if entry.key else "this entry has no key"
    return Diagnostic(
        RULE,
        place,
        message,
        "write letters and digits, with single marks such as : . _ or - between them, as in smith2020",
        seen=entry.key or None,
    )
