"""A copy of the invented site that can be edited and built again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from invented import AS_OF, CONFIG
from mkdocs_evidence.mkdocs_adapter.site_build import BuildResult, build_site

OVERRIDES = "overrides"


@dataclass
class LiveSite:
    """A site in a folder of its own, with a cache of its own."""

    folder: Path
    as_of: date = AS_OF
    options: dict[str, Any] = field(default_factory=lambda: {"search": False})

    @classmethod
    def at(cls, folder: Path) -> LiveSite:
        shutil.copytree(CONFIG.parent, folder, ignore=shutil.ignore_patterns(".cache", "site", ".site*"))
        (folder / OVERRIDES).mkdir()
        config = folder / CONFIG.name
        text = config.read_text("utf-8").replace(
            "  font: false\n", f"  font: false\n  custom_dir: {OVERRIDES}\n"
        )
        config.write_text(text, "utf-8")
        return cls(folder)

    @property
    def config(self) -> Path:
        return self.folder / CONFIG.name

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def build(self, **options: Any) -> BuildResult:
        built = build_site(self.config, as_of=self.as_of, **{**self.options, **options})
        assert built.succeeded, built.told
        return built

    def try_to_build(self) -> bool:
        """Build, and tell whether the content could be published."""
        return build_site(self.config, as_of=self.as_of, **self.options).succeeded

    def rendered(self, **options: Any) -> list[str]:
        """The outputs that a build has rendered, without those that tell of everything."""
        return sorted(self.build(**options).rendered)

    def clean_tree(self) -> dict[str, bytes]:
        """What a build in an empty folder makes of the same files."""
        other = LiveSite(self.folder.with_name(f"{self.folder.name}-clean"), self.as_of)
        shutil.rmtree(other.folder, ignore_errors=True)
        shutil.copytree(self.folder, other.folder, ignore=shutil.ignore_patterns(".cache", "site", ".site*"))
        other.build()
        return tree(other.site)

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        file = self.folder / path
        before = file.read_text("utf-8")
        after = change(before)
        assert after != before, f"the edit of {path} changes nothing"
        file.write_text(after, "utf-8")

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The paths in which two trees differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
