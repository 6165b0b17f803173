"""The way to pandoc, which reads Word files and writes Markdown. Nothing else here knows it.

pandoc runs in its own process and its sandbox: it reads the given file, and nothing that the file
may name (`--sandbox`, pandoc's manual, “A note on security”).
"""

from __future__ import annotations

import json
import subprocess
from typing import Any

from mkdocs_evidence.diagnostics import SiteProblemError

LONGEST = 300
"""Seconds; a book of 500 pages takes about 10."""
_MARKDOWN = "commonmark+pipe_tables+footnotes+definition_lists+strikeout+attributes-smart"
"""What this site reads (docs/adr/0068). Formulas and signs of our own are written before (`word.signs`)."""


def read_word(data: bytes) -> dict[str, Any]:
    """A Word file's bytes as pandoc's document tree, with tracked changes accepted.

    The tree is documented in pandoc-types, https://hackage.haskell.org/package/pandoc-types.
    """
    read = _run("--from=docx", "--to=json", "--track-changes=accept", "--sandbox", given=data)
    tree: dict[str, Any] = json.loads(read)
    return tree


def write_markdown(tree: dict[str, Any]) -> str:
    """A document tree as Markdown, one line for each paragraph."""
    written = _run(
        "--from=json",
        f"--to={_MARKDOWN}",
        "--wrap=none",
        "--markdown-headings=atx",
        "--sandbox",
        given=json.dumps(tree).encode("utf-8"),
    )
    return written.decode("utf-8")


def _run(*arguments: str, given: bytes = b"") -> bytes:
    import pypandoc  # brings http and email along, for which a build that imports nothing need not wait

    command = [pypandoc.get_pandoc_path(), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        raise SiteProblemError(
            f"The file was not read within {LONGEST} seconds. "
            "Save it as several shorter files, and import each."
        ) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SiteProblemError(
            f"The Word file cannot be read ({said[-1] if said else 'no reason was given'}). "
            "Open it in Word, save it anew as .docx, and import that."
        )
    return done.stdout
