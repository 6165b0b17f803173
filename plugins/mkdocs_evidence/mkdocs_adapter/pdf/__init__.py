"""PDF files of versions, made by WeasyPrint from templates of their own.

WeasyPrint (https://weasyprint.org) is the optional extra [pdf]: it needs libraries of the system that
pip cannot bring.
"""

from mkdocs_evidence.mkdocs_adapter.pdf.files import PdfFile, PdfFiles
from mkdocs_evidence.mkdocs_adapter.pdf.requirements import missing_requirement

__all__ = ["PdfFile", "PdfFiles", "missing_requirement"]
