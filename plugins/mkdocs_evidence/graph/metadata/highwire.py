"""Highwire tags (citation_*): how Google Scholar, Zotero and others read a landing page.

Institution and number mark a text as a technical report
(https://scholar.google.com/intl/en/scholar/inclusion.html#indexing). Only landing pages of protocols
and reports bear them: a version's page would be a second entry for one text. What must not be cited has
none.
"""

from __future__ import annotations

from mkdocs_evidence.graph.description import Description
from mkdocs_evidence.graph.metadata.tags import MetaTag, tags_of
from mkdocs_evidence.model import CslDate


def highwire_tags(description: Description) -> tuple[MetaTag, ...]:
    """The tags of a landing page; none on other pages."""
    item = description.citation
    if item is None or description.is_version or not description.key.type.is_versioned:
        return ()
    pdfs = (file.address for file in description.files if file.media_type == "application/pdf")
    pairs = (
        ("citation_title", item.title),
        *(("citation_author", name.inverted) for name in item.author),
        ("citation_publication_date", _slashed(item.issued)),
        ("citation_technical_report_institution", item.publisher),
        ("citation_technical_report_number", item.id),
        ("citation_doi", item.doi),
        ("citation_language", item.language),
        ("citation_abstract_html_url", description.address),
        *(("citation_pdf_url", address) for address in pdfs),
        *(("citation_keywords", label) for _, label in description.topics),
    )
    return tags_of(pairs)


def _slashed(date: CslDate | None) -> str:
    return str(date.start).replace("-", "/") if date and date.start else ""
