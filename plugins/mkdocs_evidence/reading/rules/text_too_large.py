"""A text file has a size that people can read and programs can check."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("text-too-large", "Text files have a readable size")


def tell(place: Place, most: int) -> Diagnostic:
    """Return the fault of a file that has more bytes than that; it is not read any further."""
    return Diagnostic(
        RULE,
        place,
        f"this file is larger than {most:,} bytes, the limit for a text",
        "split it into several texts, or attach the long part as a separate file",
        allowed=(f"at most {most:,} bytes",),
    )
