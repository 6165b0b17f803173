"""From saving a file to the change in the page: how long somebody waits who writes and looks."""

from __future__ import annotations

import os
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

PATIENCE = 900
"""Seconds until a server that does not answer counts as broken."""
LOOK_EVERY = 0.01


@dataclass(frozen=True, slots=True)
class Server:
    """A server of a generator: how it is started on a port, which file is edited, where the page is."""

    name: str
    command: Callable[[int], tuple[str, ...]]
    file: str
    page: str


OURS = Server(
    "ours",
    lambda port: (sys.executable, "-m", "mkdocs_evidence", "serve", "--port", str(port)),
    "content/blogs/blog-0001.md",
    "blogs/blog-0001/",
)
HUGO = Server(
    "hugo",
    lambda port: ("hugo", "server", "--quiet", "--port", str(port), "--baseURL", f"http://127.0.0.1:{port}/"),
    "content/blogs/blog-0001.md",
    "blogs/blog-0001/",
)
SERVERS = {server.name: server for server in (OURS, HUGO)}


def seconds_until_seen(server: Server, folder: Path, runs: int) -> list[float]:
    """For each of so many edits of a text the seconds until its page shows it."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}/{server.page}"
    process = subprocess.Popen(
        server.command(port),
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(address, "</html>")
        time.sleep(2)  # whatever a server does after its first answer
        return [_edit(folder / server.file, address, run) for run in range(runs)]
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def serve_table(folders: dict[str, Path], runs: int) -> str:
    """The medians of all servers, in Markdown."""
    lines = ["| server | seconds from saving to the page, median |", "| --- | ---: |"]
    for name, folder in folders.items():
        waits = seconds_until_seen(SERVERS[name], folder, runs)
        lines.append(f"| {name} | {statistics.median(waits):.2f} |")
    return "\n".join(lines) + "\n"


def _edit(file: Path, address: str, run: int) -> float:
    token = f"seen-{os.getpid()}-{run}-{time.monotonic_ns()}"
    text = file.read_text(encoding="utf-8")
    started = time.perf_counter()
    file.write_text(f"{text}\n{token}\n", encoding="utf-8")
    _wait_for(address, token)
    waited = time.perf_counter() - started
    time.sleep(3)  # until the server has done all that it does
    return waited


def _wait_for(address: str, text: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with (
            suppress(OSError, HTTPException),  # a server may be writing the very page
            closing(urllib.request.urlopen(address, timeout=30)) as answer,  # noqa: S310 - our own address
        ):
            if text in answer.read().decode("utf-8", "replace"):
                return
        time.sleep(LOOK_EVERY)
    raise TimeoutError(f"{address} never showed {text}")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
