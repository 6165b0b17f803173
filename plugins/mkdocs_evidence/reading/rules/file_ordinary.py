"""Content is ordinary files in ordinary folders: nothing else is opened, followed or published."""

from mkdocs_evidence.content_folder import Entry, Kind, printable
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("file-ordinary", "Content is ordinary files")

_WORDS = {
    Kind.SPECIAL: (
        "this is not a file but a pipe, a socket or a device",
        "delete it, and put an ordinary file in its place",
    ),
    Kind.UNREADABLE: (
        "this file cannot be read when the site is built",
        "let everybody read it (`chmod a+r`, or Properties, Security), or delete it",
    ),
    Kind.UNREADABLE_FOLDER: (
        "this folder cannot be opened when the site is built",
        "let everybody open it (`chmod a+rx`, or Properties, Security), or delete it",
    ),
    Kind.UNPRINTABLE: (
        "the name of this file has characters that cannot be shown",
        "rename the file: letters, digits, hyphens and dots work everywhere",
    ),
}


def tell(place: Place, entry: Entry) -> Diagnostic:
    """Return the fault of an entry that is no ordinary file."""
    if entry.kind is not Kind.LINK:
        message, step = _WORDS[entry.kind]
        return Diagnostic(RULE, place, message, step)
    return Diagnostic(
        RULE,
        place,
        "this is a symbolic link, and the site uses only files that are in its own folder",
        "delete the link, and copy the file or folder that it names here instead",
        seen=f"-> {printable(entry.target)}" if entry.target else None,
    )
