"""The smallest site with every type of record, in a folder of its own, and the commands run on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from incremental.live_site import tree
from mkdocs_evidence.cli import main
from mkdocs_evidence.cli import options as cli_options

CONTENT = Path(__file__).resolve().parents[1] / "cases" / "base" / "content"
DAY = "2022-01-01"
CONFIG = """\
site_name: Small changes, an invented site for tests
site_url: https://small-changes.example/
docs_dir: content
site_dir: site
theme:
  name: material
  font: false
plugins:
  - evidence/content:
      topics: [{id: schools, label: Schools}, {id: transparency, label: Transparency}]
  - evidence/pages
  - evidence/exports
markdown_extensions: [attr_list, footnotes, md_in_html, tables]
"""


@dataclass(frozen=True)
class TinySite:
    """A site that is built and changed by commands, as its people do it."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> TinySite:
        shutil.copytree(CONTENT, folder / "content")
        (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
        return cls(folder)

    def copied(self, folder: Path) -> TinySite:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder, symlinks=True)
        return TinySite(folder)

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def content(self) -> dict[str, bytes]:
        return tree(self.folder / "content")

    def run(self, *command: str) -> int:
        """Run a command in this process, on one core; its exit code."""
        cores, cli_options.cores = cli_options.cores, lambda: 1
        given = ("--search", "skip", "--jobs", "1") if command[0] == "build" else ()
        try:
            config = str(self.folder / "mkdocs.yml")
            return main([*command, *given, "--config", config, "--as-of", DAY])
        finally:
            cli_options.cores = cores

    def build(self) -> dict[str, bytes]:
        """Build, which must succeed; the tree that was built."""
        assert self.run("build") == 0
        return tree(self.site)

    def clean_tree(self, folder: Path) -> dict[str, bytes]:
        """Return what a build in an empty folder makes of the same files."""
        shutil.rmtree(folder, ignore_errors=True)
        other = TinySite(folder)
        ignored = shutil.ignore_patterns(".cache", "site", ".site*")
        shutil.copytree(self.folder, folder, ignore=ignored)
        return other.build()

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        file = self.folder / "content" / path
        file.write_text(change(file.read_text("utf-8")), "utf-8")
