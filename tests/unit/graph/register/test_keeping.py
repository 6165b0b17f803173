"""What stays when records are renamed, replaced, corrected or taken down: addresses, references, warnings."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_evidence.graph import Graph, build_graph
from mkdocs_evidence.graph.addresses import key_at
from mkdocs_evidence.graph.answers import AnswerKind, answers_of
from mkdocs_evidence.graph.promises import unsealed
from mkdocs_evidence.graph.register import EntryKind, Permanence, Register
from mkdocs_evidence.graph.relations import DanglingReference
from mkdocs_evidence.graph.reliance import Noticed, Superseded, TakenDown, reliances_of
from mkdocs_evidence.model import Edition, Key, PartialDate, RecordType, SiteSettings
from mkdocs_evidence.reading import SourceFile, read_records
from mkdocs_evidence.views import site_pages

DAY = date(2024, 6, 30)
SETTINGS = SiteSettings("Kept", editions=(Edition("spring", PartialDate.parse("2024-03-31")),))
COMMON = "summary: One sentence of an invented record, for a test of what stays.\n"
AUTHORS = "authors: [{name: Nobody}]\n"
PLAN = f"project: study\nkind: pilot_protocol\n{AUTHORS}"
FILES = {
    "projects/study.md": "title: Study\ndate: 2024-01-01\ndesign: pilot\n"
    "status_history: [{date: 2024-01-01, status: planned}]\n",
    "protocols/plan/v1.md": f"title: Plan\ndate: 2024-02-01\nversion_date: 2024-02\n{PLAN}",
    "protocols/plan/v2.md": f"title: Plan\ndate: 2024-04-01\nversion_date: 2024-04\n{PLAN}",
    "protocols/plan/v3.md": f"title: Plan\ndate: 2024-05-01\nversion_date: 2024-05\n{PLAN}",
    "blogs/early.md": f"title: Early\ndate: 2024-02-10\n{AUTHORS}about: [protocols/plan]\n",
    "blogs/pinned.md": f"title: Pinned\ndate: 2024-05-10\n{AUTHORS}about: [protocols/plan@1]\n",
    "blogs/late.md": f"title: Late\ndate: 2024-05-10\n{AUTHORS}about: [protocols/plan]\n",
}


def notice(kind: str, target: str, day: str = "2024-05-20", more: str = "") -> str:
    return (
        f"title: A {kind}\ndate: {day}\ntarget: {target}\nkind: {kind}\nreason: It is so.\n"
        f"issued_by: {{name: Nobody}}\n{more}"
    )


def graph_of(files: dict[str, str], permanence: Permanence | None = None, day: date = DAY) -> Graph:
    read = read_records(
        SourceFile(path, f"---\n{header}{COMMON}---\n".encode()) for path, header in files.items()
    )
    assert read.diagnostics == ()
    return build_graph(read.records, SETTINGS, day, permanence=permanence or Permanence())


def sealed(graph: Graph) -> Register:
    """The register with everything at its end that is newly public."""
    return graph.permanence.register.lengthened(unsealed(graph), DAY)


def sealed_permanence(files: dict[str, str]) -> Permanence:
    return Permanence(register=sealed(graph_of(files)))


def told(graph: Graph, name: str) -> list[type]:
    record = graph.corpus.by_key[Key(RecordType.BLOG, name)]
    return [type(one) for one in reliances_of(graph, record)]


def test_a_text_says_when_the_version_that_it_speaks_of_was_replaced() -> None:
    graph = graph_of(FILES)
    early = reliances_of(graph, graph.corpus.by_key[Key(RecordType.BLOG, "early")])
    assert early == (
        Superseded(
            version=Key(RecordType.PROTOCOL, "plan", 1),
            successor=Key(RecordType.PROTOCOL, "plan", 2),
            current=Key(RecordType.PROTOCOL, "plan", 3),
            date=PartialDate.parse("2024-04-01"),
        ),
    )
    assert told(graph, "pinned") == [Superseded]
    assert told(graph, "late") == []


def test_a_text_says_what_a_notice_says_of_what_it_speaks_of() -> None:
    graph = graph_of(FILES | {"notices/wrong.md": notice("correction", "protocols/plan@3")})
    assert told(graph, "late") == [Noticed]
    assert told(graph, "pinned") == [Superseded]


@pytest.mark.parametrize(("kind", "expected"), [("correction", []), ("withdrawal", [Noticed])])
def test_a_correction_that_the_writer_knew_is_not_told_again_but_a_withdrawal_is(
    kind: str, expected: list[type]
) -> None:
    graph = graph_of(FILES | {"notices/known.md": notice(kind, "protocols/plan", "2024-05-02")})
    assert told(graph, "late") == expected


def test_what_is_removed_leaves_a_tombstone_at_each_of_its_addresses() -> None:
    kept = sealed_permanence(FILES)
    files = {path: text for path, text in FILES.items() if not path.startswith("protocols/")}
    graph = graph_of(files | {"notices/gone.md": notice("removal", "protocols/plan")}, kept)
    answers = answers_of(graph)
    for address in (
        "/protocols/plan/",
        "/protocols/plan/v1/",
        "/protocols/plan/v3/",
        "/protocols/plan/history/",
        "/protocols/plan/compare/v1..v3/",
        "/protocols/plan/card/",
    ):
        answer = answers.at(address)
        assert answer is not None, address
        assert answer.kind is AnswerKind.TOMBSTONE
    assert told(graph, "late") == [TakenDown]


def test_one_removed_version_leaves_the_others() -> None:
    kept = sealed_permanence(FILES)
    files = {path: text for path, text in FILES.items() if path != "protocols/plan/v1.md"}
    graph = graph_of(files | {"notices/gone.md": notice("removal", "protocols/plan@1")}, kept)
    answers = answers_of(graph)
    kinds = {address: answers.by_address[address].kind for address in sorted(answers.by_address)}
    assert kinds["/protocols/plan/"] is AnswerKind.SERVES
    assert kinds["/protocols/plan/v1/"] is AnswerKind.TOMBSTONE
    assert kinds["/protocols/plan/compare/v1..v2/"] is AnswerKind.TOMBSTONE
    assert kinds["/protocols/plan/compare/v2..v3/"] is AnswerKind.SERVES


def test_what_is_removed_is_removed_in_editions_of_earlier_days_too() -> None:
    graph = graph_of(FILES | {"notices/gone.md": notice("removal", "blogs/early")}, day=date(2024, 3, 31))
    assert Key(RecordType.BLOG, "early") not in graph.corpus.by_key


def test_a_renamed_record_is_found_under_both_names_and_leads_on_from_all_its_addresses() -> None:
    files = {path.replace("plan", "design"): text for path, text in FILES.items()}
    files["protocols/design/v3.md"] += "aliases: [/protocols/plan]\n"
    graph = graph_of(files)
    links = [link for record in graph.everything.records for link in graph.links_in(record)]
    assert [link for link in links if isinstance(link, DanglingReference)] == []
    answers = answers_of(graph)
    for old, new in (
        ("/protocols/plan/", "/protocols/design/"),
        ("/protocols/plan/v2/", "/protocols/design/v2/"),
        ("/protocols/plan/history/", "/protocols/design/history/"),
        ("/protocols/plan/compare/v1..v3/", "/protocols/design/compare/v1..v3/"),
    ):
        answer = answers.at(old)
        assert answer is not None, old
        assert (answer.kind, answer.target) == (AnswerKind.REDIRECTS, new)


def test_every_promised_address_has_a_page() -> None:
    files = FILES | {
        "notices/gone.md": notice("removal", "blogs/pinned", more="aliases: [/news/first/]\n"),
    }
    graph = graph_of(files)
    pages = {page.head.address for page in site_pages(graph)}
    answers = answers_of(graph).by_address
    promised = {address for address, answer in answers.items() if answer.kind is not AnswerKind.REDIRECTS}
    assert promised - pages == set()


def test_what_is_sealed_is_never_sealed_again_and_what_is_added_comes_at_the_end() -> None:
    graph = graph_of({path: text for path, text in FILES.items() if path != "blogs/late.md"})
    register = sealed(graph)
    again = graph_of(FILES, Permanence(register=register))
    assert [entry.address for entry in unsealed(again)] == ["/blogs/late/"]
    assert sealed(again).entries[:-1] == register.entries
    assert unsealed(graph_of(FILES, Permanence(register=sealed(again)))) == ()


def test_an_edition_is_sealed_after_all_records_of_its_day() -> None:
    entries = sealed(graph_of(FILES)).entries
    at = next(number for number, entry in enumerate(entries) if entry.kind is EntryKind.EDITION)
    before = {entry.address for entry in entries[:at]}
    assert {"/protocols/plan/v1/", "/blogs/early/"} <= before
    assert not before & {"/protocols/plan/v2/", "/blogs/late/"}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/blogs/early/", Key(RecordType.BLOG, "early")),
        ("/protocols/plan/v2/", Key(RecordType.PROTOCOL, "plan", 2)),
        ("/blogs/early/v2/", None),
        ("/protocols/plan/v0/", None),
        ("/protocols/plan/history/", None),
        ("/nothing/plan/", None),
    ],
)
def test_an_address_names_its_record(address: str, expected: Key | None) -> None:
    assert key_at(address) == expected
