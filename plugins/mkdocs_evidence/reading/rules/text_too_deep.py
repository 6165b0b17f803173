"""Lists, quotes, brackets and elements lie in each other to a stated depth."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("text-too-deep", "Texts are nested to a readable depth")


def tell(place: Place, what: str, most: int) -> Diagnostic:
    """Return the fault of a place at which so many levels are exceeded; `what` is nested."""
    return Diagnostic(
        RULE,
        place,
        f"{what} lie in each other more than {most} levels deep here",
        "take out levels: use headings, or begin a list of its own",
        allowed=(f"at most {most} levels",),
    )
