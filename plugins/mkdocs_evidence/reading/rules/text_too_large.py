"""A text file has a size that people can read and programs can check."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("text-too-large", "Text files have a readable size")


def tell(place: Place, most: int) -> Diagnostic:
    """Return the fault of a file that has more bytes than that; it is not read any further."""
    return Diagnostic(
        RULE,
        place,
        f"this file has more than {most:,} bytes, the most that is read of a text",
        "part it into several texts, or attach what is long as a file of its own",
        allowed=(f"at most {most:,} bytes",),
    )
