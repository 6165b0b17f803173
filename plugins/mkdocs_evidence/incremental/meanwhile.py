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
