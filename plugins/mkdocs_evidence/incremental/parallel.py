"""Work on all cores, by forks that share what is in memory."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")
MOST_AT_ONCE = 64
SHARES = 64
"""In so many shares work is dealt out to each process: what is heavy stands together, and is to be shared."""
YOUNG_OBJECTS = 20_000
"""After so many new objects a fork collects garbage: after Python's 700 it took a fifth of the time."""


class _Shared:
    """What forked processes find when they begin: set right before the fork, empty at other times."""

    task: Callable[[int], object] | None = None


def spread(task: Callable[[T], R], items: Sequence[T], processes: int) -> Iterator[R]:
    """The task done for each item, in their order, by so many processes.

    They are forks: nothing but results is sent. Where the system cannot fork, one process is asked
    for, or there is little to do, everything is done here.
    """
    if processes <= 1 or len(items) < 4 * processes or not hasattr(os, "fork"):
        yield from map(task, items)
        return
    import multiprocessing  # here, so that who has nothing to spread need not wait for it
    from concurrent.futures import ProcessPoolExecutor

    _Shared.task = lambda index: task(items[index])
    chunk = max(1, min(MOST_AT_ONCE, len(items) // (processes * SHARES)))
    forking = multiprocessing.get_context("fork")
    try:
        with (
            collector_passing_by(),  # so that it does not touch, and thereby copy, what the forks share
            ProcessPoolExecutor(processes, mp_context=forking, initializer=_begin) as pool,
        ):
            yield from cast("Iterator[R]", pool.map(_do_shared, range(len(items)), chunksize=chunk))
    finally:
        _Shared.task = None


@contextmanager
def collector_passing_by() -> Iterator[None]:
    """Let the garbage collector pass by all that is there when this is entered."""
    is_outermost = gc.get_freeze_count() == 0
    gc.freeze()
    try:
        yield
    finally:
        if is_outermost:
            gc.unfreeze()


@contextmanager
def collector_paused() -> Iterator[None]:
    """Spare the garbage collector while much is made that stays.

    With 10,000 records it went through all of them again and again: a third of the time of reading.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _begin() -> None:
    """Begin as a fork: collect garbage again, and end when the process ends that has forked.

    Otherwise a killed build would leave forks behind that wait for ever, and hold its lock.
    """
    gc.enable()
    gc.set_threshold(YOUNG_OBJECTS)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do_shared(index: int) -> object:
    assert _Shared.task is not None
    return _Shared.task(index)
