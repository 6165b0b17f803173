"""A register that was deleted is told by every command, and nothing is sealed a second time."""

from __future__ import annotations

from tests.sealing.conftest import DAY, Site

from mkdocs_evidence.mkdocs_adapter.site_publish import publish_site

REGISTER = "content/register.jsonl"


def test_a_deleted_register_is_one_error_and_comes_back_as_it_was(sealed_site: Site) -> None:
    register = sealed_site.read(REGISTER)
    (sealed_site.folder / REGISTER).unlink()
    before = sealed_site.files()
    (told,) = sealed_site.attempt_check()
    assert told.startswith("register-missing: the register is gone, and content/protocols/letters/v1.sealed")
    assert not sealed_site.attempt_build()
    refused = publish_site(sealed_site.config, day=DAY)
    assert [fault.rule.id for fault in refused.diagnostics if not fault.is_note] == ["register-missing"]
    assert sealed_site.files() == before
    sealed_site.write(REGISTER, register)
    assert sealed_site.attempt_check() == ()
    assert sealed_site.publish().new == ()


def test_a_first_publication_that_was_stopped_can_be_repeated(unsealed_site: Site) -> None:
    """The register is begun before the first file that only a publication writes."""
    whole = unsealed_site.publish()
    files = unsealed_site.files()
    unsealed_site.write(REGISTER, "")
    assert unsealed_site.publish().new == whole.new
    assert unsealed_site.files() == files
