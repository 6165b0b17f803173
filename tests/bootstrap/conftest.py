"""A small checkout with the real `build.py` and commands, whose packages come from a folder."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Stands in for setuptools: an editable install without another download.
BACKEND = """
import zipfile
from pathlib import Path

INFO = "mkdocs_evidence-0.dist-info"


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    name = "mkdocs_evidence-0-py3-none-any.whl"
    with zipfile.ZipFile(Path(wheel_directory) / name, "w") as wheel:
        wheel.writestr("mkdocs_evidence.pth", str(Path.cwd() / "plugins"))
        wheel.writestr(INFO + "/METADATA", "Metadata-Version: 2.1\\nName: mkdocs-evidence\\nVersion: 0\\n")
        wheel.writestr(INFO + "/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(INFO + "/RECORD", "")
    return name
"""

# Stands in for setuptools where a package comes as its source.
SOURCE_BACKEND = """
import zipfile
from pathlib import Path


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    name = "small_source-1.0-py3-none-any.whl"
    info = "small_source-1.0.dist-info"
    with zipfile.ZipFile(Path(wheel_directory) / name, "w") as wheel:
        wheel.writestr(info + "/METADATA", "Metadata-Version: 2.1\\nName: small-source\\nVersion: 1.0\\n")
        wheel.writestr(info + "/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(info + "/RECORD", "")
    return name
"""

PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "mkdocs-evidence"
version = "0"
"""

# Stands in for the commands: tells what it was called with.
ECHO = """
import importlib.metadata, json, os, sys
print(json.dumps({
    "arguments": sys.argv[1:],
    "home": os.environ["MKDOCS_EVIDENCE_HOME"],
    "quiet": [os.environ.get("NO_MKDOCS_2_WARNING"), os.environ.get("DISABLE_MKDOCS_2_WARNING")],
    "folder": os.getcwd(),
    "packages": sorted(d.name for d in importlib.metadata.distributions() if d.name.startswith("small-")),
}))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of `build.py` left behind."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> dict[str, object]:
        """What the command that was reached tells."""
        told: dict[str, object] = json.loads(self.out)
        return told


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder with `build.py` in it, and the folder of wheels that its pip may use."""

    folder: Path
    wheels: Path

    def command(self, *arguments: str) -> list[str]:
        """Return the command line that a person would type."""
        return [sys.executable, str(self.folder / "build.py"), *arguments]

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return an environment in which pip sees nothing but the folder of wheels."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "MKDOCS_", "PYTHON"))}
        pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels)}
        return {**kept, **pip, **(more or {})}

    def run(self, *arguments: str, cwd: Path | None = None, more: Mapping[str, str] | None = None) -> Run:
        """Run `build.py` and wait for it."""
        done = subprocess.run(
            self.command(*arguments),
            cwd=cwd or self.folder,
            env=self.environment(more),
            capture_output=True,
            encoding="utf-8",
            timeout=180,
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr)

    def lock(self, name: str, *packages: str) -> None:
        """Write a lock file that names those packages, making a wheel for each."""
        lines = [f"{p}==1.0 --hash=sha256:{write_wheel(self.wheels, p)}" for p in packages]
        (self.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def lock_source(self, name: str) -> None:
        """Write a lock file that names a package without a wheel, making its source."""
        made = write_source(self.wheels)
        (self.folder / name).write_text(f"small-source==1.0 --hash=sha256:{made}\n", encoding="utf-8")


def write_source(folder: Path) -> str:
    """Write the source of `small-source` 1.0, and return its SHA-256."""
    project = (
        '[build-system]\nrequires = ["not-to-be-had"]\nbuild-backend = "backend"\nbackend-path = ["."]\n'
    )
    metadata = "Metadata-Version: 2.1\nName: small-source\nVersion: 1.0\n"
    files = {"PKG-INFO": metadata, "pyproject.toml": project, "backend.py": SOURCE_BACKEND}
    path = folder / "small-source-1.0.tar.gz"
    with tarfile.open(path, "w:gz") as source:
        for name, text in files.items():
            member = tarfile.TarInfo(f"small-source-1.0/{name}")
            member.size = len(text.encode())
            source.addfile(member, io.BytesIO(text.encode()))
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_wheel(folder: Path, package: str) -> str:
    """Write an empty wheel of version 1.0, and return its SHA-256."""
    stem = package.replace("-", "_")
    info = f"{stem}-1.0.dist-info"
    files = {
        f"{stem}.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},{_record_hash(text)},{len(text)}\n" for name, text in files.items())
    path = folder / f"{stem}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
            wheel.writestr(zipfile.ZipInfo(name), text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _record_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return "sha256=" + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@pytest.fixture(scope="session")
def make_checkout() -> Callable[[Path], Checkout]:
    """Return a function that lays out a checkout, with nothing set up, in a folder."""

    def make(parent: Path) -> Checkout:
        folder = parent / "a site, né Ω"
        package = folder / "plugins" / "mkdocs_evidence"
        source = ROOT / "plugins" / "mkdocs_evidence"
        for room in ("cli", "diagnostics"):
            shutil.copytree(source / room, package / room, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(source / "clock.py", package)
        (package / "__init__.py").write_text("", encoding="utf-8")
        (package / "__main__.py").write_text(ECHO, encoding="utf-8")
        shutil.copy(ROOT / "build.py", folder)
        (folder / "mkdocs.yml").write_text("site_name: Small\n", encoding="utf-8")
        (folder / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
        (folder / "backend.py").write_text(BACKEND, encoding="utf-8")
        (parent / "wheels").mkdir()
        checkout = Checkout(folder, parent / "wheels")
        checkout.lock("requirements.lock", "small-site")
        checkout.lock("requirements-pdf.lock", "small-site", "small-pdf")
        checkout.lock("requirements-dev.lock", "small-site", "small-tests")
        checkout.lock_source("requirements-dev-source.lock")
        return checkout

    return make


@pytest.fixture
def checkout(make_checkout: Callable[[Path], Checkout], tmp_path: Path) -> Checkout:
    """A checkout as a fresh clone has it: nothing set up."""
    return make_checkout(tmp_path)


@pytest.fixture(scope="module")
def used_checkout(
    make_checkout: Callable[[Path], Checkout], tmp_path_factory: pytest.TempPathFactory
) -> Checkout:
    """A checkout in which `build.py` ran once. Shared: a test leaves it as good as it was."""
    checkout = make_checkout(tmp_path_factory.mktemp("used"))
    first = checkout.run()
    assert first.code == 0, first.err
    return checkout
