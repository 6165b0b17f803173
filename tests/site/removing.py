"""A sealed site from which records are taken down, and what must hold of what is published then."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.mkdocs_adapter.build_result import BuildResult
from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_check import check_site
from mkdocs_evidence.mkdocs_adapter.site_publish import publish_site
from mkdocs_evidence.mkdocs_adapter.site_verify import Verified, verify_site

SITE = Path(__file__).parents[1] / "removal_site"
SEALED = date(2026, 1, 10)
REMOVED = date(2026, 2, 1)
AS_OF = date(2026, 2, 2)

RECORDS = (
    "people/wren-abernathy",
    "people/ossian-pellworth",
    "organisations/tidewater-institute",
    "organisations/quayside-foundation",
    "programmes/beacon-family",
    "projects/foghorn-pilot",
    "projects/lantern-study",
    "protocols/lantern-plan",
    "protocols/lantern-plan@1",
    "protocols/lantern-plan@2",
    "reports/lantern-findings",
    "events/pier-evening",
    "calls/keeper-invitation",
    "blogs/harbour-letter",
    "notices/lantern-slip",
)


@dataclass(frozen=True)
class Harbour:
    """The site in a folder of its own."""

    folder: Path

    @property
    def config(self) -> Path:
        return self.folder / "mkdocs.yml"

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def files_of(self, record: str) -> tuple[Path, ...]:
        """The files of a record, or of one version of it."""
        name, _, version = record.partition("@")
        folder = self.content / name
        if folder.is_dir():
            return tuple(sorted(folder.glob(f"v{version or '*'}.md")))
        return (self.content / f"{name}.md",)

    def forms_of(self, record: str) -> tuple[str, ...]:
        """The title of a record, its id, and the words of that."""
        text = self.files_of(record)[0].read_text(encoding="utf-8")
        title = re.search(r'^title: "(.*)"$', text, re.MULTILINE)
        assert title
        name = record.partition("@")[0].partition("/")[2]
        return title[1].removeprefix("Dr "), name, name.replace("-", " ")

    def remove(self, record: str, *, notice: str = "gone", keep_file: bool = False, **fields: str) -> None:
        """Take a record down by a notice; its file is deleted unless it is kept.

        An old address that does not hold its name goes to the notice, as the guide says.
        """
        if not keep_file and record == "people/wren-abernathy":
            is_named = fields.get("grounds", "personal_data") != "personal_data"
            fields["aliases"] = "[/staff/17/, /staff/wren-abernathy/]" if is_named else "[/staff/17/]"
        if not keep_file:
            for file in self.files_of(record):
                file.unlink()
        lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
        (self.content / "notices" / f"{notice}.md").write_text(
            '---\ntitle: "A page is gone"\nsummary: "A page of this invented site was taken down, for a reason."\n'
            f"date: {REMOVED}\ntarget: {record}\nkind: removal\nreason: At the wish of those concerned.\n"
            f'issued_by: {{name: "The editors"}}\n{lines}---\n',
            encoding="utf-8",
        )

    def publish(self, day: date = AS_OF) -> None:
        published = publish_site(self.config, day=day)
        assert published.succeeded, published.diagnostics

    def check(self) -> tuple[Diagnostic, ...]:
        """Every fault; notes are none."""
        faults = check_site(self.config, as_of=AS_OF, must_be_sealed=True)
        return tuple(fault for fault in faults if not fault.is_note)

    def build(self) -> BuildResult:
        return build_site(self.config, as_of=AS_OF, strict=True, must_be_sealed=True)

    def verify(self) -> Verified:
        return verify_site(self.config, as_of=AS_OF, site=self.site)


def sealed_harbour(folder: Path, names: Mapping[str, str] = MappingProxyType({})) -> Harbour:
    """The site, sealed, in this folder; with other names of people where they are given."""
    harbour = Harbour(Path(shutil.copytree(SITE, folder)))
    for file in [path for path in harbour.content.rglob("*") if path.is_file()] if names else ():
        text, name = file.read_text(encoding="utf-8"), file.name
        for old, new in names.items():
            text, name = text.replace(old, new), name.replace(old, new)
        file.write_text(text, encoding="utf-8")
        file.rename(file.with_name(name))
    harbour.publish(SEALED)
    return harbour


def published_texts(site: Path) -> Iterator[tuple[str, str]]:
    """Every published file as text, decompressed where it is compressed, under its path."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
            yield path.relative_to(site).as_posix(), data.decode("utf-8", "replace")


def places_of(site: Path, forms: tuple[str, ...]) -> list[str]:
    """The published files that hold one of these forms of a name, in whatever case."""
    pattern = re.compile("|".join(re.escape(form) for form in forms), re.IGNORECASE)
    return [path for path, text in published_texts(site) if pattern.search(" ".join(text.split()))]
