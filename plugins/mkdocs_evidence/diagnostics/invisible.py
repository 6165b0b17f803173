"""Characters that nobody can see: which they are, where they are right, and how to show them.

Sources: Unicode 16, chapter 23 (special areas and format characters); UTS #39 (security mechanisms) and
UAX #31, section 2.3, on where joiners are part of a word; UTS #51 on joiners, selectors and tags in emoji.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_JOINERS = "\u200c\u200d"
_MARKS = "\u200e\u200f\u061c"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TAGS = "\U000e0020-\U000e007f"
_ALWAYS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for the tab and the line end
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028\u2029"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e001f"
    "\ud800-\udfff"  # halves of characters, as in names of files that are not UTF-8
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # for private use: each font shows another sign
)
_SUSPECT = re.compile(f"[{_ALWAYS}{_JOINERS}{_MARKS}{_SELECTORS}{_TAGS}]")
_ALWAYS_WRONG = re.compile(f"[{_ALWAYS}]")
# Scripts in which joiners decide how a word is written: Arabic to Mandaic, Brahmic scripts, Mongolian.
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u109f\u1780-\u18af\ua800-\uabff\ufb50-\ufefe\U00010a00-\U00011fff]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CONTROLS = bytes((*range(9), *range(11, 32), 127))
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{2,7}\U000e007f")

_NAMES = {"\u00ad": "soft hyphen", "\ufeff": "byte order mark"}
_KINDS = (
    (re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]"), "a mark that turns the text around"),
    (re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]"), "a character with no agreed sign"),
    (re.compile(f"[{_TAGS}\U000e0000-\U000e001f{_SELECTORS}]"), "a hidden tag"),
    (re.compile("[\x00-\x1f\x7f-\x9f]"), "a control character"),
)


def invisible_in(text: str) -> Iterator[tuple[int, str]]:
    """Every character that nobody can see and that is not part of a word or an emoji, with its position."""
    if text.isascii() and not _holds_controls(text):
        return
    flags: frozenset[int] | None = None
    line, is_right_to_left = range(0), False
    for match in _SUSPECT.finditer(text):
        position, character = match.start(), match[0]
        if character in _JOINERS:
            is_right = _joins(text, position)
        elif character in _MARKS:
            if position not in line:
                line = _line_around(text, position)
                is_right_to_left = bool(_RIGHT_TO_LEFT.search(text, line.start, line.stop))
            is_right = is_right_to_left
        elif _ALWAYS_WRONG.match(character):
            is_right = False
        elif "\U000e0020" <= character <= "\U000e007f":
            flags = _flags_in(text) if flags is None else flags
            is_right = position in flags
        else:
            is_right = _may_vary(text[position - 1 : position])
        if not is_right:
            yield position, character


def _holds_controls(text: str) -> bool:
    """Return True if an ASCII text has a control character; bytes tell that faster than a pattern."""
    return len(text.encode().translate(None, _CONTROLS)) < len(text)


def name_of(character: str) -> str:
    """What a character is, in words, with its number."""
    kind = next((name for pattern, name in _KINDS if pattern.match(character)), "")
    name = kind or f"a {_NAMES.get(character) or unicodedata.name(character, 'sign without a name').lower()}"
    return f"{name} (U+{ord(character):04X})"


def visible(text: str) -> str:
    r"""The text with each character that nobody can see written out: `\x1b`, `<U+202E>`.

    Line ends and tabs stay, and joiners and marks where they are part of a word or an emoji.
    """
    found = tuple(invisible_in(text))
    if not found:
        return text
    parts, after = [], 0
    for position, character in found:
        parts += [text[after:position], _written_out(character)]
        after = position + 1
    return "".join((*parts, text[after:]))


def _written_out(character: str) -> str:
    number = ord(character)
    return f"\\x{number:02x}" if number < 0xA0 else f"<U+{number:04X}>"


def _joins(text: str, position: int) -> bool:
    """Return True if a joiner stands in a word of a script that needs it, or between two emoji."""
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if before and _JOINING.match(before):
        return True
    return text[position] == "\u200d" and _is_emoji(before) and _is_emoji(after)


def _is_emoji(character: str) -> bool:
    return bool(character) and (
        unicodedata.category(character) in ("So", "Sk") or character in "\ufe0f\u2640\u2642\u2695\u20e3"
    )


def _may_vary(before: str) -> bool:
    """Return True if a selector may follow: behind a sign, and not behind another selector."""
    return bool(before) and not before.isspace() and not _SUSPECT.match(before)


def _line_around(text: str, position: int) -> range:
    end = text.find("\n", position)
    return range(text.rfind("\n", 0, position) + 1, end if end >= 0 else len(text))


def _flags_in(text: str) -> frozenset[int]:
    """The positions of the tags that are part of a flag."""
    return frozenset(position for one in _FLAG.finditer(text) for position in range(*one.span()))
