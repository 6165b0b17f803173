"""A topic is one of the list in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule, nearest

RULE = Rule("topic-unknown", "Topics are on the site's list")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every topic that the site does not have."""
    known = tuple(topic.id for topic in scope.graph.settings.topics)
    for record in scope.records:
        for index, topic in enumerate(record.fields.topics):
            if topic not in known:
                meant = nearest(topic.lower().replace(" ", "-"), known)
                yield Diagnostic(
                    RULE,
                    value_of(record, "topics", index),
                    f"the site has no topic `{topic}`",
                    f"write {meant}"
                    if meant
                    else "choose a topic of the site, or add it to the list in mkdocs.yml",
                    seen=topic,
                    allowed=known,
                    nearest=meant,
                )
