"""The bibliography file: BibTeX in, works as CSL items or diagnostics with key and line out.

Read with bibtexparser's splitter; what a value means (strings, LaTeX, names, dates) is settled here,
because the library keeps undefined strings as text and knows nothing of a comma that is missing.
"""

from mkdocs_evidence.reading.bibliography.reading import BibliographyRead, read_bibliography

__all__ = ["BibliographyRead", "read_bibliography"]
