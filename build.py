#!/usr/bin/env python3
"""Build this site: `python3 build.py`. For the other commands: `python3 build.py --help`.

Needs Python 3.11 or later and nothing else. The first run makes a virtual environment in `.venv` and installs
into it what requirements.lock names, hash by hash; later runs find it ready. Then the command runs in there.
The first `build --pdf` and the first `test` install what they need besides from locks of their own.
What the commands do is in plugins/mkdocs_evidence/cli/.

Old Pythons must be able to read this file, to say that they are too old: hence the quoted annotations.
"""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SET_UP = ROOT / ".venv-set-up"  # the lock file, the mark of an unfinished set-up, and what pip said
UNFINISHED = SET_UP / "unfinished"
REPORT = SET_UP / "report.txt"

LOCKS = {"site": "requirements.lock", "pdf": "requirements-pdf.lock", "tests": "requirements-dev.lock"}
"""For each purpose of a set-up, what it installs: what the site needs, and what this purpose needs on top."""

SOURCES = {"tests": "requirements-dev-source.lock"}
"""What has no wheel, and is put together here by the locked setuptools: one file of Python, no compiler."""

ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",  # Material's notice on every build
    "DISABLE_MKDOCS_2_WARNING": "true",  # ProperDocs' notice
    "PYTHONUTF8": "1",  # files and messages are UTF-8 on every system
    "MKDOCS_EVIDENCE_HOME": str(ROOT),  # where mkdocs.yml is, from any working directory
}

NO_VENV = (
    "This Python cannot make a virtual environment; on Debian or Ubuntu run `sudo apt install python3-venv`, "
    "elsewhere install Python from python.org, then run this command again."
)
NO_NETWORK = (
    "The packages that this site needs could not be downloaded; connect this computer to the internet "
    "(or tell pip about your proxy), then run this command again."
)
WRONG_HASH = (
    "A downloaded package is not the one that the lock file promises, so it was not installed; "
    "try again later, and tell the maintainers if that does not help."
)
NETWORK_SIGNS = ("ConnectionError", "TimeoutError", "ProxyError", "SSLError", "No matching distribution")


class SetUpError(Exception):
    """A set-up that cannot go on; its message is one plain sentence with the remedy."""


def main(argv: "list[str]") -> NoReturn:
    """Set up what the command needs, then become the command."""
    too_old = python_fault(sys.version_info[:3])
    if too_old:
        sys.exit(too_old)
    os.environ.update(ENVIRONMENT)
    purpose = purpose_of(argv)
    try:
        if not is_ready(purpose):
            set_up(purpose)
    except SetUpError as fault:
        sys.exit(str(fault))
    except OSError as error:
        sys.exit(f"Setting up needs to write in {ROOT}, and the system refused: {error}.")
    except KeyboardInterrupt:
        sys.exit("Stopped; the next run sets up afresh.")
    become(str(python_of(VENV)), "-m", "mkdocs_evidence", *argv)


def say(sentence: str, *, on_the_way: bool = False) -> None:
    """Tell who watches one thing; `on_the_way` is told on a terminal only, and what follows replaces it."""
    watched = sys.stderr.isatty()
    if watched or not on_the_way:
        wipe = "\r\x1b[K" if watched else ""
        print(wipe + sentence, file=sys.stderr, end="" if on_the_way else "\n", flush=True)


def python_fault(version: "tuple[int, ...]") -> str:
    """Say what is wrong with a Python of that version; nothing where it will do."""
    if version >= (3, 11):
        return ""
    found = ".".join(map(str, version))
    return (
        f"This needs Python 3.11 or later, and this is Python {found}; install a newer one from python.org."
    )


def purpose_of(argv: "list[str]") -> str:
    """Return what a set-up must be for. Help and a misspelt command end here, before any set-up."""
    sys.path.insert(0, str(ROOT / "plugins"))
    from mkdocs_evidence.cli import parse_arguments

    arguments = parse_arguments(argv)
    if arguments.command == "test":
        return "tests"
    return "pdf" if getattr(arguments, "pdf", False) else "site"


def become(program: str, *arguments: str) -> NoReturn:
    """Replace this process by that program; on Windows, which cannot, run it and wait."""
    if sys.platform == "win32":
        sys.exit(subprocess.run([program, *arguments], check=False).returncode)
    os.execv(program, [program, *arguments])


