"""Every entry of the bibliography can be read."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.reading.raw_bibliography import RawBlock

RULE = Rule("bibliography-syntax", "Entries of the bibliography are well-formed")

# What bibtexparser says (left), what it means, and what to do.
_PLAIN_WORDS = (
    (
        "Unexpected block start",
        "this entry is not closed before the next one begins",
        "close every brace: each value ends with }, and the entry with a } of its own",
    ),
    (
        "end of file",
        "this entry is never closed",
        "close every brace: each value ends with }, and the entry with a } of its own",
    ),
    (
        "comma after entry key",
        "there is no comma after the key of this entry",
        "write a comma after the key, as in @article{smith2020,",
    ),
    ("no @", "this looks like an entry without its @", "write an @ in front, as in @article{smith2020,"),
)


def tell(place: Place, block: RawBlock) -> Diagnostic:
    """An entry that cannot be read, and would be lost."""
    for part, message, step in _PLAIN_WORDS:
        if part in block.reason:
            return Diagnostic(RULE, place, message, step)
    return Diagnostic(
        RULE,
        place,
        f"this entry cannot be read ({block.reason.strip()})",
        "compare it with the entries around it: @type{key, field = {value}, field = {value}}",
    )
