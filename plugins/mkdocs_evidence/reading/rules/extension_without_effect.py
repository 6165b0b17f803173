"""Extensions of mkdocs.yml do what they are there for."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, Severity

RULE = Rule(
    "extension-without-effect",
    "Extensions of Markdown in the settings have an effect",
    Severity.WARNING,
)
DOCS = "docs/what-a-text-may-hold.md"


def tell(place: Place, seen: str) -> Diagnostic:
    """An extension that adds signs to Markdown, which texts that are read as CommonMark do not have."""
    return Diagnostic(
        RULE,
        place,
        f"the extension `{seen}` has no effect: texts are read as CommonMark, as GitHub shows them, and "
        "what it adds to Markdown would be published as it is written",
        f"take it out of `markdown_extensions`, and write what {DOCS} has in its place, such as "
        "`> [!NOTE]` for a note in a box",
        seen=seen,
    )
