"""From the second version on, a text says what changed and why; the first has nothing to say."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, key_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import VersionedFields
from mkdocs_evidence.model.common_fields import Change
from mkdocs_evidence.reading import locate

RULE = Rule("version-change-missing", "Every later version says what changed and why")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every later version without `change`, and every first version with one."""
    fields = Change.model_fields.items()
    names = ", ".join(info.alias or name for name, info in fields if info.is_required())
    for record in scope.records:
        if not isinstance(record.fields, VersionedFields):
            continue
        if record.key.version > 1 and record.fields.change is None:
            yield Diagnostic(
                RULE,
                locate(record.source, ("change",)),
                f"this is version {record.key.version}, and it does not say what changed",
                f"add `change:` and below it, indented, {names}",
            )
        elif record.key.version == 1 and record.fields.change is not None:
            yield Diagnostic(
                RULE,
                key_of(record, "change"),
                "this is the first version, so there is nothing that it changes",
                "take out `change`; or add the earlier version as v1.md and name this file v2.md",
            )
