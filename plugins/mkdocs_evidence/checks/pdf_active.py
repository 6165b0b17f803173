"""A PDF is read, and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.attached_files import attached, place_of_file, sealed_files
from mkdocs_evidence.checks.pdf_content import ACTIVE, ENCRYPTED, names_in_pdf
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity
from mkdocs_evidence.model.file_policy import DOCUMENT

RULE = Rule("pdf-active", "A PDF is read, and runs nothing", Severity.WARNING)


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every PDF with scripts or actions, and every one that nobody can look into."""
    for path, data in attached(scope, DOCUMENT):
        names = names_in_pdf(data)
        found = dict.fromkeys(what for name, what in ACTIVE.items() if name in names)
        message, step = "", ""
        if found:
            message = f"this PDF holds {' and '.join(found)}"
            step = "make the PDF again: print the document to a PDF, or save it from Word without form fields"
        elif ENCRYPTED in names:
            message = "this PDF is protected, so it cannot be checked for scripts"
            step = "save it again without a password or protection; readers may want to copy from it too"
        if message and path not in sealed_files(scope):
            yield Diagnostic(RULE, place_of_file(scope, path), message, step, seen=path.rpartition("/")[2])
