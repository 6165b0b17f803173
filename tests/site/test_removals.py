"""Whatever is removed, the site is built and verified; and a name that is withheld is nowhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from tests.site.removing import AS_OF, RECORDS, Harbour, places_of, sealed_harbour


@pytest.fixture(scope="session")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Harbour:
    """The sealed site before anything is removed."""
    return sealed_harbour(tmp_path_factory.mktemp("harbour") / "site")


@pytest.fixture
def harbour(sealed: Harbour, tmp_path: Path) -> Harbour:
    """A sealed site of one's own."""
    return Harbour(Path(shutil.copytree(sealed.folder, tmp_path / "harbour")))


def holds(harbour: Harbour) -> None:
    """The check finds nothing, the strict build with seals succeeds, and the site fits the register."""
    harbour.publish()
    assert harbour.check() == ()
    built = harbour.build()
    assert built.succeeded, (built.diagnostics, built.warnings)
    verified = harbour.verify()
    assert verified.succeeded, (verified.diagnostics, verified.problems)


WAYS = [(kept, grounds) for kept in (False, True) for grounds in ("personal_data", "legal")]


@pytest.mark.slow
@pytest.mark.parametrize(("keep_file", "grounds"), WAYS)
@pytest.mark.parametrize("record", RECORDS)
def test_any_record_can_be_removed_in_any_way(
    harbour: Harbour, record: str, keep_file: bool, grounds: str
) -> None:
    forms = harbour.forms_of(record)
    harbour.remove(record, keep_file=keep_file, grounds=grounds)

    holds(harbour)

    if grounds == "personal_data" and "@" not in record:
        assert places_of(harbour.site, forms) == []


@pytest.mark.parametrize(
    "record", ["people/wren-abernathy", "projects/lantern-study", "protocols/lantern-plan"]
)
def test_what_is_removed_for_personal_data_is_named_nowhere(harbour: Harbour, record: str) -> None:
    forms = harbour.forms_of(record)
    assert len(forms) == 3
    harbour.remove(record, grounds="personal_data")

    holds(harbour)

    assert places_of(harbour.site, forms) == []


def test_everything_can_be_removed(harbour: Harbour) -> None:
    for number, record in enumerate(RECORDS):
        if "@" not in record:
            harbour.remove(record, notice=f"gone-{number}")

    holds(harbour)

    assert places_of(harbour.site, ("wren abernathy", "ossian pellworth")) == []


def test_a_removed_record_can_be_that_with_which_the_front_page_begins(harbour: Harbour) -> None:
    config = harbour.config.read_text(encoding="utf-8")
    named = config.replace(
        "  - evidence/content:\n", "  - evidence/content:\n      featured: blogs/harbour-letter\n"
    )
    assert named != config
    harbour.config.write_text(named, encoding="utf-8")
    assert harbour.build().succeeded
    before = clean_build(harbour)
    harbour.remove("blogs/harbour-letter", grounds="legal")

    holds(harbour)

    assert clean_build(harbour) == built(harbour.site), "the build after a removal is that of a clean one"
    assert before != built(harbour.site)


def test_a_draft_of_a_removal_does_nothing(harbour: Harbour) -> None:
    before = clean_build(harbour)
    harbour.remove("people/wren-abernathy", keep_file=True, draft="true")

    assert harbour.check() == ()
    assert clean_build(harbour) == before


def clean_build(harbour: Harbour) -> dict[str, bytes]:
    """What a build that takes nothing from earlier ones makes."""
    out = harbour.folder / "clean"
    made = build_site(harbour.config, as_of=AS_OF, strict=True, out=out, clean=True, search=False)
    assert made.succeeded, (made.diagnostics, made.warnings)
    return built(out)


def built(site: Path) -> dict[str, bytes]:
    """Every file of a built site but for the search index."""
    files = (path for path in site.rglob("*") if path.is_file() and "pagefind" not in path.parts)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
