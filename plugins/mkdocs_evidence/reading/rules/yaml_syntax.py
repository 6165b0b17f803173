"""Front matter is well-formed YAML."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("yaml-syntax", "Front matter is well-formed")

_QUOTES = 'put the whole value in double quotes, as in title: "Schools: a pilot"'
_COLON = "mapping values are not allowed"
# What libyaml and PyYAML's own parser say (left), what it means, and what to do.
_PLAIN_WORDS = (
    (_COLON, "there is a second colon in this line", _QUOTES),
    (
        "could not find expected ':'",
        "this line is not of the form `field: value`",
        "add a colon and a space after the field's name, or indent the line if it goes on from the one above",
    ),
    (
        "found character that cannot start any token",
        "a value cannot begin with this character",
        _QUOTES.replace("Schools: a pilot", "@home: a pilot"),
    ),
    (
        "found unexpected end of stream",
        "the quotation mark that opens here is never closed",
        'close it at the end of the value; inside double quotes, write a quotation mark as \\"',
    ),
    (
        "found unknown escape character",
        "a backslash inside double quotes stands before a character that it cannot stand before",
        "write the backslash twice, or use single quotes around the value",
    ),
    (
        "',' or ']'",
        "the square bracket that opens here is never closed",
        "close it with ], or put the value in double quotes if the bracket belongs to the text",
    ),
    (
        "',' or '}'",
        "the curly bracket that opens here is never closed",
        "close it with }, or put the value in double quotes if the bracket belongs to the text",
    ),
    (
        "'-' indicator",
        "this line does not line up with the entries of the list above it",
        "begin it with a hyphen under the other hyphens, or indent it to belong to the entry above",
    ),
    (
        "expected key",
        "this line does not line up with the fields above it, or a value goes on after its closing quote",
        "give it the same indentation as the field that it belongs beside, and check the quotes above",
    ),
    (
        "expected <block end>",
        "this line does not line up with the lines above it",
        "give it the same indentation as the line that it belongs beside",
    ),
    (
        "block sequence entries are not allowed",
        "a list cannot begin on this line",
        "begin the list on the next line, with two spaces and a hyphen, or put the value in double quotes",
    ),
)
_ABOUT_AN_OPENING = (
    "found unexpected end of stream",
    "',' or ']'",
    "',' or '}'",
    "could not find expected ':'",
)


def is_about_an_opening(problem: str) -> bool:
    """Whether the fault is best shown where a bracket, a quotation or a field's name begins."""
    return any(part in problem for part in _ABOUT_AN_OPENING)


def tell(place: Place, problem: str) -> Diagnostic:
    """What the YAML parser stumbled on, in plain words."""
    if _COLON in problem and ":" not in place.source_line[: place.column - 1]:
        return Diagnostic(
            RULE,
            place,
            "this line is read as going on from the line above, and then comes a colon",
            "begin the line where the other fields begin; and look whether the line above lacks its colon",
        )
    for part, message, step in _PLAIN_WORDS:
        if part in problem:
            return Diagnostic(RULE, place, message, step)
    reason = f" ({problem})" if problem else ""
    return Diagnostic(
        RULE,
        place,
        f"this cannot be read from here on{reason}",
        "compare this line and the one above with docs/rules/yaml-syntax.md; when in doubt, "
        "put the value in double quotes",
    )
