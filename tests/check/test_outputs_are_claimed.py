"""Every file that a build writes is claimed before it is built, and the exact list is exact."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.conftest import DAY
from invented import AS_OF, CONFIG
from mkdocs_evidence.graph.addresses import pdf_address, share_address, since_address
from mkdocs_evidence.graph.written_files import is_optional, is_written
from mkdocs_evidence.incremental import files_below
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.site_build import build_site, inspect_site
from mkdocs_evidence.mkdocs_adapter.site_outputs import compared_outputs, day_of_site
from mkdocs_evidence.model import Key, RecordType
from mkdocs_evidence.reading import is_page


@pytest.fixture(scope="module")
def invented_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("invented") / "site"
    assert build_site(CONFIG, as_of=AS_OF, out=out, search=False, cards=True).succeeded
    return out


def test_every_file_of_a_built_site_is_claimed(invented_site: Path) -> None:
    content = Path(configured(CONFIG, AS_OF).docs_dir)
    copied = {path for path in files_below(content) if not is_page(path)}
    files = {path for path in files_below(invented_site) if not path.endswith("index.html")}
    assert len(files) > 200
    assert {path for path in files - copied if not is_written(path)} == set()


def test_what_is_written_where_it_is_asked_for_is_claimed_and_not_missed() -> None:
    version = Key(RecordType.PROTOCOL, "letter-plan", 12)
    asked_for = (
        pdf_address(version),
        since_address(version, AS_OF),
        share_address(version.work),
        "/pagefind/x.js",
    )
    assert [path for path in asked_for if not is_optional(path.removeprefix("/"))] == []
    assert not is_optional("protocols/letter-plan/files/plan.pdf")
    assert not is_optional("protocols/letter-plan/cite.bib")


def test_the_list_of_outputs_is_that_of_the_site(invented_site: Path) -> None:
    listed = inspect_site(CONFIG, as_of=AS_OF, out=invented_site, lists_outputs=True).outputs
    outputs = compared_outputs(invented_site, listed)
    assert (outputs.missing, outputs.stale, outputs.foreign) == ((), (), ())
    assert day_of_site(invented_site) == AS_OF


def test_what_is_missing_stale_or_foreign_is_told(site: Path) -> None:
    config, out = site / "mkdocs.yml", site / "site"
    listed = inspect_site(config, as_of=DAY, out=out, lists_outputs=True).outputs
    (out / "people/jo-field/cite.bib").unlink(missing_ok=True)
    (out / "people/jo-field/record.json").unlink()
    (out / "blogs/gone").mkdir()
    (out / "blogs/gone/index.html").write_text("An invented page.", "utf-8")
    (out / "CNAME").write_text("small.example", "utf-8")
    outputs = compared_outputs(out, listed)
    assert outputs.missing == ("people/jo-field/record.json",)
    assert outputs.stale == ("blogs/gone/index.html",)
    assert outputs.foreign == ("CNAME",)
    assert len(outputs.problems) == 2
