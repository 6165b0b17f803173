"""What a text opens it closes again, but for a few brackets that stand alone."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("text-too-open", "Brackets and tags are closed")


def tell(place: Place, what: str, number: int, most: int, closing: str) -> Diagnostic:
    """Return the fault of more unclosed things than may be; `closing` is what ends one."""
    return Diagnostic(
        RULE,
        place,
        f"{number:,} {what} are opened and never closed",
        f"close them with `{closing}`; or write a backslash before one that is only a character, as in `\\[`",
        allowed=(f"at most {most:,}",),
    )
