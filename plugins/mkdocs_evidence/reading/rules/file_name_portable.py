"""A file's name is one that every computer can hold, and no other file's name on any of them."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, Severity

RULE = Rule("file-name-portable", "Every computer can hold the files", Severity.WARNING)


def tell(place: Place, part: str, reason: str) -> Diagnostic:
    """Return the fault of a name that some system refuses or changes; `reason` follows the name."""
    return Diagnostic(
        RULE,
        place,
        f"the name `{part}` {reason}",
        "rename it: letters, digits, hyphens, underscores and single dots work everywhere",
        seen=part,
    )


def tell_twins(place: Place, path: str, other: str) -> Diagnostic:
    """Return the fault of a path that some systems take for that of another file."""
    return Diagnostic(
        RULE,
        place,
        f"this file and {other} have the same name on computers that ignore capitals "
        "or store accents differently",
        "rename one of them, or delete it if it is the same file",
        seen=path,
    )
