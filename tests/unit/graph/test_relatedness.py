"""Related records: by what they share, the same in every order of reading, and not what is linked anyway."""

from __future__ import annotations

import random

from invented import AS_OF, SETTINGS, graph, key, records
from mkdocs_evidence.graph import build_graph
from mkdocs_evidence.graph.relatedness import NEIGHBOURS, RELATED, related_works, traits_of
from mkdocs_evidence.model import RecordType


def test_the_order_in_which_files_are_read_changes_nothing() -> None:
    shuffled = list(records())
    random.Random(1).shuffle(shuffled)
    assert related_works(build_graph(shuffled, SETTINGS, AS_OF)) == related_works(graph())


def test_what_is_related_shares_something_and_is_not_linked_already() -> None:
    shown = graph()
    for work, others in related_works(shown).items():
        linked = {link.target.work for link in shown.outgoing(shown.head(work).key)}
        linked |= {link.source.work for link in shown.incoming(work)}
        assert work not in others
        assert not linked & set(others)
        for other in others:
            assert set(traits_of(shown, work)) & set(traits_of(shown, other))


def test_there_are_a_few_at_most_and_no_notices() -> None:
    for others in related_works(graph()).values():
        assert len(others) <= RELATED
        assert all(other.type is not RecordType.NOTICE for other in others)


def test_documents_of_one_project_are_nearer_than_those_of_one_topic() -> None:
    related = related_works(graph())[key("protocols/garden-process")]
    same_project = [other for other in related if other.id.startswith("garden")]
    assert related[: len(same_project)] == tuple(same_project)


def test_a_record_looks_at_a_bounded_number_of_others() -> None:
    # With this bound, the cost of all is their number times their traits, and not their square.
    assert NEIGHBOURS <= 50
