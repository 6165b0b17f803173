"""A record's file (or folder) is named by its id, and a version by its number."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("file-name", "Names of files are ids and version numbers")


def tell_id(place: Place, seen: str, suggestion: str | None, *, of_folder: bool) -> Diagnostic:
    """A name that is no id."""
    return Diagnostic(
        RULE,
        place,
        f"`{seen}` cannot be the id of a record",
        f"rename the {'folder' if of_folder else 'file'}: an id has 3 to 80 characters, only a to z, 0 to 9 "
        "and hyphens inside; it is the record's address for ever, so leave out dates, brands and status",
        seen=seen,
        nearest=suggestion,
    )


def tell_version(place: Place, seen: str, suggestion: str | None) -> Diagnostic:
    """A version's file that is not named v1.md, v2.md …"""
    return Diagnostic(
        RULE,
        place,
        f"`{seen}` is not the name of a version",
        "name the first version v1.md, the next one v2.md, and so on",
        seen=seen,
        allowed=("v1.md", "v2.md", "…"),
        nearest=suggestion,
    )


def tell_suffix(place: Place, seen: str) -> Diagnostic:
    """A Markdown file with another ending than .md."""
    return Diagnostic(
        RULE, place, f"`{seen}` does not end in .md", "rename the file so that it ends in .md", seen=seen
    )
