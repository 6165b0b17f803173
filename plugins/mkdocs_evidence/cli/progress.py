"""What long work says of itself: one moving line when a person watches, plain lines when not."""

import sys
from types import TracebackType
from typing import Self, TextIO

from mkdocs_evidence.cli.visible_output import unfiltered, visible


class Progress:
    """Tell the steps of long work on `stream` (standard error).

    On a terminal each step replaces the one before and the last is wiped, so that only results stay.
    Elsewhere each new step is a line; one that only counts on ("Rendering: 120 of 240") is told once.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = unfiltered(stream or sys.stderr)
        self._moving = self._stream.isatty()
        self._last = ""

    def tell(self, step: str, done: int | None = None, total: int | None = None) -> None:
        """Say what is being done, and how far it is where that is known."""
        if self._moving:
            import shutil  # here, since few are watched by a person

            counted = f"{step}: {done} of {total}" if done is not None else f"{step} …"
            width = shutil.get_terminal_size().columns - 1
            self._stream.write(f"\r\x1b[K{visible(counted)[:width]}")
        elif step != self._last:
            self._stream.write(visible(f"{step} …\n"))
        self._last = step
        self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._moving and self._last:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
