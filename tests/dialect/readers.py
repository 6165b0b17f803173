"""Three readers of Markdown, and what a reader sees of their HTML: blocks, words, and where links lead.

The dialect of this site is compared with cmark-gfm, which GitHub runs, and with comrak, which others run.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import quote
from xml.etree.ElementTree import Element

import cmarkgfm
import comrak
import html5lib
from cmarkgfm.cmark import Options
from markdown import Markdown

from mkdocs_evidence.mkdocs_adapter.commonmark import CommonMark

SHOWN = ("href", "src", "start", "alt", "checked", "title")
"""Attributes that a reader sees, or follows."""
NOTES = frozenset(("footnote", "footnotes"))
"""Classes of the list of footnotes, which each reader builds in its own way."""
COLOURED = re.compile(r'<pre class="highlight">.*?</pre>', re.DOTALL)
COLOUR = re.compile(r"</?span[^>]*>")


@cache
def _converter() -> Markdown:
    return Markdown(extensions=[CommonMark()])


@cache
def _options_of_comrak() -> tuple[comrak.ExtensionOptions, comrak.RenderOptions]:
    additions, output = comrak.ExtensionOptions(), comrak.RenderOptions()
    additions.table = additions.strikethrough = additions.autolink = True
    additions.tasklist = additions.footnotes = output.unsafe_ = True
    return additions, output


def ours(text: str) -> str:
    """HTML of a text as this site reads it."""
    return COLOURED.sub(lambda code: COLOUR.sub("", code[0]), _converter().reset().convert(text))


def githubs(text: str) -> str:
    """HTML of a text by cmark-gfm, with footnotes and with raw HTML."""
    options = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
    html: str = cmarkgfm.markdown_to_html_with_extensions(
        text, options=options, extensions=["table", "strikethrough", "autolink", "tasklist"]
    )
    return html


def comraks(text: str) -> str:
    """HTML of a text by comrak, with the same additions."""
    additions, output = _options_of_comrak()
    return comrak.render_markdown(text, extension_options=additions, render_options=output)


def seen(html: str) -> list[object]:
    """Elements and words in their order, as a browser reads them; white space counts in `pre` alone."""
    found: list[object] = []
    fragment = html5lib.parseFragment(html.strip("\n"), namespaceHTMLElements=False)
    _add_words(fragment.text, found, is_code=False)
    for element in fragment:
        _add(element, found, is_code=False)
        _add_words(element.tail, found, is_code=False)
    return found


def without_links(found: list[object]) -> list[object]:
    """The same without links: GitHub also makes some where its own specification asks for none."""
    kept: list[object] = []
    for one in found:
        if one == "/a" or (isinstance(one, tuple) and one[0] == "a"):
            continue
        if isinstance(one, Words) and kept and isinstance(kept[-1], Words):
            kept[-1] = Words(f"{kept[-1]} {one}")
        else:
            kept.append(one)
    return [Words(one.replace(" ", "")) if isinstance(one, Words) else one for one in kept]


def _add(element: Element, found: list[object], *, is_code: bool) -> None:
    tag = getattr(element, "tag", None)
    if not isinstance(tag, str):
        return  # a comment
    classes = element.get("class", "").split()
    if NOTES.intersection(classes):
        found.append(
            sorted(
                "".join(note.itertext()).split("\u21a9")[0].strip(" \n\t\u00a0")
                for note in element.iter("li")
            )
        )
        return
    if tag == "sup" and (element.get("id") or "footnote-ref" in classes):
        found.append("".join(element.itertext()))
        return
    is_code = is_code or tag == "pre"
    shown = ((name, element.get(name)) for name in SHOWN)
    found.append((tag, tuple(_shown(name, value) for name, value in shown if value is not None)))
    _add_words(element.text, found, is_code=is_code)
    for child in element:
        _add(child, found, is_code=is_code)
        _add_words(child.tail, found, is_code=is_code)
    found.append(f"/{tag}")


def _words_of_note(note: Element) -> str:
    return "".join(note.itertext()).split("\u21a9")[0].strip(" \n\t\u00a0")


def _shown(name: str, value: str) -> tuple[str, str]:
    """An attribute whose value counts as a browser understands it."""
    value = " ".join(value.split()) if name in ("alt", "title") else value
    return name, "" if name == "checked" else quote(value, safe="%/:=&?~#+!$,;'@()*[]")


def _add_words(text: str | None, found: list[object], *, is_code: bool) -> None:
    words = (text or "").rstrip("\n") if is_code else " ".join((text or "").split())
    if not words.strip():
        return
    if found and isinstance(found[-1], Words) and not is_code:
        words = f"{found.pop()} {words}"  # they stood on either side of a comment
    found.append(Words(words))


class Words(str):
    """Text that a reader sees; the other strings are the ends of elements."""

    __slots__ = ()
