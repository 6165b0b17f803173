"""A drawing (SVG) draws, and does nothing besides."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.attached_files import attached, place_of_file
from mkdocs_evidence.checks.drawing_content import faults_in_drawing
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model.file_policy import DRAWING

RULE = Rule("drawing-active", "Drawings only draw")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Everything in an SVG file that could run or load something."""
    for path, data in attached(scope, DRAWING):
        for fault in faults_in_drawing(data):
            yield Diagnostic(
                RULE,
                place_of_file(scope, path, data, fault.line, fault.column),
                f"this drawing does more than draw: {fault.what}",
                "export it again as a plain SVG, without scripts, animation and links to other files (in "
                "Inkscape: Save as, Plain SVG); or as a .png",
            )
