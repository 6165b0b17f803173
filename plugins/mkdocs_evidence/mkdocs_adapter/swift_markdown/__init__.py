"""Python-Markdown with parts that do the same for less (docs/adr/0040 says why and how much).

Every part takes the place of one of Python-Markdown's own through its registries, and only of the
very part that it knows: what an extension has put there stays.
"""

from mkdocs_evidence.mkdocs_adapter.swift_markdown.brackets import LinearBrackets
from mkdocs_evidence.mkdocs_adapter.swift_markdown.parts import with_swift_parts

__all__ = ["LinearBrackets", "with_swift_parts"]
