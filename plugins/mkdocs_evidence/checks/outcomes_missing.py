"""The protocol of a trial names the outcomes on which the trial will be judged."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import ProtocolFields, RecordType
from mkdocs_evidence.model.vocabulary import ProtocolKind

RULE = Rule("outcomes-missing", "The protocol of a trial names its outcomes")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every trial protocol without outcomes, drafts apart."""
    for protocol in scope.of_type(RecordType.PROTOCOL, ProtocolFields):
        fields = protocol.fields
        if fields.draft or fields.outcomes or fields.kind is not ProtocolKind.TRIAL_PROTOCOL:
            continue
        if may_be_edited(scope, protocol):
            yield Diagnostic(
                RULE,
                value_of(protocol, "kind"),
                "this is the protocol of a trial, and it names no outcome",
                "add `outcomes:` with an `id`, a `role` and a `measure` for each; or put back `draft: true`",
                seen=fields.kind.value,
            )
