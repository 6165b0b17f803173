"""References: BibTeX and biblatex to works, with every fault at its key and line."""

from mkdocs_evidence.reading.bibliography.bibliography_read import BibliographyRead
from mkdocs_evidence.reading.source_file import SourceFile


def read_bibliography(file: SourceFile) -> BibliographyRead:
    """Every work of a BibTeX or biblatex file, and every fault in it.

    The parser comes with this call: it takes an eighth of all imports, and most builds find what it
    has read before.
    """
    from mkdocs_evidence.reading.bibliography.reading import read

    return read(file)


__all__ = ["BibliographyRead", "read_bibliography"]
