"""A paragraph, list or table has an end: an empty line comes within a stated length."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("text-too-long", "Paragraphs and tables have a readable length")


def tell(place: Place, what: str, number: int, most: int) -> Diagnostic:
    """Return the fault of lines that go on too long without an empty one; `what` are characters or lines."""
    return Diagnostic(
        RULE,
        place,
        f"there are {number:,} {what} from here to the next empty line",
        "put empty lines between paragraphs; split a long table or list into several",
        allowed=(f"at most {most:,} {what}",),
    )
