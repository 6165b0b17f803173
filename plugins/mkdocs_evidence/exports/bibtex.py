"""BibTeX: one entry for a work, with every character of its texts inert.

The entry reads the same in BibTeX, biblatex, Zotero, bibtexparser and pandoc: a report as
@techreport, a post as @misc. Texts stay UTF-8; only the ten characters that TeX takes for commands are
written as such.
"""

from __future__ import annotations

import re

from mkdocs_evidence.model import CslDate, CslItem, CslName

ENTRY_TYPES = {"report": "techreport"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COMMANDS = {
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{char: f"\\{char}" for char in "$%&#_{}"},
}
# Braces count for BibTeX even behind a backslash: one without its partner would end the entry, and is
# written by name. (TeX shows it; pandoc and bibtexparser do not know these two names and leave it out.)
_LONELY = {**_COMMANDS, "{": r"{\textbraceleft}", "}": r"{\textbraceright}"}
_SPECIAL = re.compile("[" + re.escape("".join(_COMMANDS)) + "]")
# Pairs that TeX (with babel, in German) joins into another character: -- `` '' ,, ?` !` "` "'
_LIGATURE = re.compile(r"""([-`',])(?=\1)|[?!](?=`)|"(?=[`'])""")
_BREAKS = re.compile(r"[\x00-\x20\x7f\x85\u2028\u2029]+")
_JOINS = re.compile(r"\band\b|,", re.IGNORECASE)


def render_bibtex(item: CslItem | None, remark: str = "") -> str:
    """The entry of a work; where it must not be cited, `remark` alone as a comment."""
    if item is None:
        return f"% {_one_line(remark)}\n"
    lines = [f"  {name} = {value}," for name, value in _fields(item) if value]
    return "\n".join((f"@{ENTRY_TYPES.get(item.type, 'misc')}{{{item.id},", *lines, "}\n"))


def _fields(item: CslItem) -> tuple[tuple[str, str], ...]:
    is_report = item.type == "report"
    year, month, day = _date(item.issued)
    return (
        ("author", _names(item.author)),
        # Double braces keep the capitals as they are.
        ("title", f"{{{{{escaped(item.title)}}}}}"),
        ("year", _braced(year)),
        ("month", month),
        ("day", _braced(day)),
        ("institution", _braced(escaped(item.publisher)) if is_report else ""),
        ("howpublished", "" if is_report else _braced(escaped(item.container_title))),
        ("type", _braced(escaped(item.genre)) if is_report else ""),
        ("number", _braced(escaped(item.number))),
        ("version", _braced(escaped(item.version))),
        ("doi", _braced(_verbatim(item.doi))),
        ("url", _braced(_verbatim(item.url))),
        ("language", _braced(escaped(item.language))),
        ("abstract", _braced(escaped(item.abstract))),
        ("note", _braced(escaped(item.note))),
    )


def escaped(text: str) -> str:
    """A text on one line in which TeX finds no command and joins no characters."""
    line = _one_line(text)
    if _SPECIAL.search(line):
        commands = _COMMANDS if _is_balanced(line) else _LONELY
        line = _SPECIAL.sub(lambda match: commands[match[0]], line)
    return _LIGATURE.sub(r"\g<0>{}", line)


def _is_balanced(text: str) -> bool:
    """Whether every brace has its partner, in the right order."""
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()


def _verbatim(address: str) -> str:
    """An address or DOI as it is: these fields are never TeX. Braces would unbalance the entry."""
    return _one_line(address).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""


def _date(date: CslDate | None) -> tuple[str, str, str]:
    """Year (or a range, or words), month (as BibTeX's own abbreviation) and day, as far as they are known."""
    if date is None or date.start is None:
        return escaped(date.literal) if date else "", "", ""
    start = date.start
    if date.end:  # BibTeX has no field for it; pandoc and biblatex read a range in `year`
        return f"{start}/{date.end}", "", ""
    month = _MONTHS[start.month - 1] if start.month else ""
    return str(start.year), month, str(start.day) if start.day else ""


def _names(names: tuple[CslName, ...]) -> str:
    return _braced(" and ".join(_name(name) for name in names))


def _name(name: CslName) -> str:
    """A name in the form that needs no guessing: von Last, Jr, First; a body's name in braces."""
    if name.literal:
        return _braced(escaped(name.literal))
    last = " ".join(part for part in (_part(name.particle), _family(name)) if part)
    parts = [last, *([_part(name.suffix)] if name.suffix else []), _part(name.given)]
    return ", ".join(parts) if name.given or name.suffix else _braced(last)


def _family(name: CslName) -> str:
    """A family name; in braces where it would fall apart (two words in lower case, a comma, an «and»)."""
    words = name.family.split()
    apart = not name.particle and any(word[:1].islower() for word in words)
    return _braced(escaped(name.family)) if apart else _part(name.family)


def _part(text: str) -> str:
    return _braced(escaped(text)) if _JOINS.search(text) else escaped(text)
