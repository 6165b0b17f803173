"""The tree of the next site: what it holds after any series of builds is what was written last."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.incremental.next_site import NextSite, files_below

# A name may be a file's in one build and a folder's in the next: /plan.pdf, and the page of /plan.pdf/.
PATHS = ("plan.pdf", "plan.pdf/index.html", "plan.pdf/a/index.html", "b/index.html", "b", "index.html")


def fits(paths: set[str]) -> bool:
    return not any(one.startswith(f"{other}/") for one in paths for other in paths)


SITES = st.lists(st.sets(st.sampled_from(PATHS), min_size=1).filter(fits), min_size=1, max_size=5)


@given(SITES)
def test_files_and_folders_change_places_between_builds(sites: list[set[str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        lag = None
        for number, paths in enumerate(sites):
            next_site = NextSite(site)
            next_site.catch_up(lag)
            for path in sorted(paths):
                next_site.write(path, f"{path} {number % 2}".encode())
            next_site.remove_all_but(paths)
            next_site.swap_in()
            lag = next_site.lag
            written = {path: (site / path).read_text("utf-8") for path in files_below(site)}
            assert written == {path: f"{path} {number % 2}" for path in paths}
