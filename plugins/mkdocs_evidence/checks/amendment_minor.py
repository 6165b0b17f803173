"""A minor amendment changes wording only: not what is done, measured or compared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import ProtocolFields
from mkdocs_evidence.model.vocabulary import ChangeClass

RULE = Rule("amendment-minor", "A minor amendment changes wording only")

SUBSTANCE = ("outcomes", "sample", "population", "intervention", "comparator")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every minor amendment of a protocol in which a field of substance differs."""
    for versions in scope.works:
        for older, newer in pairwise(versions):
            if not isinstance(older.fields, ProtocolFields) or not isinstance(newer.fields, ProtocolFields):
                continue
            change = newer.fields.change
            differing = changed_substance(older.fields, newer.fields)
            if change and change.class_ is ChangeClass.MINOR and differing:
                names = " and ".join(f"`{name}`" for name in differing)
                yield Diagnostic(
                    RULE,
                    value_of(newer, "change", "class"),
                    f"the amendment is called minor, but {names} differs from version {older.key.version}",
                    "write class: major and say why it changed; or put the field back as it was",
                    seen=change.class_.value,
                    nearest=ChangeClass.MAJOR.value,
                )


def changed_substance(older: ProtocolFields, newer: ProtocolFields) -> tuple[str, ...]:
    """The fields of substance that differ between two versions, in the order of the model."""
    return tuple(name for name in SUBSTANCE if getattr(older, name) != getattr(newer, name))
