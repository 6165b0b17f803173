"""Whatever is printed shows what nobody could see, so that no text of a file can steer a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOBase
from typing import TextIO, cast


def visible(text: str) -> str:
    """The text with invisible characters written out, for which little is imported where there are none."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    from mkdocs_evidence.diagnostics import visible as written_out

    return written_out(text)


class VisibleStream(TextIOBase):
    r"""A text stream that writes invisible characters out, as `\x1b` and `<U+202E>`."""

    def __init__(self, stream: TextIO) -> None:
        self.unfiltered = stream

    def write(self, text: str) -> int:
        """Write the text, with everything in it visible; its length, as it was given."""
        self.unfiltered.write(visible(text))
        return len(text)

    def flush(self) -> None:
        """Flush the stream below."""
        self.unfiltered.flush()

    def isatty(self) -> bool:
        """Return True if a person watches."""
        return self.unfiltered.isatty()

    def fileno(self) -> int:
        """The number of the file below."""
        return self.unfiltered.fileno()

    def close(self) -> None:
        """Leave the stream below open: it is not ours."""

    @property
    def encoding(self) -> str:  # type: ignore[override] # that of the stream below, which never changes
        """The encoding of the stream below."""
        return self.unfiltered.encoding


@contextmanager
def visible_output() -> Iterator[None]:
    """Let all that is printed meanwhile go through a filter."""
    out, err = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = cast("TextIO", VisibleStream(out)), cast("TextIO", VisibleStream(err))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = out, err


def unfiltered(stream: TextIO) -> TextIO:
    """The stream below a filter, for what moves the cursor on purpose."""
    return stream.unfiltered if isinstance(stream, VisibleStream) else stream


__all__ = ["VisibleStream", "unfiltered", "visible", "visible_output"]
