"""Edits that people make, each leaving content that can be published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from incremental.live_site import LiveSite

Edit = Callable[["LiveSite", Random], None]
POST = """\
---
title: {title}
summary: An invented record, for tests only; it stands for a new post.
date: 2021-06-01
authors: people/bo-fiction
about: [projects/garden-trial]
---

{body}
"""
REMOVAL = """\
---
title: A post is taken down
summary: An invented record, for tests only; it stands for a notice of removal.
date: 2021-07-01
kind: removal
target: blogs/{name}
reason: It named a person who had not agreed.
issued_by: {{name: Editors of the invented site}}
---

This record is invented: it exists only to test the software.
"""
END = """\
---
title: The doubt about the analysis plan is lifted
summary: An invented record, for tests only; it stands for the end of a notice.
date: {day}
kind: {kind}
target: protocols/letter-plan
resolves: notices/doubt-about-letters
reason: The data were closed on another day.
issued_by: {{name: Editors of the invented site}}
---

This record is invented: it exists only to test the software.
"""
CHANGE = """\
change:
  class: major
  summary: Something changed.
  reason: It had to.
  requested_by: The authors
  outcome_data_seen: none
"""
BODIES = ("blogs/first-steps", "projects/garden-trial", "people/ada-invented", "protocols/letter-plan/v1")


def _word(random: Random) -> str:
    return f"word{random.randrange(10**6)}"


def add_a_post(live: LiveSite, random: Random) -> None:
    number = len(list((live.folder / "content/blogs").glob("new-*.md")))
    text = POST.format(title=f"New post {_word(random)}", body=f"See [[blogs/first-steps]] {_word(random)}.")
    live.write(f"content/blogs/new-{number}-{random.randrange(1000)}.md", text)


def edit_a_body(live: LiveSite, random: Random) -> None:
    name = random.choice(
        ["blogs/first-steps", "projects/garden-trial", "people/ada-invented", "protocols/letter-plan/v1"]
    )
    live.edit(f"content/{name}.md", lambda text: f"{text}\nOne more sentence, {_word(random)}.\n")


def edit_a_person(live: LiveSite, random: Random) -> None:
    live.edit("content/people/ada-invented.md", lambda text: f"{text}\nMore, {_word(random)}.\n")


def edit_a_version(live: LiveSite, random: Random) -> None:
    live.edit("content/protocols/letter-plan/v1.md", lambda text: f"{text}\nMore, {_word(random)}.\n")


def edit_the_top_of_a_text(live: LiveSite, random: Random) -> None:
    """A new first line moves every link and citation below it."""
    name = random.choice(BODIES)
    live.edit(
        f"content/{name}.md",
        lambda text: text.replace("\n---\n\n", f"\n---\n\nFirst {_word(random)}.\n\n", 1),
    )


def link_in_a_body(live: LiveSite, random: Random) -> None:
    target = random.choice(["reports/garden-trial", "people/ada-invented", "protocols/garden-trial@2"])
    live.edit("content/blogs/retold-post.md", lambda text: f"{text}\nSee [[{target}]] and {_word(random)}.\n")


def retitle_a_project(live: LiveSite, random: Random) -> None:
    name = random.choice(["garden-trial", "letter-trial", "planned-study"])
    live.edit(f"content/projects/{name}.md", lambda text: _with_title(text, f"The study of {_word(random)}"))


def retitle_anything(live: LiveSite, random: Random) -> None:
    """Another title for any record: an organisation in an order of names, a person in bylines, a notice."""
    records = sorted((live.folder / "content").glob("*/*.md"))
    path = random.choice(records).relative_to(live.folder).as_posix()
    live.edit(path, lambda text: _with_title(text, f"Titled {_word(random)}"))


def reword_a_summary(live: LiveSite, random: Random) -> None:
    """Another summary for a version of a protocol or report."""
    versions = sorted((live.folder / "content").glob("*/*/v*.md"))
    path = random.choice(versions).relative_to(live.folder).as_posix()
    summary = f"An invented summary, for tests only, with the {_word(random)}."
    live.edit(path, lambda text: _replace_line(text, "summary: ", summary))


def _with_title(text: str, title: str) -> str:
    head, _, rest = text.partition("title: ")
    return f"{head}title: {title}\n{rest.partition(chr(10))[2]}"


def rename_a_post(live: LiveSite, random: Random) -> None:
    """Give a post another address, and leave the former one as an alias."""
    posts = sorted((live.folder / "content/blogs").glob("new-*.md"))
    fresh = [post for post in posts if "aliases:" not in post.read_text("utf-8")]
    if not fresh:
        add_a_post(live, random)
        return
    post = random.choice(fresh)
    alias = f"\naliases: [/blogs/{post.stem}/]\nauthors:"
    text = post.read_text("utf-8").replace("\nauthors:", alias, 1)
    post.unlink()
    live.write(f"content/blogs/new-{_word(random)}.md", text)


def delete_a_post(live: LiveSite, random: Random) -> None:
    posts = sorted((live.folder / "content/blogs").glob("new-*.md"))
    if posts:
        random.choice(posts).unlink()
    else:
        add_a_post(live, random)


def take_down_a_post(live: LiveSite, random: Random) -> None:
    """Publish a post that says too much, and then take it down with a notice."""
    posts = sorted((live.folder / "content/blogs").glob("said-*.md"))
    shown = [post.stem for post in posts if not (live.folder / f"content/notices/of-{post.stem}.md").exists()]
    if shown:
        name = random.choice(shown)
        live.write(f"content/notices/of-{name}.md", REMOVAL.format(name=name))
    else:
        word = _word(random)
        live.write(f"content/blogs/said-{word}.md", POST.format(title=f"Said {word}", body="Too much."))


def end_a_notice(live: LiveSite, random: Random) -> None:
    """End a concern, and the removal of a post, or take that back."""
    end = "kind: resolution\ntarget: blogs/removed-post\nresolves: notices/post-removed"
    live.write(
        "content/notices/post-back.md", REMOVAL.format(name="").replace("kind: removal\ntarget: blogs/", end)
    )
    file = "content/notices/doubt-lifted.md"
    if (live.folder / file).exists() and random.random() < 0.3:
        (live.folder / file).unlink()
    else:
        kind, day = random.choice(("resolution", "clarification", "correction")), random.choice((4, 5))
        live.write(file, END.format(kind=kind, day=f"2024-0{day}-01"))


def hide_a_post(live: LiveSite, random: Random) -> None:
    """Make a draft of a post, or a post of a draft."""
    file = "content/blogs/camau-cyntaf.md"
    if "draft: true" in (live.folder / file).read_text("utf-8"):
        live.edit(file, lambda text: text.replace("draft: true\n", ""))
    else:
        live.edit(file, lambda text: text.replace("\ndate:", "\ndraft: true\ndate:", 1))


def change_a_status(live: LiveSite, random: Random) -> None:
    entry = '  - {date: "2026-04-01", status: in_progress}\n'
    file = "content/projects/planned-study.md"
    if entry in (live.folder / file).read_text("utf-8"):
        live.edit(file, lambda text: text.replace(entry, ""))
    else:
        live.edit(file, lambda text: text.replace("status: planned}\n", f"status: planned}}\n{entry}"))


def add_a_version(live: LiveSite, random: Random) -> None:
    folder = live.folder / "content/protocols/letter-plan"
    number = len(list(folder.glob("v*.md"))) + 1
    head, _, rest = (folder / "v1.md").read_text("utf-8").partition("kind: ")
    head = head.replace("date: 2023-08-01", f"date: 2023-09-{number:02}")
    live.write(
        f"content/protocols/letter-plan/v{number}.md", f"{head}{CHANGE}kind: {rest}\n{_word(random)}\n"
    )


def change_a_date(live: LiveSite, random: Random) -> None:
    day = random.randint(1, 28)
    live.edit("content/blogs/first-steps.md", lambda text: _replace_line(text, "date: ", f"2020-03-{day:02}"))


def _replace_line(text: str, start: str, value: str) -> str:
    lines = text.splitlines(keepends=True)
    place = next(index for index, line in enumerate(lines) if line.startswith(start))
    lines[place] = f"{start}{value}\n" if lines[place] != f"{start}{value}\n" else f"{start}2020-04\n"
    return "".join(lines)


def change_a_template(live: LiveSite, random: Random) -> None:
    live.write("overrides/evidence/parts/foot_links.html", f"<li>{_word(random)}</li>\n")


def change_a_setting(live: LiveSite, random: Random) -> None:
    live.edit("mkdocs.yml", lambda text: _replace_line(text, "site_description: ", f"About {_word(random)}."))


def change_the_bibliography(live: LiveSite, random: Random) -> None:
    live.edit(
        "content/references.bib",
        lambda text: _replace_line(text, "  title = ", f"{{An article about {_word(random)}}},"),
    )


def change_the_day(live: LiveSite, random: Random) -> None:
    live.as_of += timedelta(days=random.choice([-40, -1, 1, 30, 90]))


def attach_a_file(live: LiveSite, random: Random) -> None:
    """Attach a file to a protocol, or detach it again."""
    entry = "files:\n  - {title: An annex, path: files/annex.txt}\n"
    file, annex = "content/protocols/overdue-study/v1.md", "content/protocols/overdue-study/files/annex.txt"
    if entry in (live.folder / file).read_text("utf-8"):
        (live.folder / annex).unlink()
        live.edit(file, lambda text: text.replace(entry, ""))
    else:
        live.write(annex, f"{_word(random)}\n")
        live.edit(file, lambda text: text.replace("\nproject:", f"\n{entry}project:", 1))


def edit_a_page_by_hand(live: LiveSite, random: Random) -> None:
    live.edit("content/about.md", lambda text: f"{text}\nSee [[projects/garden-trial]], {_word(random)}.\n")


def link_to_a_picture(live: LiveSite, random: Random) -> None:
    """Show a picture that is there, and then move it away."""
    file, picture = "content/people/ada-invented.md", live.folder / "content/people/portrait.svg"
    if picture.exists():
        live.edit(file, lambda text: text.replace("\n![A portrait](portrait.svg)\n", ""))
        picture.unlink()
    else:
        picture.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
        live.edit(file, lambda text: f"{text}\n![A portrait](portrait.svg)\n")


def exchange_a_picture(live: LiveSite, random: Random) -> None:
    """Put a picture of another size in the place of one that a text shows."""
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="40"/>'
    live.write("content/blogs/garden.svg", picture.format(random.randrange(10, 1000)))
    shown = "\n![A garden](garden.svg)\n"
    if shown not in (live.folder / "content/blogs/first-steps.md").read_text("utf-8"):
        live.edit("content/blogs/first-steps.md", lambda text: text + shown)


EDITS: tuple[Edit, ...] = (
    add_a_post,
    edit_a_body,
    edit_the_top_of_a_text,
    link_in_a_body,
    retitle_a_project,
    retitle_anything,
    reword_a_summary,
    rename_a_post,
    delete_a_post,
    take_down_a_post,
    end_a_notice,
    hide_a_post,
    change_a_status,
    add_a_version,
    change_a_date,
    change_a_template,
    change_a_setting,
    change_the_bibliography,
    change_the_day,
    attach_a_file,
    edit_a_page_by_hand,
    link_to_a_picture,
    exchange_a_picture,
)
