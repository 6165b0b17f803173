"""`identifiers.yml`: what records got after they were frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pydantic import ValidationError

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.model import Key, Reference, Source
from mkdocs_evidence.model.identifiers import Identifiers
from mkdocs_evidence.reading.locations import place_of_field
from mkdocs_evidence.reading.naming import shortened
from mkdocs_evidence.reading.nodes import compose
from mkdocs_evidence.reading.plain import plain_data
from mkdocs_evidence.reading.rules import character_invisible, identifiers_entry
from mkdocs_evidence.reading.rules.conflict_marks import without_conflicts
from mkdocs_evidence.reading.source_file import SourceFile
from mkdocs_evidence.reading.text import text_of
from mkdocs_evidence.reading.text_limits import size_faults

IDENTIFIERS_FILE = "identifiers.yml"


def read_identifiers(file: SourceFile) -> tuple[Mapping[Key, Identifiers], tuple[Diagnostic, ...]]:
    """The identifiers of each record that the file names, and every fault of the file."""
    if large := size_faults(file):
        return MappingProxyType({}), large
    text, faults = text_of(file)
    if text is None:
        return MappingProxyType({}), faults
    faults = (*faults, *character_invisible.faults_in(file.shown_path, text))
    text, marks = without_conflicts(file.shown_path, text, is_yaml=True)
    faults = (*faults, *marks)
    source = _source_of(file, text)
    root, composing_faults, _ = compose(source)
    faults = (*faults, *composing_faults)
    if root is None:
        return MappingProxyType({}), faults
    data = plain_data(source, root)
    found: dict[Key, Identifiers] = {}
    told = [*faults, *data.faults]
    for name, value in data.fields.items():
        key = _key_of(name)
        if key is None:
            told.append(identifiers_entry.tell_key(place_of_field(source, root, (name,), at="key"), name))
            continue
        try:
            found[key] = Identifiers.model_validate(value)
        except ValidationError as error:
            for path, reason, seen in _reasons(error):
                place = place_of_field(source, root, (name, *path))
                field = ".".join(map(str, path)) or name
                told.append(identifiers_entry.tell_value(place, field, reason, seen))
    return MappingProxyType(found), tuple(told)


def identifiers_source(file: SourceFile) -> Source | None:
    """The file as places in it are found; None where it is no text."""
    text = None if size_faults(file) else text_of(file)[0]
    if text is None:
        return None
    return _source_of(file, without_conflicts(file.shown_path, text, is_yaml=True)[0])


def _source_of(file: SourceFile, text: str) -> Source:
    return Source(file.path, text, "", header_line=1, folder=file.folder)


def _key_of(name: str) -> Key | None:
    try:
        reference = Reference.parse(name)
    except ValueError:
        return None
    return Key(reference.type, reference.id, reference.version) if reference.type else None


def _reasons(error: ValidationError) -> Iterator[tuple[tuple[str | int, ...], str, str | None]]:
    """For each fault its path in the entry, what is wrong, and the value if it is a text of a known field."""
    for one in error.errors(include_url=False):
        if one["type"] == "extra_forbidden":
            yield one["loc"], "is no identifier that is known here", None
            continue
        value = one["input"]
        yield one["loc"], one["msg"], shortened(value) if isinstance(value, str) else None
