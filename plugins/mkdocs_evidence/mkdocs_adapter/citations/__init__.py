"""Citations between this package and pandoc, the disk and Python-Markdown."""
