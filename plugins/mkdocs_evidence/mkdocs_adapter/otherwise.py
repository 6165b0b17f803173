"""Which questions have another answer than in the last build, asked as seldom as can be."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_evidence.graph.questions import TEXT, about, may_differ
from mkdocs_evidence.incremental import Ledger
from mkdocs_evidence.reading import key_for_path

MayDiffer = Callable[[str, frozenset[str]], bool]


def answered_otherwise(
    before: Ledger, now: Ledger, answer: Callable[[str], str], may_differ: MayDiffer = may_differ
) -> frozenset[str]:
    """The questions with another answer now than `before`.

    Where the ground stands, those are about texts, of which it is known what has changed. Where the
    frame does, some need not be asked: `may_differ` tells which, by the works whose files have changed.
    """
    keys = filter(None, map(key_for_path, before.changed_files(now.files)))
    if now.ground and now.ground == before.ground:
        return frozenset(about(TEXT, key) for key in keys)
    if now.frame and now.frame == before.frame:
        changed = frozenset(str(key.work) for key in keys)
        return before.answered_otherwise(answer, lambda question: may_differ(question, changed))
    return before.answered_otherwise(answer)
