"""A notice of removal says which one record it takes down, and is none that another removal rests on."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.removal_notices import notices_of_removal, takes_something_down
from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import Notice
from mkdocs_evidence.model.vocabulary import NoticeKind

RULE = Rule("removal-target", "A removal says which one record it takes down")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every removal of what may be several records, and of a notice by which something was removed."""
    removed = scope.graph.everything.removed
    for notice in notices_of_removal(scope):
        if scope.links(notice.key, "target") and not takes_something_down(scope, notice):
            yield _several(notice)
        for link in scope.graph.removed_links(notice.key, "target"):
            own = [key for key, one in removed.items() if one.notice.key == link.target.key]
            if own:
                yield Diagnostic(
                    RULE,
                    value_of(notice, "target"),
                    f"{link.target.key} is the notice by which {own[0]} was taken down",
                    "delete this notice: a removal cannot be removed. To correct its text, edit that notice; "
                    f"to bring the record back, write a notice of the kind {NoticeKind.RESOLUTION.value} "
                    "that names it under `resolves`",
                    seen=str(notice.fields.target),
                )


def _several(notice: Notice) -> Diagnostic:
    target = notice.fields.target
    return Diagnostic(
        RULE,
        value_of(notice, "target"),
        f"`{target}` is the id of a record that exists and of one whose file is gone, so nothing is removed",
        f"write the type in front, as in `target: people/{target.id}`",
        seen=str(target),
    )
