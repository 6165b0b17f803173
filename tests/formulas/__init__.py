"""Formulas: from TeX to pages, seals, comparisons and messages."""
