"""Run one command and say what it cost: wall clock, CPU of all its processes, the largest one's memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


class RunFailedError(Exception):
    """A measured command did not end well; the message is what it said last."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost: seconds on the clock, seconds of CPU, MiB of its largest process."""

    wall: float
    cpu: float
    peak: float

    @classmethod
    def median(cls, costs: Iterable[Cost]) -> Cost:
        """The median of each, over several runs."""
        runs = tuple(costs)
        return cls(
            statistics.median(run.wall for run in runs),
            statistics.median(run.cpu for run in runs),
            statistics.median(run.peak for run in runs),
        )


def cost_of(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder to its end, as people run it: Python keeps what it has compiled."""
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    with (folder / "benchmark-output.txt").open("w+b") as said:
        process = subprocess.Popen(
            command, cwd=folder, env={**around, **(environment or {})}, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RunFailedError(f"{' '.join(command)}\n{said.read()[-2000:].decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
