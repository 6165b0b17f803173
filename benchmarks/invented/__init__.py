"""A seeded generator of invented records: the same seed and size give the same files."""

from benchmarks.invented.corpus import Sizes, write_corpus

__all__ = ["Sizes", "write_corpus"]
