"""Compiled templates, kept from one build to the next and verified before they are run."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from mkdocs_evidence.incremental import load_verified, save_verified


class TemplateCache(jinja2.BytecodeCache):
    """A file for each compiled template, in a folder.

    Jinja's own cache runs whatever bytecode it finds under the checksum of the source: a flipped bit of it
    may end Python itself.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its compiled code, if there is any that is whole."""
        data = load_verified(self._folder / bucket.key)
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled code of a template; without it the next build takes a little longer."""
        with suppress(OSError):
            save_verified(self._folder / bucket.key, bucket.bytecode_to_string())
