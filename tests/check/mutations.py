"""Changes of a small published site, right ones and wrong ones, as people and machines make them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TypeAlias

import yaml

Mutation: TypeAlias = Callable[[Path, Random], None]

POSTS = ("blogs/first-protocols.md", "projects/school-pilot.md", "calls/schools-wanted.md", "about.md")
LINKS = (
    "[a](../projects/school-pilot.md)",
    "[a](/projects/school-pilot/)",
    "[a](/news/first-protocols/)",
    "[a](../nowhere.md)",
    "[a](/nowhere/)",
    "[a](//elsewhere.example/)",
    "[a](../../../../etc/passwd)",
    "[a](?page=2)",
    "[a](#nowhere)",
    "[a](../protocols/school-pilot/v1.md#why)",
    "[a](../protocols/school-pilot/v1.md#Why)",
    "[a](../protocols/school-pilot/)",
    "[a](mailto:jo@invented.example)",
    "[a](http://[)",
    "[a](javascript:alert)",
    "[a]( ../Projects/school-pilot.md )",
    '[a](<../projects/school-pilot.md> "Title")',
    "[a][b]\n\n[b]: ../people/jo-field.md",
    "[a][b]\n\n[b]: nowhere.md",
    "![a](images/plan.png)",
    "![a](../images/plan.png)",
    "![](../images/plan.png)",
    '<a href="../people/jo-field.md">a</a>',
    '<a href="../people/nobody.md">a</a>',
    "[[people/jo-field]]",
    "[[people/nobody]]",
    "[[people/jo-field|[a](b)]]",
    "`[a](nowhere.md)`",
    "<https://elsewhere.example/nowhere.md>",
    "[a](files/plan.pdf)",
    "[a](/register.jsonl)",
    "[a](/feeds/all.atom)",
    "[a](https://small.example/projects/school-pilot/)",
    "[a](https://small.example/nowhere/)",
    "[a](/projects/school-pilot/#nowhere)",
    "[a](/about/?x=1#about)",
    '<img src="../images/plan.png" alt="" srcset="../images/plan.png 2x">',
    '<img src="/images/plan.png" alt="" srcset="nowhere.png 2x">',
    '<blockquote cite="nowhere.md">a</blockquote>',
)
REFUSED_ALIASES = (
    *("/404.html", "/404", "/sitemap.xml", "/register.jsonl", "/_headers", "/_redirects", "/robots.txt"),
    *("/permalinks.json", "/register.checkpoint.txt", "/feeds/all.atom", "/feeds/blogs.atom/"),
    *("/api/v1/index.json", "/pagefind/x/", "/assets/evidence/evidence.css", "/assets/stylesheets/x.css"),
    *("/data/projects.csv", "/blogs/first-protocols/cite.bib", "/protocols/school-pilot/v1/source.md"),
    *("/people/jo-field/record.json", "/projects/school-pilot/", "/projects/SCHOOL-pilot", "/blogs/"),
    *(
        "/status/",
        "/browse/topics/",
        "/topics/schools/",
        "/about",
        "/About/",
        "/images/plan.png",
        "/index.html",
    ),
    *("/", "//", "/a//b", "/./a", "/../a", "/%2e%2e/a", "/a%2Fb", "/a\\b", "/a#b", "/a?b=c", "/?p=1", "/con"),
    *(
        "/aux.html",
        "/nul/x",
        "/COM1",
        "/lpt9.txt",
        "/a.",
        "/a /",
        "/a%00b",
        "/a%0Ab",
        "/%FF",
        "/" + "a" * 300,
    ),
    *(
        "/" + "ŵ" * 130,
        "/" + "a/" * 600,
        "old",
        "https://a.example/",
        "",
        "/a:b/",
        "/a%3Fb",
        "/.well-known/a",
    ),
    *('/"a"/', "/a*b", "/a|b", "/.git/x", "/favicon.ico", "/CNAME", "/site/../../a"),
)
"""Addresses that an alias cannot have: taken, reserved, or impossible on some computer, server or host."""
RIGHT_ALIASES = (
    *("/images/", "/%", "/%zz", "/hen-ŵyl/", "/Old%20Hello.html", "/old-hello/", "/old.php", "/plan.pdf"),
    *("/" + "a" * 255, "/" + "a/" * 100, "/evidence/older/", "/a,b;c=d@e!g$h(i)/", "/it's/here+there/"),
)
ALIASES = (*REFUSED_ALIASES, *RIGHT_ALIASES)
FILES = (
    *("files/plan.pdf", "blogs/files/plan.pdf", "protocols/school-pilot/files/plan.pdf"),
    *("blogs/first-protocols/cite.bib", "protocols/school-pilot/v1/source.md", "feeds/all.atom"),
    *("projects/school-pilot/index.html", "projects/school-pilot", "Images/plan.png"),
    *("images/PLAN.png", "images/a b.png", "images/a:b.png", "images/a?b.png", "images/%41.png"),
    *("images/a#b.png", "images/" + "a" * 200 + ".png", "images/\u0175.png", "images/.hidden.png"),
    *("images/plan.png~", "con.txt", "images/a.", "about.html", "about/index.html", "about/index.md"),
    *("About.md", "blogs/index.md", "blogs/2019.md", "404.md", "index.md", "README.md", "robots.txt"),
    *("_headers", "CNAME", "sitemap.xml", "page.html", "drawing.svg"),
)
CONTENTS = {
    ".md": b"# Invented\n\nFor a test.\n",
    ".pdf": b"%PDF-1.4 invented",
    ".png": bytes.fromhex("89504e470d0a1a0a0000000d49484452"),
    ".svg": b'<svg xmlns="http://www.w3.org/2000/svg"><title>Invented</title></svg>',
}
BODIES = (
    "<script>alert(1)</script>",
    '<p style="color: red" onclick="x()">a</p>',
    "<!-- a comment",
    "<!-- a comment -->",
    "<details><summary>More</summary>Words</details>",
    "\n".join(f"{'  ' * depth}- item" for depth in range(300)),
    "> " * 400 + "deep",
    "[" * 300,
    "| a | b |\n|---|---|\n| c |",
    "term\n: meaning\n",
    "A note.[^1]\n\n[^1]: The note.",
    "A note.[^2]",
    "Words [@nobody2019].",
    "A line\x00with a NUL",
    "# A title in the text",
    "```\nunfinished",
    "<<<<<<< HEAD",
    "{{ 1 + 1 }} {% raw %}",
    "&lt;b&gt; &#106;",
    "\u202eturned\u202c",
)
PAGES = (
    b"---\ntitle: [\n---\n\nWords\n",
    b"---\n- title\n---\n\nWords\n",
    b"---\ntitle:\ndescription: [a]\ntags: 3\nhide: navigation\n---\n\nWords\n",
    b"---\nicon: material/school\n---\n\nWords\n",
    b"---\nicon: material/nothing\n---\n\nWords\n",
    b"---\ntemplate: nothing.html\n---\n\nWords\n",
    b"---\nstatus: new\nsearch: {exclude: true}\n---\n\nWords\n",
    b"---\ndate: 2021-13-45\n---\n\nWords\n",
    b"# Caf\xe9\n",
    "# Words\n".encode("utf-16"),
    b"\xef\xbb\xbf# Words\r\n\rMore\n",
    b"",
    b"---\n---\n",
    b"Note: this is a line\nAnd another\n\nWords\n",
)
"""Pages that are no records."""
FIELDS = (
    ("title", "A new title: with a colon"),
    ("title", '"A new title"'),
    ("title", "[a, b]"),
    ("title", ""),
    ("date", "2019-02-30"),
    ("date", "2999-01-01"),
    ("draft", "true"),
    ("draft", "maybe"),
    ("authors", "[nobody]"),
    ("topics", "[nothing]"),
    ("sumary", "A slip"),
    ("image", "images/nothing.png"),
    ("about", "[projects/school-pilots]"),
)


def add_link(site: Path, random: Random) -> None:
    """Put a link at the end of a text."""
    _append(site, random.choice(POSTS), random.choice(LINKS))


def add_alias(site: Path, random: Random) -> None:
    """Give the post an alias more."""
    listed = json.dumps(["/news/first-protocols/", random.choice(ALIASES)], ensure_ascii=False)
    _set_field(site, POSTS[0], "aliases", listed)


def add_redirect(site: Path, random: Random) -> None:
    """Add a redirect, or a removed page, to mkdocs.yml."""
    old, new = random.choice(ALIASES), random.choice(("/about/", "/nowhere/", "/projects/school-pilot/"))

    def change(content: dict[str, object]) -> None:
        if random.random() < 0.7:
            content["redirects"] = {old: new}
        else:
            content["removed"] = {old: {"date": "2022-01-10", "reason": "It was wrong."}}

    _settings(site, change)


def add_file(site: Path, random: Random) -> None:
    """Put a file somewhere in the content folder."""
    file = site / "content" / random.choice(FILES)
    if not (file.exists() or any(above.is_file() for above in file.parents)):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(CONTENTS.get(file.suffix, b"Invented, for a test.\n"))


def add_body(site: Path, random: Random) -> None:
    """Put something odd at the end of a text."""
    _append(site, random.choice(POSTS), random.choice(BODIES))


def set_field(site: Path, random: Random) -> None:
    """Change a field of a record."""
    _set_field(site, random.choice(POSTS[:3]), *random.choice(FIELDS))


def remove_file(site: Path, random: Random) -> None:
    """Delete a file of the content folder."""
    files = sorted(path for path in (site / "content").rglob("*") if path.is_file())
    random.choice(files).unlink()


def rename_file(site: Path, random: Random) -> None:
    """Rename a record."""
    file = site / "content" / random.choice(POSTS)
    if file.is_file():
        file.rename(file.with_name(f"{random.choice(('new-name', 'New Name', 'x', '2019'))}.md"))


def add_link_in_folder(site: Path, random: Random) -> None:
    """Put a symbolic link into the content folder."""
    target = random.choice(("/etc/hostname", "nowhere", "plan.png", "../blogs", "/proc/self/environ", "."))
    link = site / "content" / random.choice(("images/other.png", "files", "blogs/.#post.md", "blogs/post.md"))
    link.parent.mkdir(exist_ok=True)
    if not os.path.lexists(link):
        link.symlink_to(target)


def edit_sealed(site: Path, random: Random) -> None:
    """Change a sealed version, or its line ends alone."""
    file = site / "content" / "protocols/school-pilot/v1.md"
    if file.is_file():
        text = file.read_bytes()
        wrong = random.random() < 0.5
        file.write_bytes(text + b"\nMore.\n" if wrong else text.replace(b"\n", b"\r\n"))


def new_version(site: Path, random: Random) -> None:
    """Add a later version of the protocol, with its change or without."""
    folder = site / "content" / "protocols/school-pilot"
    before = folder / "v2.md"
    if before.is_file():
        text = before.read_text("utf-8").replace("version_date: 2019-04-20", "version_date: 2020-01-05")
        text = re.sub("^change:.*$", "change: What is new, for a test.", text, flags=re.MULTILINE)
        (folder / random.choice(("v3.md", "v4.md"))).write_text(text, "utf-8")


def change_setting(site: Path, random: Random) -> None:
    """Change something else in mkdocs.yml."""
    whole = yaml.safe_load((site / "mkdocs.yml").read_text("utf-8"))
    whole |= random.choice(
        (
            {"nav": [{"About": "about.md"}, {"Gone": "gone.md"}]},
            {"nav": [{"About": "about.md"}, {"Projects": "projects/index.md"}]},
            {"markdown_extensions": ["tables", "attr_list", "admonition"]},
            {"markdown_extensions": ["no_such_extension"]},
            {"exclude_docs": "about.md"},
            {"extra_css": ["gone.css"]},
            {"site_url": "https://small.example/below/"},
            {"site_url": ""},
            {"nav": [{"About": "about.md"}, {"More": "/projects/school-pilot/"}]},
            {"nav": [{"About": "about.md"}, {"More": "/nowhere/"}]},
            {"nav": [{"About": "about.md"}, {"More": "https://elsewhere.example/"}]},
            {"nav": ["about.md", "about.md"]},
            {"plugins": [*whole["plugins"], "search"]},
            {"plugins": [*whole["plugins"], "evidence/pages"]},
            {"sitename": "A slip"},
            {"copyright": "<b>Words</b>", "repo_url": "https://forge.example/a/b"},
            {"not_in_nav": "/about.md", "validation": {"omitted_files": "warn"}},
            {"draft_docs": "images/"},
            {"hooks": ["nothing.py"]},
        )
    )
    (site / "mkdocs.yml").write_text(yaml.safe_dump(whole, allow_unicode=True), "utf-8")


def change_option(site: Path, random: Random) -> None:
    """Set an option of `evidence/content`, which may be unknown or wrong."""
    option, value = random.choice(
        (
            ("publisher", "An invented centre"),
            ("publishr", "A slip"),
            ("citation_style", "harvard"),
            ("citation_style", "nothing.csl"),
            ("featured", "projects/school-pilot"),
            ("featured", "projects/nothing"),
            ("glossary", [{"term": "pilot", "meaning": "A first try."}]),
            ("glossary", [{"term": "pilot"}]),
            ("editions", [{"name": "Spring", "date": "2019-05-01"}]),
            ("editions", [{"name": "Spring", "date": "soon"}]),
            ("host", "netlify"),
            ("removed", {"/about/": "It was wrong."}),
        )
    )
    _settings(site, lambda options: options.update({option: value}))


def write_page(site: Path, random: Random) -> None:
    """Write the page that is no record, or another one."""
    file = site / "content" / random.choice(("about.md", "help.md"))
    file.write_bytes(random.choice(PAGES))


def delete_register(site: Path, random: Random) -> None:
    """Delete the register, or all but its first lines."""
    file = site / "content" / "register.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)
    if random.random() < 0.5:
        file.unlink()
    else:
        file.write_bytes(b"".join(lines[: len(lines) // 2]))


MUTATIONS: tuple[Mutation, ...] = (
    *(add_link, add_link, add_link, add_link),
    *(add_file, add_file, add_file, add_file),
    *(add_body, add_body, add_alias, add_alias, add_redirect, change_setting, change_setting),
    *(set_field, remove_file, rename_file, add_link_in_folder, edit_sealed, new_version),
    *(change_setting, change_option, change_option, write_page, write_page, delete_register),
)
"""Those more than once that can be right or wrong."""


def _append(site: Path, path: str, text: str) -> None:
    file = site / "content" / path
    if file.is_file():
        file.write_text(f"{file.read_text('utf-8').rstrip()}\n\n{text}\n", "utf-8")


def _set_field(site: Path, path: str, name: str, value: str) -> None:
    file = site / "content" / path
    if not file.is_file():
        return
    text, line = file.read_text("utf-8"), f"{name}: {value}"
    pattern = re.compile(rf"^{name}:.*$", re.MULTILINE)
    changed = (
        pattern.sub(lambda _: line, text, count=1)
        if pattern.search(text)
        else text.replace("---\n", f"---\n{line}\n", 1)
    )
    file.write_text(changed, "utf-8")


def _settings(site: Path, change: Callable[[dict[str, object]], None]) -> None:
    whole = yaml.safe_load((site / "mkdocs.yml").read_text("utf-8"))
    change(whole["plugins"][0]["evidence/content"])
    (site / "mkdocs.yml").write_text(yaml.safe_dump(whole, allow_unicode=True), "utf-8")
