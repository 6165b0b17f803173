"""Authors, speakers and issuers are records, or just names."""

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("contributor-form", "Authors and speakers are ids or names")


def tell(fault: FieldFault) -> Diagnostic:
    """A group of fields other than {name: …}."""
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} {fault.reason}",
        "write the id of a person or organisation that has a page here, as in people/david-westlake; "
        'for anybody else write {name: "Full name"} and nothing more',
    )
