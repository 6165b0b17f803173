"""Whatever is removed, the site is built and verified; and a name that is withheld is nowhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site.removing import RECORDS, Harbour, places_of, sealed_harbour


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


@pytest.mark.parametrize("record", ["people/wren-abernathy", "projects/lantern-study", "protocols/lantern-plan"])
def test_what_is_removed_for_personal_data_is_named_nowhere(harbour: Harbour, record: str) -> None:
    forms = harbour.forms_of(record)
    assert len(forms) == 3
    harbour.remove(record, grounds="personal_data")

    holds(harbour)

    assert places_of(harbour.site, forms) == []
