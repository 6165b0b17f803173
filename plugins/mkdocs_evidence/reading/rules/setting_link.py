"""Links of mkdocs.yml, which stand on every page, lead to what is there."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, Severity

RULE = Rule("setting-link", "Links in the settings lead to what is there", Severity.WARNING)


def tell(place: Place, setting: str, seen: str) -> Diagnostic:
    """A link of the menu (`nav`), of the foot of all pages, or of an explained word that leads nowhere."""
    return Diagnostic(
        RULE,
        place,
        f"`{setting}` leads to an address at which the site has nothing",
        "correct the address: that of a page of the site begins and ends with a slash, as in /privacy/; that "
        "of another site begins with https://",
        seen=seen,
    )
