"""Characters that no text of a site may hold."""

from __future__ import annotations

import re

_PLANES = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))

UNSHOWABLE = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff{_PLANES}]"
)
"""Control characters, halves of pairs, the byte order mark, and the noncharacters of Unicode.

YAML, HTML or XML cannot hold them, or not all readers show them (YAML 1.1, section 4.1; XML 1.0, section
2.2; Unicode 15, section 23.7). Some noncharacters are our own marks in rendered texts.
"""
