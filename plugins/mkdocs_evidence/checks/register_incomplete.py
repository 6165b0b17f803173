"""Where sealing is asked for, everything public is in the register before it is built."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.registered import content_path, kept_without_register, version_name
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import PUBLISHING, Diagnostic, Place, Rule, restoring_file
from mkdocs_evidence.graph.addresses import REGISTER_FILE, address_of
from mkdocs_evidence.graph.promises import unsealed
from mkdocs_evidence.graph.readings import unread_versions
from mkdocs_evidence.graph.register import Entry, EntryKind

RULE = Rule("register-incomplete", "Public addresses and versions are in the register")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every public version and address that is not in the register, where `--sealed` asks for it."""
    register = scope.graph.permanence.register
    if not scope.must_be_sealed or register.faults or kept_without_register(scope):
        return
    path = content_path(scope, REGISTER_FILE)
    for promise in unsealed(scope.graph):
        yield Diagnostic(
            RULE,
            Place(content_path(scope, promise.source) if promise.source else path),
            f"{_what(promise)} is public, and not in the register",
            f"publishing enters it: run the command below and commit {path}; without a terminal there is "
            "nothing to do, since the workflow does it on main. If this was sealed before, the register has "
            "lost lines, and sealing again would give them other dates: "
            f"bring the register back first:{restoring_file(path)}",
            command=PUBLISHING,
        )
    for version in unread_versions(scope.graph):
        if address_of(version.key) not in register.by_address:
            continue  # reported above: publishing registers both
        yield Diagnostic(
            RULE,
            Place(version.source.shown_path),
            f"the reading text of {version_name(version.key)} is not in the register",
            f"publishing enters it: run the command below, and commit {path} and the files that it writes "
            "beside the versions; without a terminal there is nothing to do, since the workflow does it on "
            "main",
            command=PUBLISHING,
        )


def _what(promise: Entry) -> str:
    kind = "the address" if promise.kind is not EntryKind.VERSION else "the version at"
    return f"{kind} {promise.address}"
