"""Citations and references in a citation style: what to ask of a citation engine, and what its answers make.

An engine costs milliseconds for a page, and a site has thousands. So a work is formatted once, equal
citations share one answer, and only works that could be taken for each other are formatted together:
see docs/adr on citations. The engine itself is a callable; whoever runs pandoc is not known here.
"""

from mkdocs_evidence.citing.documents import Document, Engine, Formatted, Variant
from mkdocs_evidence.citing.formatting import CitingText, FormattedSite, citing_texts, format_site
from mkdocs_evidence.citing.style import Style, StyleError, Working, style_of

__all__ = [
    "CitingText",
    "Document",
    "Engine",
    "Formatted",
    "FormattedSite",
    "Style",
    "StyleError",
    "Variant",
    "Working",
    "citing_texts",
    "format_site",
    "style_of",
]
