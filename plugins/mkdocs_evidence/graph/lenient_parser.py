"""Python's HTML parser, without the one kind of text at which it raises."""

from __future__ import annotations

from html.parser import HTMLParser


class LenientParser(HTMLParser):
    """Reads a marked section without a name (`<![<p>`) as browsers do: as a comment."""

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - not ours
        """Return where the section ends, or -1 where it does not."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)
