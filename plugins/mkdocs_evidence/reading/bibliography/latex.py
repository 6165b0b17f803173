r"""LaTeX to plain text: accents, ligatures, \emph and the like; never applied to addresses and DOIs."""

from __future__ import annotations

import re
import unicodedata

from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry, Field

_NEEDS_DECODER = re.compile(r"[\\$]")
_BARE_SYMBOL = re.compile(r"(?<!\\)[%&#_]")
_LIGATURES = tuple(
    (re.compile(rf"(?<!\\){written}"), meant)
    for written, meant in (
        ("---", "—"),
        ("--", "–"),
        ("``", "“"),
        ("''", "”"),
        ("~", "\N{NO-BREAK SPACE}"),
    )
)
_ESCAPED = re.compile(r"\\([%&#_~$ ])(?:\{\})?")
_COMBINING = {
    "`": "\N{COMBINING GRAVE ACCENT}",
    "'": "\N{COMBINING ACUTE ACCENT}",
    "^": "\N{COMBINING CIRCUMFLEX ACCENT}",
    "~": "\N{COMBINING TILDE}",
    '"': "\N{COMBINING DIAERESIS}",
    "=": "\N{COMBINING MACRON}",
    ".": "\N{COMBINING DOT ABOVE}",
    "u": "\N{COMBINING BREVE}",
    "v": "\N{COMBINING CARON}",
    "H": "\N{COMBINING DOUBLE ACUTE ACCENT}",
    "c": "\N{COMBINING CEDILLA}",
    "k": "\N{COMBINING OGONEK}",
    "r": "\N{COMBINING RING ABOVE}",
    "d": "\N{COMBINING DOT BELOW}",
}
_LETTERS = {"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø"}
_LETTERS |= {"l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ"}
# \'e, \'{e}, {\'e}, {\'{e}}, \c{c}, {\v s}; a letter as accent needs a brace or a space behind it.
_ACCENT = re.compile(
    r"""(?P<open>\{)?\\(?:(?P<mark>[`'^~"=.])\s*|(?P<name>[uvHckrd])(?=[\s{])\s*)"""
    r"""(?:\{\\?(?P<braced>[A-Za-z])\}|\\?(?P<bare>[A-Za-z](?![A-Za-z]*\\)))(?P<close>(?(open)\}))"""
)
_LETTER = re.compile(r"\{\\(?P<braced>[A-Za-z]{1,2})\}|\\(?P<bare>[A-Za-z]{1,2})(?:\{\}|\s+|(?![A-Za-z]))")
_SYMBOL = re.compile(r"\\([&%_#$])")
_URL_COMMAND = re.compile(r"\\url\s*\{(.*)\}", re.DOTALL)
# A sign that is meant as a character travels as a noncharacter, which no text may hold.
_NAMES = "textbraceleft|textbraceright|textasciitilde|textasciicircum"
_SIGN = re.compile(
    r"\\\\|\\(?P<sign>[{}])"
    rf"|\{{\\(?P<grouped>{_NAMES})\}}|\\(?P<bare>{_NAMES})(?:\{{\}}|\s+|(?![A-Za-z]))"
)
_SIGNS = dict(zip(("{", "}", *_NAMES.split("|")), "\ufdda\ufddb\ufdda\ufddb\ufddc\ufddd", strict=True))
_WITHOUT = str.maketrans({"{": "", "}": "", "\ufdda": "{", "\ufddb": "}", "\ufddc": "~", "\ufddd": "^"})
_decoder = LatexDecodingMiddleware(
    keep_braced_groups=True, keep_math_mode=False, allow_inplace_modification=True
)


def decoded(text: str) -> str:
    """The text without LaTeX; braced groups keep their braces, for they hold names together.

    Signs that are meant as characters are marked, until `without_braces` writes them.

    The library's decoder costs a millisecond a value; accents and escaped signs, which are nearly all
    that bibliographies hold, do without it.
    """
    if "\\" in text:
        text = _LETTER.sub(_letter, _ACCENT.sub(_accented, _SIGN.sub(_sign, text)))
    for pattern, meant in _LIGATURES:  # first: the decoder takes the braces from between two signs
        text = pattern.sub(meant, text)
    if _NEEDS_DECODER.search(_SYMBOL.sub("", text)):
        field = Field("value", _BARE_SYMBOL.sub(r"\\\g<0>", text))
        entry = Entry("misc", "key", [field])
        _decoder.transform(Library([entry]))
        text = str(entry.fields_dict["value"].value)
    elif "\\" in text:
        text = _SYMBOL.sub(r"\1", text)
    return text


def _accented(match: re.Match[str]) -> str:
    letter = match["braced"] or match["bare"]
    return unicodedata.normalize("NFC", letter + _COMBINING[match["mark"] or match["name"]])


def _sign(match: re.Match[str]) -> str:
    return _SIGNS.get(match["sign"] or match["grouped"] or match["bare"], match[0])


def _letter(match: re.Match[str]) -> str:
    return _LETTERS.get(match["braced"] or match["bare"], match[0])


def plain(text: str) -> str:
    """The text without LaTeX, without braces, with single spaces."""
    return " ".join(without_braces(decoded(text)).split())


def without_braces(text: str) -> str:
    """The text without the braces that only group, and with signs that were marked."""
    return text if text.isprintable() and "{" not in text and "}" not in text else text.translate(_WITHOUT)


def verbatim(text: str) -> str:
    r"""An address or a DOI: only \url{…} and escapes such as \_ and \% are taken off."""
    command = _URL_COMMAND.fullmatch(text.strip())
    text = command[1] if command else text
    return _ESCAPED.sub(r"\1", text).strip().removeprefix("{").removesuffix("}").strip()
