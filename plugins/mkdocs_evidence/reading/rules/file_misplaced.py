"""A record lies in the folder of its type, at the depth that its type has."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.model.vocabulary import RecordType
from mkdocs_evidence.reading.naming import with_article

RULE = Rule("file-misplaced", "Records lie in the folder of their type")


def tell(place: Place, kind: RecordType, wanted: str) -> Diagnostic:
    """A Markdown file below a record folder at which no record can be."""
    shape = "<id>/v<number>.md" if kind.is_versioned else "<id>.md"
    return Diagnostic(
        RULE,
        place,
        f"{with_article(kind.label.lower())} cannot be at this path",
        f"move the file to {wanted}" if wanted else f"move the file to {kind.value}/{shape}",
        allowed=(f"{kind.value}/{shape}",),
    )


def tell_index(place: Place, kind: RecordType) -> Diagnostic:
    """A page for the folder itself, which the build makes."""
    return Diagnostic(
        RULE,
        place,
        f"the page of {kind.value}/ is made by the build and cannot be written by hand",
        "delete the file, or give it the id of a record as its name",
    )


def tell_folder(place: Place, folder: str, meant: str) -> Diagnostic:
    """A record in a folder whose name is nearly that of a type."""
    return Diagnostic(
        RULE,
        place,
        f"this file has the front matter of a record, but `{folder}` is no folder of records",
        f"move the file to the folder {meant}/",
        seen=folder,
        allowed=RecordType.values(),
        nearest=meant,
    )
