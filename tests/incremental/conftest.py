"""A site that is built once, for others to begin from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from incremental.live_site import LiveSite


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built site, which nobody edits."""
    live = LiveSite.at(tmp_path_factory.mktemp("built") / "live")
    live.build()
    return live.folder


@pytest.fixture
def live(built_once: Path, tmp_path: Path) -> LiveSite:
    """A built site that can be edited."""
    return LiveSite(shutil.copytree(built_once, tmp_path / "live"))
