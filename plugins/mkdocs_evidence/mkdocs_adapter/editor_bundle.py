"""The programs of the editor in the browser: fetched by npm once, known by their hashes, and kept."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.mkdocs_adapter.writing import write_bytes

_SECONDS = 300
"""As long as npm may take; the larger archive has 17 MB."""


@dataclass(frozen=True, slots=True)
class Package:
    """An npm package at one version, its archive's SHA-512, and the files wanted of it."""

    name: str
    version: str
    sha512: str
    wanted: re.Pattern[str]

    @property
    def archive(self) -> str:
        """What npm calls the archive."""
        return f"{self.name}-{self.version}.tgz"


DECAP = Package(
    "decap-cms",
    "3.16.3",
    "85ff9d3e50a1ed32665a5f3ee954731d839686b8b9c605249eb65b0dec1a59ee"
    "2cf41ef127c3d0ba0a7640779295d3142b36afebecf4a08a7051885424362d63",
    re.compile(r"package/dist/((?:\d+\.)?decap-cms\.js(?:\.LICENSE\.txt)?|[0-9a-f]+\.wasm)"),
)
JS_YAML = Package(
    "js-yaml",
    "4.1.1",
    "a90293e334315e5f252f006d1cc5b06937067c5399be23897addcecbfc661a4d"
    "a0647ebbec224cf44bed7dd4a48167004d9863ff9e49674ae6cb79b2093e65b0",
    re.compile(r"package/dist/(js-yaml\.min\.js)"),
)
MARKDOWN_IT = Package(
    "markdown-it",
    "14.1.0",
    "6b9e08c2058f69e042000b2fd776209802ce1757a5001074f05c4ef62fabe151"
    "64e55978a4aa2444f797f2ee530a04ac3e2e9e735a2d7cb8dd3a955c81ba6c86",
    re.compile(r"package/dist/(markdown-it\.min\.js)"),
)
FOOTNOTES = Package(
    "markdown-it-footnote",
    "4.0.0",
    "59827bbab7fe9212589770eaa1f42961f11891929b9979b0c5057c73c98efe11"
    "88860675c0e7bb4781cb14dc2ac7b4e320b6e70bdf1fbb2792b229f5f4974571",
    re.compile(r"package/dist/(markdown-it-footnote\.min\.js)"),
)
DEFINITIONS = Package(
    "markdown-it-deflist",
    "4.0.0",
    "d3ad7ce99583c0d2e0eb7f131c3ef433105e16b0cc174fa72fb21653fab00861"
    "c639c5089b83136176df8e9bf4a285a75639129c08d6f26b0a68e4263517d8e9",
    re.compile(r"package/dist/(markdown-it-deflist\.min\.js)"),
)
PACKAGES = (DECAP, JS_YAML, MARKDOWN_IT, FOOTNOTES, DEFINITIONS)


def bundle_files(cache: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the editor's programs, each with its name; SiteProblemError where they cannot be had."""
    for package in PACKAGES:
        with tarfile.open(fileobj=io.BytesIO(_archive(package, cache))) as archive:
            for member in archive:
                match = package.wanted.fullmatch(member.name)
                data = archive.extractfile(member) if match else None
                if match and data:
                    yield match[1], data.read()


def _archive(package: Package, cache: Path) -> bytes:
    kept = cache / package.archive
    if kept.is_file() and _is_whole(package, data := kept.read_bytes()):
        return data
    data = _fetched(package)
    if not _is_whole(package, data):
        raise SiteProblemError(
            f"What npm gave for {package.name} {package.version} is not what its makers published: its "
            "SHA-512 is another. Nothing of it was used. Look where npm fetches from: npm config get registry"
        )
    write_bytes(kept, data)
    return data


def _is_whole(package: Package, data: bytes) -> bool:
    return hashlib.sha512(data).hexdigest() == package.sha512


def _fetched(package: Package) -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise SiteProblemError(_missing(package, "there is no npm here", "Install Node.js, which brings npm"))
    command = [npm, "pack", "--silent", "--ignore-scripts", f"{package.name}@{package.version}"]
    with tempfile.TemporaryDirectory() as folder:
        try:
            subprocess.run(command, cwd=folder, capture_output=True, timeout=_SECONDS, check=True)
            return (Path(folder) / package.archive).read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            said = getattr(error, "stderr", b"") or b""
            why = said.decode("utf-8", "replace").strip().partition("\n")[0] or "npm could not fetch it"
            raise SiteProblemError(
                _missing(package, why, "See that this computer reaches the network, and build again")
            ) from error


def _missing(package: Package, why: str, remedy: str) -> str:
    return (
        f"The editor in the browser needs {package.name} {package.version}, but: {why}. {remedy}; or take "
        "the line `browser_editor` out of mkdocs.yml, and the site is built without the editor."
    )
