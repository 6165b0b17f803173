"""Captions: what the pages of other records show of one."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_evidence.model.common_fields import AuthoredFields, CommonFields
from mkdocs_evidence.model.fields import Contributor
from mkdocs_evidence.model.references import Key
from mkdocs_evidence.model.words import Word


class Caption(NamedTuple):
    """What lists, links and cards show of a record: so much is known of each without opening it.

    `kind` is its own kind where its type has kinds, else its type. `authors` are those that stand under
    its title: of a retelling, those of the original.
    """

    title: str
    summary: str
    kind: Word
    authors: tuple[Contributor, ...]


def caption_of(key: Key, fields: CommonFields) -> Caption:
    """The caption of a record with this key and these fields."""
    own = fields.authors if isinstance(fields, AuthoredFields) else ()
    authors = fields.original.authors if fields.original else own
    return Caption(fields.title, fields.summary, vars(fields).get("kind", key.type), authors)
