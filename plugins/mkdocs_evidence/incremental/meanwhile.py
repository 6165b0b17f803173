"""Finding two things out at the same time."""

from __future__ import annotations

import os
from collections.abc import Callable


def meanwhile(ask: Callable[[], bool]) -> Callable[[], bool]:
    """Begin to find something out on another core; what is given waits for the answer.

    It must be called, once. On the other core an error counts as no, and is printed; where the system
    cannot fork, it is found out here, then.
    """
    if not hasattr(os, "fork"):
        return ask
    child = os.fork()
    if child == 0:
        is_so = False
        try:
            is_so = ask()
        finally:
            os._exit(0 if is_so else 1)

    def answer() -> bool:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status) == 0

    return answer


class Answer:
    """An answer that is found once: on another core from now on if it `forks`, else when it is wanted."""

    def __init__(self, ask: Callable[[], bool], *, forks: bool) -> None:
        self._ask = meanwhile(ask) if forks else ask
        self._forks = forks
        self._found: bool | None = None

    def __call__(self) -> bool:
        """Return the answer, waiting for it if need be."""
        if self._found is None:
            self._found = self._ask()
        return self._found

    def close(self) -> None:
        """Wait for the other core, as must be done once."""
        if self._forks:
            self()
