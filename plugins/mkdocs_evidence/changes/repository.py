"""The way to Git: what a site's files were at another commit. Nothing else here knows it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.content_folder import is_temporary
from mkdocs_evidence.diagnostics import SiteProblemError, nearest

_FILE_MODES = ("100644", "100755")


@dataclass(frozen=True, slots=True)
class Base:
    """What a change is compared with: as it was named, the commit, and its newest commit.

    `commit` is where the change branched off; `tip` is where the named branch is now.
    """

    name: str
    commit: str
    tip: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of a commit: its path below the site's folder, and the hash of its content."""

    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A Git repository, seen from a folder in it."""

    folder: Path

    def base(self, name: str) -> Base:
        """The commit at which this change branched off from `name`; SiteProblemError where there is none."""
        tip = self._commit(name)
        if tip is None:
            raise SiteProblemError(self._unknown(name))
        found = self._try("merge-base", tip, "HEAD")
        if found is None and self._is_shallow():
            raise SiteProblemError(
                "This copy of the repository is shallow: it lacks the history that joins it with "
                f"'{name}'. Get it with `git fetch --unshallow origin`; in a workflow, give actions/checkout "
                "the line `fetch-depth: 0`."
            )
        return Base(name, found.strip() if found else tip, tip)

    def main_branch(self) -> str:
        """What changes are proposed to: the remote's main branch, else the one that is here."""
        head = self._try("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
        names = ([head.strip()] if head else []) + ["origin/main", "origin/master", "main", "master"]
        found = next((name for name in names if self._commit(name)), None)
        if found is None:
            raise SiteProblemError(
                "This repository has no main branch to compare with. Say which commit: --base REF"
            )
        return found

    def uncommitted(self) -> tuple[str, ...]:
        """The files below the folder that are changed or new and not committed, but for temporary ones."""
        told = self._git("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", ".")
        prefix = self._git("rev-parse", "--show-prefix").strip()
        paths = (entry[3:].removeprefix(prefix) for entry in told.split("\0") if entry)
        return tuple(sorted(path for path in paths if not is_temporary(path)))

    def changed_since(self, commit: str) -> tuple[str, ...]:
        """The files below the folder that differ from a commit, those not committed included."""
        told = self._git("diff", "--name-only", "-z", "--no-renames", "--relative", commit, "--", ".")
        return tuple(sorted({path for path in told.split("\0") if path} | set(self.uncommitted())))

    def files_at(self, commit: str) -> tuple[StoredFile, ...]:
        """Every file below the folder in a commit; links and submodules are passed over."""
        prefix = self._git("rev-parse", "--show-prefix").strip()
        told = self._git("ls-tree", "-r", "-z", "--full-tree", commit, "--", prefix or ".")
        return tuple(_stored(told, prefix))

    def write_out(self, files: tuple[StoredFile, ...], target: Path) -> None:
        """Write these files below a folder, byte by byte as they were committed."""
        given = "".join(f"{file.blob}\n" for file in files)
        data = self._run(["cat-file", "--batch"], given.encode("ascii"))
        position = 0
        for file in files:
            end = data.index(b"\n", position)
            size = int(data[position:end].rsplit(b" ", 1)[1])
            path = target / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data[end + 1 : end + 1 + size])
            position = end + 1 + size + 1

    def content(self, commit: str, path: str) -> bytes:
        """The bytes of one file of a commit; empty where the commit has no such file."""
        done = _git_process(self.folder, ["cat-file", "blob", f"{commit}:./{path}"])
        return b"" if done.returncode else done.stdout

    def earlier_contents(self, commit: str, path: str) -> Iterator[bytes]:
        """Yield earlier contents of a file, newest first: at each commit of the branch that changed it."""
        told = self._git("log", "--first-parent", "--format=%H", commit, "--", path)
        return (self.content(one, path) for one in told.split())

    def made_twice(self, base: Base) -> tuple[str, ...]:
        """The files that this change adds, and that `base` has been given since with another content."""
        if base.commit == base.tip:
            return ()
        before = {file.path for file in self.files_at(base.commit)}
        since = {file.path: file.blob for file in self.files_at(base.tip) if file.path not in before}
        here = [path for path in sorted(since) if (self.folder / path).is_file()]
        if not here:
            return ()
        hashes = self._git("hash-object", "--", *here).split()
        return tuple(path for path, blob in zip(here, hashes, strict=True) if since[path] != blob)

    def _commit(self, name: str) -> str | None:
        if name.startswith("-"):
            return None
        found = self._try("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        return found.strip() if found else None

    def _unknown(self, name: str) -> str:
        remote = f"origin/{name}"
        if self._commit(remote):
            return f"There is no '{name}' here, but there is '{remote}': give --base {remote}."
        told = self._git(
            "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags"
        )
        names = told.split()
        meant = nearest(name, names)
        step = f"Did you mean {meant}?" if meant else f"Get it with: git fetch origin {name}"
        if self._is_shallow() and not meant:
            step = "This copy lacks most of the history; get it with: git fetch --unshallow"
        return f"There is no branch, tag or commit '{name}' in this repository. {step}"

    def _is_shallow(self) -> bool:
        return self._git("rev-parse", "--is-shallow-repository").strip() == "true"

    def _git(self, *arguments: str) -> str:
        return self._run(list(arguments)).decode("utf-8", "surrogateescape")

    def _try(self, *arguments: str) -> str | None:
        done = _git_process(self.folder, list(arguments))
        return None if done.returncode else done.stdout.decode("utf-8", "surrogateescape")

    def _run(self, arguments: list[str], given: bytes = b"") -> bytes:
        done = _git_process(self.folder, arguments, given)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise SiteProblemError(f"Git could not `git {arguments[0]}`: {said or 'it gave no reason'}")
        return done.stdout


def open_repository(folder: Path) -> Repository:
    """The repository that a folder lies in; SiteProblemError where it lies in none."""
    done = _git_process(folder, ["rev-parse", "--is-inside-work-tree"])
    if done.returncode == 0 and done.stdout.strip() == b"true":
        return Repository(folder)
    said = done.stderr.decode("utf-8", "replace").strip()
    if "dubious ownership" in said:
        raise SiteProblemError(
            f"Git does not trust {folder}, because it belongs to somebody else. To trust it: "
            f"git config --global --add safe.directory {folder}"
        )
    raise SiteProblemError(
        f"{folder} is in no Git repository, so there is nothing to compare it with. This command is for a "
        "copy that was made with git clone."
    )


def _stored(told: str, prefix: str) -> Iterator[StoredFile]:
    for entry in told.split("\0"):
        about, tab, path = entry.partition("\t")
        mode, _, blob = about.split() if tab else ("", "", "")
        if mode in _FILE_MODES:
            yield StoredFile(path.removeprefix(prefix), blob)


def _git_process(
    folder: Path, arguments: list[str], given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-c", "core.quotePath=false", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise SiteProblemError("Git is not installed; get it from https://git-scm.com/downloads") from None
