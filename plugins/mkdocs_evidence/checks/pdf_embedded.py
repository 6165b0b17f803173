"""What is inside a PDF besides its pages is known to whoever publishes it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.attached_files import attached, place_of_file
from mkdocs_evidence.checks.pdf_content import EMBEDDED, names_in_pdf
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity
from mkdocs_evidence.model.file_policy import DOCUMENT

RULE = Rule("pdf-embedded", "Files within a PDF are known", Severity.NOTE)


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """A note on every PDF with files inside."""
    for path, data in attached(scope, DOCUMENT):
        if not names_in_pdf(data).isdisjoint(EMBEDDED):
            yield Diagnostic(
                RULE,
                place_of_file(scope, path),
                "this PDF has other files inside, which are published with it",
                "open it, look at its attachments (the paper clip), and see that nothing there is private",
                seen=path.rpartition("/")[2],
            )
