"""Whatever is edited, in whatever order: the site is the one that a clean build makes, byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incremental.edits import EDITS, Edit
from incremental.live_site import LiveSite, differing, tree


@pytest.mark.slow
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_each_kind_of_edit_gives_the_clean_tree(edit: Edit, live: LiveSite) -> None:
    random = Random(1)
    for _ in range(2):
        edit(live, random)
        live.build()
        assert differing(tree(live.site), live.clean_tree()) == []


@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=st.lists(st.sampled_from(EDITS), min_size=3, max_size=8), seed=st.integers(0, 2**16))
def test_any_sequence_of_edits_gives_the_clean_tree(edits: list[Edit], seed: int, built_once: Path) -> None:
    with TemporaryDirectory() as folder:
        live = LiveSite(shutil.copytree(built_once, Path(folder) / "live"))
        random = Random(seed)
        for number, edit in enumerate(edits):
            edit(live, random)
            live.build(processes=1 + number % 2)
            assert differing(tree(live.site), live.clean_tree()) == [], edit.__name__
