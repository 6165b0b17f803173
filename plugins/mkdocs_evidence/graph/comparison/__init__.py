"""Differences between two versions: of their fields, and of their rendered text, word by word."""

from mkdocs_evidence.graph.comparison.blocks import Block, blocks_of
from mkdocs_evidence.graph.comparison.fields import (
    FieldDifference,
    field_differences,
    operation_of,
    record_differences,
)
from mkdocs_evidence.graph.comparison.texts import ComparedBlock, Stretch, compare_texts, stretches
from mkdocs_evidence.graph.comparison.words import Operation, Run, compare_words

__all__ = [
    "Block",
    "ComparedBlock",
    "FieldDifference",
    "Operation",
    "Run",
    "Stretch",
    "blocks_of",
    "compare_texts",
    "compare_words",
    "field_differences",
    "operation_of",
    "record_differences",
    "stretches",
]
