r"""Citations in a body, found by pandoc's grammar: [see @a, p. 3; @b], [-@a], @a says, @a [p. 3].

The grammar is that of pandoc's manual, section "Citation syntax", and of its Markdown reader
(Text.Pandoc.Readers.Markdown: normalCite, textualCite, bareloc; Text.Pandoc.Parsing.Citations: citeKey).
Code, HTML, links and web addresses hold none (`Prose.citable`); \@ is an at sign.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from mkdocs_evidence.model import CitationCluster, Cite, CiteMode, Source
from mkdocs_evidence.reading.commonmark import MASK, Prose, read_prose

KEY = r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*"
_CITE_KEY = re.compile(rf"(?<![\w\\])(?P<hyphen>-?)@(?:(?P<key>{KEY})|\{{(?P<braced>[^{{}}\s]+)\}})")
# Each way to begin starts with the character itself and looks back from it: so the engine leaps from one
# such character to the next, and does not try every way at every letter of a long text.
_NEXT = re.compile(r"\[(?<!\\\[)|-(?<![\w\\]-)@(?=[\w{])|@(?<![\w\\]@)(?=[\w{])")

_SPACE = re.compile(r"[ \t]*(?:\n[ \t]*(?!\s))?")
_BRACKETS = re.compile(rf"\\.|\[|\]|{MASK}|\n[ \t]*\n")
_PLAIN_BRACKET = re.compile(rf"\[(?:[^\[\]\\{MASK}\n]++|\n(?![ \t]*\n))*+\]")
"""A bracket that closes with nothing of all that between, as most do."""
_PARTING = re.compile(r"\[|\]|;")


def citations_of(source: Source, prose: Prose | None = None) -> tuple[CitationCluster, ...]:
    """Every citation of a body, in the order of the text. `prose` is that of the body, where it is known."""
    if "@" not in source.body:
        return ()
    known = read_prose(source.body) if prose is None else prose
    return tuple(_Scanner(source, known.citable).clusters())


class _Scanner:
    """Goes through one body from left to right."""

    def __init__(self, source: Source, citable: str) -> None:
        self._source = source
        self._text = citable

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._source.body))]

    def clusters(self) -> Iterator[CitationCluster]:
        """The clusters, none within another and none within the words of a link."""
        position = 0
        while found := _NEXT.search(self._text, position):
            start = found.start()
            closing = self._closing(start) if found[0] == "[" else None
            if closing is not None and self._is_link(closing):
                position = closing + 1
                continue
            cluster = self._bracketed(start, closing) if found[0] == "[" else self._textual(start)
            if cluster is None:
                position = start + 1
            else:
                yield cluster
                position = cluster.end

    def _is_link(self, closing: int) -> bool:
        return self._text[closing + 1 : closing + 2] in ("(", "[")

    def _bracketed(self, start: int, end: int | None) -> CitationCluster | None:
        """[@a; see @b, p. 3]: every part between semicolons names a work."""
        if end is None or self._is_link(end):
            return None
        cites = self._cite_list(start + 1, end)
        return CitationCluster(start, end + 1, cites) if cites else None

    def _textual(self, start: int) -> CitationCluster | None:
        """@a, with a locator or more works in the bracket after it."""
        match = _CITE_KEY.match(self._text, start)
        if match is None:
            return None
        first = self._cite(match, "", "", CiteMode.SUPPRESS_AUTHOR if match["hyphen"] else CiteMode.IN_TEXT)
        space = _SPACE.match(self._text, match.end())
        opening = space.end() if space else match.end()
        is_next = not self._source.body[match.end() : opening].strip()  # code between them is no space
        if is_next and self._text[opening : opening + 1] == "[":
            rest = self._after_textual(first, opening)
            if rest:
                return CitationCluster(start, rest.end, rest.cites)
        return CitationCluster(start, match.end(), (first,))

    def _after_textual(self, first: Cite, opening: int) -> CitationCluster | None:
        end = self._closing(opening)
        more = self._bracketed(opening, end)
        if more:
            return CitationCluster(opening, more.end, (first, *more.cites))
        if end is None or self._text[opening + 1] == "^" or self._is_link(end):
            return None
        cut = self._semicolons(opening + 1, end)
        suffix_end = cut[0] if cut else end
        rest = self._cite_list(suffix_end + 1, end) if cut else ()
        if rest is None or _CITE_KEY.search(self._text, opening + 1, suffix_end):
            return None
        located = first._replace(suffix=_spaced(self._text[opening + 1 : suffix_end]))
        return CitationCluster(opening, end + 1, (located, *rest))

    def _closing(self, opening: int) -> int | None:
        """Where the bracket closes; None where it does not within its paragraph, or holds code or a mask."""
        plain = _PLAIN_BRACKET.match(self._text, opening)
        end = plain.end() - 1 if plain else self._ends.get(opening)
        return end if end is not None and self._is_prose(opening, end) else None

    @cached_property
    def _ends(self) -> dict[int, int]:
        """Where each bracket closes, found in one pass: a line of text may hold thousands that never do."""
        ends: dict[int, int] = {}
        begun: list[int] = []
        for match in _BRACKETS.finditer(self._text):
            if match[0] == "[":
                begun.append(match.start())
            elif match[0] == "]":
                if begun:
                    ends[begun.pop()] = match.start()
            elif match[0][0] in f"\n{MASK}":
                begun.clear()
        return ends

    def _is_prose(self, start: int, end: int) -> bool:
        return self._text[start:end] == self._source.body[start:end]

    def _semicolons(self, start: int, end: int) -> list[int]:
        """The semicolons between two places that stand in no inner bracket."""
        depth, found = 0, []
        for match in _PARTING.finditer(self._text, start, end):
            depth += (match[0] == "[") - (match[0] == "]")
            if match[0] == ";" and not depth:
                found.append(match.start())
        return found

    def _cite_list(self, start: int, end: int) -> tuple[Cite, ...] | None:
        """The cites between two places; None where a part names no work."""
        cuts = self._semicolons(start, end)
        cites = []
        for left, right in zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True):
            match = _CITE_KEY.search(self._text, left, right)
            if match is None:
                return None
            mode = CiteMode.SUPPRESS_AUTHOR if match["hyphen"] else CiteMode.NORMAL
            prefix = " ".join(self._text[left : match.start()].split())
            cites.append(self._cite(match, prefix, self._text[match.end() : right], mode))
        return tuple(cites)

    def _cite(self, match: re.Match[str], prefix: str, suffix: str, mode: CiteMode) -> Cite:
        at = match.start() + len(match["hyphen"])
        line = bisect_right(self._line_starts, at) - 1
        return Cite(
            key=match["key"] or match["braced"],
            mode=mode,
            prefix=prefix,
            suffix=_spaced(suffix),
            line=self._source.body_line + line,
            column=at - self._line_starts[line] + 1,
        )


def _spaced(suffix: str) -> str:
    """What follows a key, on one line; a space at its beginning counts, as it does for pandoc."""
    words = " ".join(suffix.split())
    return f" {words}" if words and suffix[0].isspace() else words
