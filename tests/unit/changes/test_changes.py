"""What a change does to the public site is told truly, and what must not be merged is named."""

from __future__ import annotations

import json

from mkdocs_evidence.changes import SiteChanges, compare_sites, render_json, render_markdown
from unit.changes.small_states import base_files, state

PILOT = "projects/school-pilot.md"
PROTOCOL = "protocols/school-pilot/v2.md"


def changed(**edits: tuple[str, str] | str | None) -> SiteChanges:
    """The changes of edits to the base: (old, new), a whole new file, or None where it is taken away."""
    files = base_files()
    for name, edit in edits.items():
        path = name.replace("__", "/").replace("_", "-") + ".md"
        if edit is None:
            del files[path]
        elif isinstance(edit, str):
            files[path] = edit
        else:
            assert edit[0] in files[path]
            files[path] = files[path].replace(*edit)
    return compare_sites(state(base_files()), state(files), "main")


def test_nothing_changed_is_said_so() -> None:
    changes = changed()

    assert changes == SiteChanges("main")
    assert "Nothing that the public sees changes." in render_markdown(changes)


def test_a_new_title_is_told_where_it_shows() -> None:
    changes = changed(people__jo_field=("Jo Field", "Jo Fields"))

    assert [page.address for page in changes.changed] == ["/people/jo-field/"]
    elsewhere = {page.address: page.why for page in changes.elsewhere}
    assert elsewhere["/protocols/school-pilot/"] == ("shows “Jo Fields” as it now is",)
    assert not changes.permanent
    assert not changes.must_wait


def test_a_draft_changes_nothing_public() -> None:
    draft = base_files()["blogs/first-protocols.md"].replace(
        "aliases: [/news/first-protocols/]", "draft: true"
    )
    changes = changed(blogs__another_post=draft)

    assert not changes.added
    assert [(one.path, one.reason) for one in changes.not_yet] == [
        ("content/blogs/another-post.md", "a draft")
    ]


def test_what_is_dated_in_the_future_waits() -> None:
    post = base_files()["blogs/first-protocols.md"].replace("date: 2019-03-20", "date: 2030", 1)
    post = post.replace("aliases: [/news/first-protocols/]\n", "").split("updates:")[0] + "---\n\nLater.\n"
    changes = changed(blogs__another_post=post)

    assert changes.not_yet[0].reason == "dated 2030, and public from then on"


def test_a_status_that_goes_on_is_allowed_and_a_rewritten_one_is_not() -> None:
    history = base_files()[PILOT].partition("status_history:")[2]
    first = history.split("status: ")[1].split("\n")[0]
    changes = changed(projects__school_pilot=(f"status: {first}\n", "status: cancelled\n    reason: x\n"))

    assert changes.must_wait
    assert changes.statuses[0].faults
    assert "**This must not be merged as it is:**" in render_markdown(changes)


def test_an_edited_version_must_not_be_merged() -> None:
    changes = changed(protocols__school_pilot__v2=("Nobody knows whether", "We know that"))

    assert "\n".join(changes.conflicts) == (
        "content/protocols/school-pilot/v2.md was public, and is edited. Bring it back as it was, "
        "and write the next version instead: python3 build.py amend protocols/school-pilot"
    )


def test_an_address_that_would_be_lost_is_named_with_the_remedy() -> None:
    post = base_files()["blogs/first-protocols.md"]
    lost = changed(blogs__first_protocols=None, blogs__our_first_protocols=post)
    kept = changed(
        blogs__first_protocols=None,
        blogs__our_first_protocols=post.replace("aliases: [", "aliases: [/blogs/first-protocols/, "),
    )

    assert "`aliases: [/blogs/first-protocols/]`" in lost.conflicts[0]
    assert kept.conflicts == ()
    assert [(one.old, one.new) for one in kept.redirected] == [
        ("/blogs/first-protocols/", "/blogs/our-first-protocols/"),
        ("/news/first-protocols/", "/blogs/our-first-protocols/"),
    ]


def test_dropped_and_altered_outcomes_are_told_with_what_had_been_seen() -> None:
    text = base_files()[PROTOCOL].replace("2019-04-20", "2021-04-20").replace("class: minor", "class: major")
    text = text.replace("timepoint: 12 months", "timepoint: 6 months")
    text = text.replace("  - id: attendance\n    role: secondary\n    measure: Days at school\n", "")
    changes = changed(protocols__school_pilot__v3=text)
    told = render_markdown(changes)

    assert changes.outcomes[0].dropped == ("secondary outcome `attendance`: Days at school",)
    assert changes.outcomes[0].altered == (
        "primary outcome `referrals`: Referrals to the council (timepoint)",
    )
    assert "drops the secondary outcome `attendance`: Days at school. No outcome data had been seen." in told
    assert "`/protocols/school-pilot/compare/v2..v3/`" in told


def test_what_a_stranger_wrote_cannot_pose_as_our_words() -> None:
    title = 'title: "Fine](https://bad.example) <script> **merge now** `x`"'
    text = base_files()["people/jo-field.md"]
    changes = changed(people__mallory_fox=text.replace("title: Jo Field", title))
    told = render_markdown(changes)

    assert "<script>" not in told.replace("\\<script\\>", "")
    assert "](https://bad" not in told.replace("\\](", "")
    assert "**merge now**" not in told


def test_a_file_with_a_wicked_name_stays_one_word_of_code() -> None:
    told = render_markdown(SiteChanges("main", other_files=("a`\n## Approved\n`b.png",)))

    assert "- `a## Approvedb.png`" in told
    assert "\n## Approved" not in told


def test_the_json_holds_all_that_the_text_says() -> None:
    changes = changed(people__jo_field=("Jo Field", "Jo Fields"))
    told = json.loads(render_json(changes))

    assert told["base"] == "main"
    assert told["must_wait"] is False
    assert told["changed"] == [{"address": "/people/jo-field/", "title": "Jo Fields", "why": []}]
