"""HTML of code blocks: highlighted by Pygments where the language is known.

An extension of the site that highlights code (`codehilite`, `pymdownx.highlight`) makes it in its own way.
The classes are those that Material's stylesheet has colours for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import Any

from markdown import Markdown
from markdown.extensions.codehilite import CodeHilite, CodeHiliteExtension
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Generic, Keyword, Literal, Name, Operator, _TokenType
from pygments.util import ClassNotFound

MakesCode = Callable[[str, str], str]
"""Makes the HTML of a block from its code and the name of its language, which may be empty."""

LANGUAGES = frozenset(
    (
        *("bash", "batch", "bibtex", "c", "console", "cpp", "css", "diff", "docker", "fortran"),
        *("go", "html", "ini", "java", "javascript", "json", "julia", "latex", "lua", "make", "matlab"),
        *("mysql", "octave", "perl", "php", "postgresql", "powershell", "pycon", "python", "r", "ruby"),
        *("rust", "sas", "scala", "sparql", "sql", "sqlite3", "stan", "stata", "toml", "typescript", "xml"),
        "yaml",
    )
)
"""Languages that are highlighted, by any name in Pygments; others may take very long on bad input."""
LONGEST = 10_000
"""Characters up to which code is highlighted: lexers take quadratic time where a quotation never ends."""
AS_WRITTEN = {"stripnl": False, "ensurenl": False}
UNUSUAL = re.compile(r"\s{200}")
"""White space over which some lexers take very long."""
CLASSES = {
    Comment: "c",
    Comment.Preproc: "cp",
    Generic.Deleted: "gd",
    Generic.Inserted: "gi",
    Generic.Output: "go",
    Generic.Prompt: "gp",
    Keyword: "k",
    Keyword.Constant: "no",
    Literal.Number: "m",
    Literal.String: "s",
    Literal.String.Doc: "sd",
    Literal.String.Escape: "se",
    Literal.String.Regex: "sr",
    Name.Attribute: "na",
    Name.Builtin: "nb",
    Name.Class: "nc",
    Name.Constant: "no",
    Name.Decorator: "nd",
    Name.Exception: "ne",
    Name.Function: "nf",
    Name.Namespace: "nn",
    Name.Tag: "nt",
    Name.Variable: "nv",
    Operator.Word: "k",
}
"""Classes by kinds of token; a kind without one has that of its parent."""


def code_maker(md: Markdown) -> MakesCode:
    """Return the site's own highlighting if an extension of it has one, else ours."""
    for extension in md.registeredExtensions:
        if isinstance(extension, CodeHiliteExtension):
            return _by_codehilite(extension.getConfigs(), md.tab_length)
        if getattr(extension, "enabled", False) and hasattr(extension, "get_pymdownx_highlighter"):
            return _by_pymdownx(extension, md)
    return highlighted


def highlighted(code: str, language: str) -> str:
    """HTML of a block, plain if the language is unknown or the code is very long."""
    is_usual = len(code) <= LONGEST and not UNUSUAL.search(code)
    lexer = _lexer_of(language) if language and is_usual else None
    attribute = f' class="language-{escape(language)}"' if language else ""
    if lexer is None:
        return f"<pre><code{attribute}>{escape(code, quote=False)}</code></pre>"
    tokens = tuple(lexer.get_tokens(code))
    if "".join(text for _, text in tokens) != code:  # a lexer that changes white space
        tokens = ((Name, code),)
    return f'<pre class="highlight"><code{attribute}>{"".join(_spans(tokens))}</code></pre>'


@lru_cache(maxsize=64)
def _lexer_of(language: str) -> Lexer | None:
    try:
        lexer = get_lexer_by_name(language, **AS_WRITTEN)
    except ClassNotFound:
        return None
    return None if LANGUAGES.isdisjoint(lexer.aliases) else lexer


def _spans(tokens: tuple[tuple[_TokenType, str], ...]) -> Iterator[str]:
    for name, group in groupby(tokens, lambda token: _class_of(token[0])):
        text = escape("".join(text for _, text in group), quote=False)
        yield f'<span class="{name}">{text}</span>' if name else text


def _class_of(kind: _TokenType | None) -> str:
    while kind is not None and kind not in CLASSES:
        kind = kind.parent
    return CLASSES[kind] if kind is not None else ""


def _by_codehilite(config: dict[str, Any], tab_length: int) -> MakesCode:
    style = config.get("pygments_style", "default")
    options = {name: value for name, value in config.items() if name != "pygments_style"}

    def made(code: str, language: str) -> str:
        chosen = {**options, "style": style, "tab_length": tab_length}
        return str(CodeHilite(code, lang=language or None, **chosen).hilite()).rstrip("\n")

    return made


def _by_pymdownx(extension: Any, md: Markdown) -> MakesCode:
    settings = dict(extension.get_pymdownx_highlight_settings())
    classes = settings.pop("css_class")
    settings.pop("_enabled")
    highlighter = extension.get_pymdownx_highlighter()(md, **settings)

    def made(code: str, language: str) -> str:
        extension.pygments_code_block += 1
        number = extension.pygments_code_block
        return str(highlighter.highlight(code.rstrip("\n"), language, classes, code_block_count=number))

    return made
