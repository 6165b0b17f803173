"""A file beside the texts is of a kind that a browser shows or saves, and never runs."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.attached_files import place_of_file
from mkdocs_evidence.checks.rendered_texts import PAGE
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model.file_policy import NAMES, ending_of, type_of_file

RULE = Rule("file-type", "Files beside the texts are shown or saved, and never run")

_PAGES = (
    "attach it as a PDF, attach the data behind it, or write what it says as a text, in Markdown; the site's "
    "own scripts and styles are named in mkdocs.yml (extra_javascript, extra_css)"
)
_MACROS = "save it without macros: as .docx, .xlsx or .pptx"
_INSTEAD = {
    **dict.fromkeys((".htm", ".html", ".xhtml", ".xht", ".mht", ".mhtml", ".shtml", ".php"), _PAGES),
    **dict.fromkeys((".js", ".mjs", ".css", ".wasm", ".xml", ".xsl", ".xslt", ".swf"), _PAGES),
    **dict.fromkeys((".docm", ".dotm", ".xlsm", ".xlsb", ".pptm"), _MACROS),
    **dict.fromkeys((".heic", ".bmp", ".psd", ".emf", ".wmf"), "save it as .png or .jpg"),
    **dict.fromkeys((".svgz",), "save it as .svg"),
    **dict.fromkeys((".rar", ".7z", ".tar", ".tgz"), "put the files into a .zip"),
}
_OTHER = (
    "save it as one of the kinds in that list, put it into a .zip, or take it out of the content folder; "
    "server settings are a matter for whoever runs the site"
)


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every file that is published as it is, and is of another kind."""
    for path in scope.attachments.paths if scope.attachments else ():
        if type_of_file(path) is None and path not in NAMES:
            ending = ending_of(path)
            message = f"a file that ends in {ending}" if ending else "a file without an ending"
            yield Diagnostic(
                RULE,
                place_of_file(scope, path),
                f"{message} may not be published: it is not of a kind in the list",
                _INSTEAD.get(ending, _OTHER),
                seen=path.rpartition("/")[2],
                allowed=(f"the files listed in {PAGE}",),
            )
