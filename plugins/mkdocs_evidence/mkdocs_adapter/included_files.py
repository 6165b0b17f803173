"""Whether texts may draw in files that a build does not know of: then nothing is kept from earlier builds."""

from __future__ import annotations

from collections.abc import Iterable

OF_MARKDOWN = frozenset(
    (
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra"),
        *("fenced_code", "footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta"),
        *("nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks"),
    )
)
"""The extensions that come with Python-Markdown; they read nothing but the text."""
READERS = ("pymdownx.snippets", "pymdownx.b64")
"""The extensions of PyMdown that read files."""


def may_include_files(extensions: Iterable[object]) -> bool:
    """Whether among these extensions of Markdown is one that may read files, as far as is known."""
    return any(isinstance(name, str) and not _reads_text_alone(name) for name in extensions)


def _reads_text_alone(name: str) -> bool:
    module = name.partition(":")[0]
    if module.startswith("pymdownx."):
        return not module.startswith(READERS)
    return module.removeprefix("markdown.extensions.") in OF_MARKDOWN
