"""Lists, quotes, brackets and elements lie in each other to a stated depth."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("text-too-deep", "Texts are nested to a readable depth")


def tell(place: Place, what: str, most: int) -> Diagnostic:
    """Return the fault of a place at which so many levels are exceeded; `what` is nested."""
    return Diagnostic(
        RULE,
        place,
        f"{what} are nested more than {most} levels deep here",
        "use fewer levels: use headings, or start a separate list",
        allowed=(f"at most {most} levels",),
    )
