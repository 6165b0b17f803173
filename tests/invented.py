"""The invented site (tests/invented_site), read once and looked at on any day."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

from mkdocs_evidence.graph import Graph, build_graph
from mkdocs_evidence.model import CommonFields, Key, Project, Record, RecordType, SiteSettings, Topic
from mkdocs_evidence.reading import SourceFile, is_record_path, read_records

SITE = Path(__file__).parent / "invented_site"
CONFIG = SITE / "mkdocs.yml"
CONTENT = SITE / "content"
AS_OF = date(2026, 6, 30)
SETTINGS = SiteSettings(
    name="The Invented Site",
    url="https://invented.example/evidence/",
    description="Invented records of every kind, for tests.",
    publisher="The Invented Centre",
    topics=(
        Topic("gardens", "Invented gardens"),
        Topic("letters", "Invented letters"),
        Topic("empty", "Empty"),
    ),
)


@cache
def records() -> tuple[Record[CommonFields], ...]:
    """Every record of the invented site; it has no fault in any file."""
    paths = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*") if path.is_file())
    read = read_records(
        SourceFile(path, (CONTENT / path).read_bytes()) for path in paths if is_record_path(path)
    )
    assert read.diagnostics == ()
    return read.records


@cache
def graph(as_of: date = AS_OF, *, with_hidden: bool = False) -> Graph:
    """The graph of the invented site on a day."""
    return build_graph(records(), SETTINGS, as_of, with_hidden=with_hidden)


def project(name: str) -> Project:
    """A project of the invented site, by its id, whatever the day."""
    key = Key(RecordType.PROJECT, name)
    return cast("Project", next(record for record in records() if record.key == key))


def key(reference: str) -> Key:
    """The key that `reports/garden-trial@2` names."""
    kind, _, rest = reference.partition("/")
    name, _, version = rest.partition("@")
    return Key(RecordType(kind), name, int(version or 0))
