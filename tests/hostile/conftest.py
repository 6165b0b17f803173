"""The invented site of our own hostile strings, built once."""

from __future__ import annotations

import pytest

from .building import HostileSite, build_hostile_site
from .strings import STRINGS


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> HostileSite:
    """A site in which every place that takes a text holds hostile strings."""
    return build_hostile_site(tmp_path_factory.mktemp("hostile"), STRINGS)
