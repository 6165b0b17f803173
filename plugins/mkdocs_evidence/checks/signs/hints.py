"""A cheap look at a text: may it hold a sign that does not do what it is written for?"""

from __future__ import annotations

import re

_LINE = r"^[ \t>*+\-0-9.)]*"
"""What may stand before the sign of a line: quotes, items of lists, spaces."""
_SIGNS = re.compile(
    r"!!!|\?\?\?|:::|^[^\n]*\.\. [a-z]+::|\[!|```[ ]*(?:\{|mermaid)|~~~[ ]*(?:\{|mermaid)"  # boxes, charts
    r"|\[\^"  # notes
    r"|\][ ]*\([^()\n]*[ ]|\][ ]+\(|\)\[|\]\["  # links
    r"|\|"  # tables
    r"|\n[ \t>]*:[ ]"  # definitions
    r"|==\S|\^[^\s^]{1,6}\^|\{[{%:.#]|(?<!~)~(?!~)"
    rf"|{_LINE}(?:\(?[aiAI1][.)]|[•●◦‣▪∙·])[ \t]"
    rf"|{_LINE}#{{2,6}}[^\s#]"
    rf"|{_LINE}(?<![0-9])[0-9]{{4,9}}[.)]"
    r"|(?:\*\*|__)[ \t\n][^*_]*(?:\*\*|__)|(?:\*\*|__)[^*_]+[ \t\n](?:\*\*|__)"  # emphasis
    r"|[^\w\s](?:\*\*|__)\w|\w(?:\*\*|__)[^\w\s]",
    re.MULTILINE,
)


def may_hold_signs(body: str) -> bool:
    """Return True if a text may hold such a sign. Sound, not exact."""
    return _SIGNS.search(body) is not None
