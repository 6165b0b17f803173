"""What a text includes lies in the content folder, or in a folder that mkdocs.yml names for it."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("include-outside", "Texts include only files of the site")


def tell_outside(place: Place, target: str) -> Diagnostic:
    """Return the fault of an include that leaves the folders for includes, or goes by a link."""
    return Diagnostic(
        RULE,
        place,
        f"`{target}` is not in the content folder, so it is not included",
        "copy the file into the content folder, and include it from there; whoever runs the site can name a "
        "separate folder for includes as `base_path`",
        seen=target,
    )


def tell_missing(place: Place, target: str) -> Diagnostic:
    """Return the fault of an include that leads to nothing."""
    return Diagnostic(
        RULE, place, f"there is no file `{target}` to include", "add it, or correct the path", seen=target
    )


def tell_address(place: Place, target: str) -> Diagnostic:
    """Return the fault of an include from another host."""
    return Diagnostic(
        RULE,
        place,
        "this includes a text from another site, which could change at any time",
        "copy the text into this file, and say where it comes from",
        seen=target,
    )
