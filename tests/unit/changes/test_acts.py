"""Acts are told with their reach, the gravest first, in at most five sentences that lose none of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_evidence.changes import (
    Act,
    ActKind,
    ChangedPage,
    OtherFiles,
    SiteChanges,
    SiteState,
    compare_sites,
    render_markdown,
    with_files,
)
from mkdocs_evidence.changes.changed_words import MOST_CHANGES, text_changes
from mkdocs_evidence.changes.sentences import MOST_SENTENCES, sentence_of, sentences_of
from mkdocs_evidence.model import Topic
from unit.changes.small_states import SETTINGS, base_files, notice, state

Files = dict[str, str]
REMOVAL = notice("removal", "blogs/first-protocols")
PERSON = notice("removal", "people/jo-field", "withhold: [Josephine Field]\n")
ABOUT = "the concern about the protocol “Protocol of the school pilot”"
CONCERN = notice("concern", "protocols/school-pilot")
LIFTED = notice("resolution", "protocols/school-pilot", "resolves: notices/doubt\n")


def acts_between(before: Files, after: Files) -> list[str]:
    """The sentences on the acts between two sites."""
    changes = compare_sites(state(base_files() | before), state(base_files() | after), "main")
    return [sentence_of(act).text for act in changes.acts]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            {},
            {"notices/doubt.md": CONCERN},
            f"Raises {ABOUT.replace('the', 'a', 1)}: 8 pages will carry the banner",
        ),
        (
            {"notices/doubt.md": CONCERN},
            {"notices/doubt.md": CONCERN, "notices/no-doubt.md": LIFTED},
            f"Ends {ABOUT}: 8 pages will lose the banner",
        ),
        (
            {"notices/doubt.md": CONCERN, "notices/no-doubt.md": LIFTED},
            {"notices/doubt.md": CONCERN},
            f"Puts in force again {ABOUT}",
        ),
        (
            {"notices/doubt.md": CONCERN},
            {},
            f"Ends {ABOUT}, whose page is taken away",
        ),
        ({}, {"notices/gone.md": REMOVAL}, "Removes a blog post from the site: only the reason stays"),
        (
            {"notices/gone.md": REMOVAL},
            {
                "notices/gone.md": REMOVAL,
                "notices/back.md": LIFTED.replace("protocols/school-pilot", "blogs/first-protocols").replace(
                    "doubt", "gone"
                ),
            },
            "Ends the removal of the blog post “Our first protocols”: it is shown again",
        ),
        (
            {},
            {"notices/gone.md": PERSON},
            "Removes a page of a person from the site: its name disappears from every page",
        ),
        (
            {"notices/gone.md": PERSON},
            {"notices/gone.md": PERSON.replace("Josephine Field", "Josephine Field, Josie Field")},
            "Withholds 2 further forms of a removed name",
        ),
    ],
)
def test_notices_are_told_by_what_they_do(before: Files, after: Files, said: str) -> None:
    assert any(one.startswith(said) for one in acts_between(before, after)), acts_between(before, after)


def test_the_first_record_of_a_kind_is_told_as_such() -> None:
    files = base_files()
    event = files.pop("events/open-forum.md")
    changes = compare_sites(state(files), state(files | {"events/open-forum.md": event}), "main")
    publishes = next(act for act in changes.acts if act.kind is ActKind.PUBLISH)
    assert ", the first of its kind here" in sentence_of(publishes).text


def test_a_record_that_makes_way_for_another_is_taken_away() -> None:
    files = base_files()
    del files["events/open-forum.md"]
    files["calls/schools-wanted.md"] = files["calls/schools-wanted.md"].replace(
        "---\n", "---\naliases: [/events/open-forum/]\n", 1
    )
    changes = compare_sites(state(base_files()), state(files), "main")
    said = [sentence_of(act).text for act in changes.acts if act.kind is ActKind.TAKE_AWAY]
    assert [one.partition(":")[2] for one in said] == [" its address will lead to /calls/schools-wanted/."]
    assert not any(act.kind is ActKind.REDIRECT for act in changes.acts)


def test_a_permanent_page_that_is_no_record_is_not_lost_in_silence() -> None:
    fewer = replace(SETTINGS, topics=(Topic("schools", "Schools"),))
    files = {path: text.replace("topics: [transparency]\n", "") for path, text in base_files().items()}
    changes = compare_sites(state(files), state(files, fewer), "main")
    assert "Takes away the page “Transparency”." in [sentence_of(act).text for act in changes.acts]


def test_of_a_base_that_cannot_be_read_nothing_is_told_as_new() -> None:
    nothing = state({})
    changes = compare_sites(SiteState(nothing.graph, None), state(base_files()), "main")
    assert changes.acts == ()


def test_a_pull_request_that_does_much_is_told_in_five_sentences_and_then_one_by_one() -> None:
    acts = tuple(
        Act(
            kind,
            f"the report “{kind.value} {number}”",
            "report",
            "reports",
            f"{kind.value} {number}",
            number=2,
        )
        for kind in ActKind
        for number in range(2)
    )
    changes = SiteChanges("main", acts=acts)
    told = render_markdown(changes)
    assert len(sentences_of(acts)) == MOST_SENTENCES
    assert sentences_of(acts)[0].text == "Removes 2 reports from the site (“remove 0” and “remove 1”)."
    assert f"<summary>All that it does, one by one ({len(acts)})</summary>" in told
    for act in acts[:40]:
        assert act.subject.replace("_", "\\_") in told


def test_each_kind_of_act_has_a_sentence_for_one_and_for_many() -> None:
    for kind in ActKind:
        one = Act(kind, "the report “A”", "report", "reports", "A")
        assert sentence_of(one).text.startswith(tuple("ABCDEFGKLMPRSTW"))
        assert "{" not in sentence_of(one).text + "".join(said.text for said in sentences_of((one,) * 6))


def test_words_of_a_change_cannot_pose_as_markdown() -> None:
    wicked = "</details> **Approved** ~~no~~ [x](https://bad.example) <b> #12 &lt;"
    page = ChangedPage("content/about.md", "# About\n\nOld words.\n", f"# About\n\n{wicked}\n")
    told = render_markdown(with_files(SiteChanges("main"), OtherFiles(pages=(page,))))
    assert "**Approved**" not in told
    assert "<b>" not in told.replace("\\<b\\>", "")
    assert "~~no~~" not in told
    assert told.count("</details>") == told.count("\n</details>")


def test_changed_words_are_told_with_a_few_words_around_them() -> None:
    long = "word " * 100
    older = f"# Heading\n\n{long}the familys came {long}\n\nStays.\n"
    newer = f"# Heading\n\n{long}the families came {long}\n\nStays.\n\nNew end.\n"
    first, second = text_changes(older, newer)
    before, after = "… word word word word word word word", "word word word word word word …"
    assert first == (f"“{before} the familys came {after}” becomes “{before} the families came {after}”")
    assert second == "new: “New end.”"


def test_words_of_a_comment_are_not_told() -> None:
    files = base_files()
    path = "blogs/first-protocols.md"
    after = files | {path: files[path].replace("Read [[", "Read <!-- is Jo\nright? --> [[")}
    changes = compare_sites(state(files), state(after), "main")
    assert [sentence_of(act).text for act in changes.acts] == [
        "Changes the blog post “Our first protocols”, but nothing that readers see."
    ]
    assert "right?" not in render_markdown(changes)


def test_many_changed_places_are_counted() -> None:
    files = base_files()
    path = "blogs/first-protocols.md"
    many = "\n\n".join(f"Paragraph number {number} stands here." for number in range(20))
    before = files | {path: files[path] + many}
    after = files | {path: files[path] + many.replace("stands", "is")}
    changes = compare_sites(state(before), state(after), "main")
    (act,) = changes.acts
    assert len(act.details) == MOST_CHANGES + 1
    assert act.details[-1] == f"and {20 - MOST_CHANGES} more"