def python_of(venv: Path) -> Path:
    """Return the interpreter of a virtual environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def locks(purpose: str) -> "list[Path]":
    """Return the lock of the wheels that this purpose needs, and, where there is one, of the sources."""
    return [ROOT / lock[purpose] for lock in (LOCKS, SOURCES) if purpose in lock]


def stamp_file(purpose: str) -> Path:
    """Return the file that a finished set-up leaves, with the hash of what it was made from."""
    return VENV / f"set-up-{purpose}.txt"


def stamp(purpose: str) -> str:
    """Hash everything that a set-up is made from: lock, own metadata, Python, and the folder's place."""
    import tomllib

    metadata = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    made_from = (
        *(lock.read_text(encoding="utf-8") for lock in locks(purpose)),
        metadata["project"],
        sys.version_info[:2],
        str(ROOT),
    )
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()


def is_ready(purpose: str) -> bool:
    """Tell whether a finished set-up for this purpose is there, made from what is wanted now."""
    file = stamp_file(purpose)
    if UNFINISHED.exists() or not file.is_file() or not python_of(VENV).exists():
        return False
    return file.read_text(encoding="utf-8") == stamp(purpose)


def set_up(purpose: str) -> None:
    """Make `.venv` ready for this purpose; one process at a time, afresh after an interruption."""
    if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
        raise SetUpError(NO_VENV)
    SET_UP.mkdir(exist_ok=True)
    with only_one_at_a_time():
        if is_ready(purpose):  # another process, for which this one waited, has done it
            return
        started = time.monotonic()
        say("Setting up; the first time this takes a minute or two …")
        whole = is_sound(VENV) and not UNFINISHED.exists()
        UNFINISHED.touch()
        if not whole:
            run("-m", "venv", "--clear", str(VENV), python=Path(sys.executable))
        install(*locks(purpose))
        for done in ("site", purpose):
            stamp_file(done).write_text(stamp(done), encoding="utf-8")
        UNFINISHED.unlink()
        say(f"Set up in {time.monotonic() - started:.0f} s.")


@contextmanager
def only_one_at_a_time() -> "Iterator[None]":
    """Hold a lock that the system frees when this process, and the pip that it started, have ended."""
    with (SET_UP / "lock").open("a+b") as file:
        os.set_inheritable(file.fileno(), True)  # noqa: FBT003
        waiting = False
        while not try_to_lock(file.fileno()):
            if not waiting:
                say("Another run is setting up; waiting for it …")
            waiting = True
            time.sleep(0.2)
        yield


def try_to_lock(descriptor: int) -> bool:
    """Lock an open file for this process alone, and tell whether that worked."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def is_sound(venv: Path) -> bool:
    """Tell whether a virtual environment is there that has pip and this Python's version."""
    question = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    try:
        answer = subprocess.run([str(python_of(venv)), "-c", question], capture_output=True, check=False)
    except OSError:
        return False
    return answer.returncode == 0


def install(wheels: Path, *sources: Path) -> None:
    """Install what the locks name, then this package itself, from this folder."""
    named = [line for line in wheels.read_text(encoding="utf-8").splitlines() if line[:1].isalnum()]
    pip = ("-m", "pip", "install", "--no-input", "--retries", "2", "--no-deps")
    run(*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(wheels), steps=len(named))
    for lock in sources:  # without isolation, so that no code runs that no hash covers
        built = ("--no-binary", ":all:", "--use-pep517", "--no-build-isolation")
        run(*pip, "--require-hashes", *built, "-r", str(lock))
    run(*pip, "--no-index", "--no-build-isolation", "--editable", str(ROOT))


def run(*arguments: str, python: "Path | None" = None, steps: int = 0) -> None:
    """Run a Python, counting pip's steps for who watches; raise SetUpError with the remedy if it fails."""
    command = [str(python or python_of(VENV)), *arguments]
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0"}
    words = []
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=environment,
        close_fds=False,  # it shares the lock, so that nobody clears what it still writes
    ) as process:
        for line in process.stdout or ():
            words.append(line)
            done = sum(word.startswith(("Collecting ", "Requirement already ")) for word in words)
            if steps and done:
                say(f"Installing: {done} of {steps} packages …", on_the_way=True)
    say("", on_the_way=True)
    if process.returncode:
        REPORT.write_text("".join(words), encoding="utf-8")
        raise SetUpError(remedy("".join(words)))


def remedy(report: str) -> str:
    """Say in one sentence what a failed step's report comes down to, and what to do."""
    if "DO NOT MATCH THE HASHES" in report:
        return WRONG_HASH
    if "ensurepip" in report:
        return NO_VENV
    if any(sign in report for sign in NETWORK_SIGNS):
        return NO_NETWORK
    return f"Setting up did not work, for a reason that {REPORT} tells; send it to the maintainers."


if __name__ == "__main__":
    main(sys.argv[1:])
