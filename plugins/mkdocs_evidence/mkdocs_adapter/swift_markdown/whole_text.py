"""Steps over the whole of a text: its white space before all else, its raw HTML after all else."""

from __future__ import annotations

from markdown import Markdown
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX


class SwiftWhitespace(NormalizeWhitespace):
    """Makes white space alike: line ends, tabs, and lines of nothing but blanks after the first."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines of a text, and two empty ones."""
        source = "\n".join(lines).replace(STX, "").replace(ETX, "")
        source = source.replace("\r\n", "\n").replace("\r", "\n") + "\n\n"
        first, *others = source.expandtabs(self.md.tab_length).split("\n")
        return [first, *(line if line.strip(" ") else "" for line in others)]


class SwiftHtmlBlocks(Preprocessor):
    """Leaves a text without any tag or entity alone, and any other to the part that it stands for."""

    def __init__(self, md: Markdown, part: Preprocessor) -> None:
        super().__init__(md)
        self._part = part

    def run(self, lines: list[str]) -> list[str]:
        """The lines of a text, with placeholders for blocks of HTML."""
        return self._part.run(lines) if any("<" in line or "&" in line for line in lines) else lines


class SwiftRawHtml(RawHtmlPostprocessor):
    """Puts raw HTML in the place of its placeholders, in the words of the part that it stands for."""

    def __init__(self, md: Markdown, part: RawHtmlPostprocessor) -> None:
        super().__init__(md)
        self.stash_to_string = part.stash_to_string  # type: ignore[method-assign]
        self.isblocklevel = part.isblocklevel  # type: ignore[method-assign]

    def run(self, text: str) -> str:
        """The text with its raw HTML; a paragraph of nothing but a block gives way to the block."""
        stash = self.md.htmlStash
        pieces: list[str] = []
        position = 0
        for match in HTML_PLACEHOLDER_RE.finditer(text):
            number = int(match[1])
            if number >= stash.html_counter:
                continue
            start, end = match.span()
            html = self.stash_to_string(stash.rawHtmlBlocks[number])  # type: ignore[arg-type] # md_in_html's too
            if text.endswith("<p>", position, start) and text.startswith("</p>", end):
                start, end = start - len("<p>"), end + len("</p>")
                html = html if self.isblocklevel(html) else f"<p>{html}</p>"
            pieces += text[position:start], self.run(html)
            position = end
        return "".join([*pieces, text[position:]])
