"""DOIs, ORCID iDs, ROR addresses, languages and old addresses are written in their own form."""

import re

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("identifier-form", "Identifiers have their own form")

_PREFIXES = re.compile(r"(?:https?://)?(?:dx\.)?(?:doi\.org/|orcid\.org/)|doi:\s*", re.IGNORECASE)


def tell(fault: FieldFault) -> Diagnostic:
    """An identifier in another form than its own."""
    bare = _PREFIXES.sub("", fault.seen or "", count=1)
    step = "write it as in the example, with nothing before or after it"
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} {fault.reason}",
        step,
        seen=fault.seen,
        nearest=bare if bare and bare != fault.seen else None,
    )
