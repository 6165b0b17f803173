"""Files to records: bytes in, typed values or diagnostics with exact places out.

Every fault of every file is told in one go. A scalar is the text that was written, and is
converted only by the field that takes it. Nothing here looks outside one file.
"""

from mkdocs_evidence.model.body_policy import SCHEMES
from mkdocs_evidence.reading.addresses import (
    WrittenAddress,
    addresses_in,
    addresses_of_body,
    markup_of_body,
    may_hold_addresses,
    scheme_of,
)
from mkdocs_evidence.reading.bibliography import BibliographyRead, read_bibliography
from mkdocs_evidence.reading.citations import citations_of
from mkdocs_evidence.reading.commonmark import (
    LINK,
    MASK,
    Block,
    Paragraph,
    WrittenText,
    parse,
    prose_of,
    read_written_text,
)
from mkdocs_evidence.reading.conflicts import Conflict, conflicts_in
from mkdocs_evidence.reading.content_listing import listing_faults
from mkdocs_evidence.reading.identifiers import IDENTIFIERS_FILE, identifiers_source, read_identifiers
from mkdocs_evidence.reading.links import links_of
from mkdocs_evidence.reading.locations import lines_of_field, locate
from mkdocs_evidence.reading.nodes import syntax_fault
from mkdocs_evidence.reading.pages import page_faults, page_header_faults, page_source
from mkdocs_evidence.reading.paths import is_for_reading, is_page, is_record_path, key_for_path
from mkdocs_evidence.reading.places import locate_in_body, locate_offset
from mkdocs_evidence.reading.records import FileResult, ReadFiles, read_each, read_file, read_records
from mkdocs_evidence.reading.rules import RULES
from mkdocs_evidence.reading.rules.character_invisible import RULE as CHARACTER_INVISIBLE
from mkdocs_evidence.reading.rules.character_invisible import faults_in as invisible_characters
from mkdocs_evidence.reading.rules.character_invisible import faults_in_name as invisible_characters_in_name
from mkdocs_evidence.reading.rules.conflict_marks import faults_in as conflict_faults
from mkdocs_evidence.reading.rules.conflict_marks import tell_register as conflict_in_register
from mkdocs_evidence.reading.rules.extension_without_effect import tell as extension_without_effect
from mkdocs_evidence.reading.rules.page_template import missing_template
from mkdocs_evidence.reading.rules.setting_link import tell as dead_setting_link
from mkdocs_evidence.reading.source_file import PartialRecord, ReadResult, SourceFile

__all__ = [
    "CHARACTER_INVISIBLE",
    "IDENTIFIERS_FILE",
    "LINK",
    "MASK",
    "RULES",
    "SCHEMES",
    "BibliographyRead",
    "Block",
    "Conflict",
    "FileResult",
    "Paragraph",
    "PartialRecord",
    "ReadFiles",
    "ReadResult",
    "SourceFile",
    "WrittenAddress",
    "WrittenText",
    "addresses_in",
    "addresses_of_body",
    "citations_of",
    "conflict_faults",
    "conflict_in_register",
    "conflicts_in",
    "dead_setting_link",
    "extension_without_effect",
    "identifiers_source",
    "invisible_characters",
    "invisible_characters_in_name",
    "is_for_reading",
    "is_page",
    "is_record_path",
    "key_for_path",
    "lines_of_field",
    "links_of",
    "listing_faults",
    "locate",
    "locate_in_body",
    "locate_offset",
    "markup_of_body",
    "may_hold_addresses",
    "missing_template",
    "page_faults",
    "page_header_faults",
    "page_source",
    "parse",
    "prose_of",
    "read_bibliography",
    "read_each",
    "read_file",
    "read_identifiers",
    "read_records",
    "read_written_text",
    "scheme_of",
    "syntax_fault",
]
