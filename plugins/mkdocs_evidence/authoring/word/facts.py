"""What a Word document says of itself: title, authors and date, by its styles, text and properties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs_evidence.authoring.answers import AnswerError, understand
from mkdocs_evidence.authoring.front_matter import Plain, Value
from mkdocs_evidence.authoring.questions import questions_for
from mkdocs_evidence.authoring.word.tree import metadata
from mkdocs_evidence.authoring.word.walking import Element, plain_text
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.model import PartialDate, RecordType

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
)
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTHS)})|(?:{'|'.join(one[:3] for one in _MONTHS)}|sept)\.?)"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_FORMS = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\w/-]|\.[0-9])", re.IGNORECASE)
    for form in (
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? {_YEAR}",
        rf"{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_YEAR}-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])",
        rf"(?P<day>[0-9]{{1,2}})[/.](?P<month>[0-9]{{1,2}})[/.]{_YEAR}",
        rf"{_MONTH},? {_YEAR}",
        rf"{_YEAR}-(?P<month>[01][0-9])",
    )
)
_LABELLED = re.compile(
    r"\b(?:date|dated|version|published|updated|revised|issued|draft|v[0-9.]+)\b", re.IGNORECASE
)
_LONGEST_LINE = 90
_FIRST_PAGE = 40
"""Blocks before the first heading, at most, in which the document's date is looked for."""
_BETWEEN_NAMES = re.compile(r"\s*(?:;|,?\s+and\s+|&|\n)\s*|,\s+(?=\S+ \S)", re.IGNORECASE)


def answers_from(tree: Element) -> dict[str, Value]:
    """What the document says of itself in its text: its title, its authors and its date."""
    answers: dict[str, Value] = {}
    if title := next(iter(metadata(tree, "title")), ""):
        answers["title"] = title
    if names := _written_names(tree):
        answers["authors"] = tuple({"name": name} for name in names)
    if (found := _date_of_text(tree)) is not None:
        answers["version_date"] = Plain(str(found))
    return answers


def facts_from(
    tree: Element, properties: Mapping[str, str], kind: RecordType, graph: Graph
) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The answers, with authors as the people of the site and the file's own date; and what needs a look."""
    answers = answers_from(tree)
    answers.pop("authors", None)
    notes = [*_authors(tree, properties, kind, graph, answers)]
    asked = {question.field for question in questions_for(kind)}
    if "version_date" not in asked and (found := answers.pop("version_date", None)) is not None:
        answers["date"] = found
    field = "version_date" if "version_date" in asked else "date"
    notes += _dates(tree, properties, field, answers)
    return answers, tuple(notes)


def date_in(text: str) -> PartialDate | None:
    """The one date that a text writes; None where there are several, or 3/4/2026, which has two meanings."""
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            if (day := _date_of(match)) is not None:
                found.append(day)
            text = text.replace(match[0], " ")
    return found[0] if len(set(found)) == 1 else None


def _date_of(match: re.Match[str]) -> PartialDate | None:
    parts: dict[str, Any] = match.groupdict()
    month = parts["month"].lower().rstrip(".")
    number = int(month) if month.isdecimal() else 1 + [one[:3] for one in _MONTHS].index(month[:3])
    day = int(parts["day"]) if parts.get("day") else None
    is_slashed = day is not None and month.isdecimal() and not match[0].startswith(parts["year"])
    if is_slashed and day is not None and day <= 12 and day != number:
        return None
    try:
        return PartialDate.parse(f"{parts['year']}-{number:02}" + (f"-{day:02}" if day else ""))
    except ValueError:
        return None


def _date_of_text(tree: Element) -> PartialDate | None:
    for text in metadata(tree, "date"):
        if (found := date_in(text)) is not None:
            return found
        try:
            return PartialDate.parse(text)
        except ValueError:
            continue
    return next(_dates_of_first_page(tree), None)


def _dates_of_first_page(tree: Element) -> Iterator[PartialDate]:
    """Yield dates before the first heading, alone in a line or after a word such as “Version”."""
    for block in tree["blocks"][:_FIRST_PAGE]:
        if block["t"] == "Header":
            return
        text = " ".join(plain_text(block).split()) if block["t"] in ("Para", "Plain") else ""
        if 0 < len(text) <= _LONGEST_LINE and (found := date_in(text)) is not None:
            rest = text
            for form in _FORMS:
                rest = form.sub("", rest)
            if not any(letter.isalpha() for letter in rest) or _LABELLED.search(rest):
                yield found


def _dates(
    tree: Element, properties: Mapping[str, str], field: str, answers: dict[str, Value]
) -> Iterator[str]:
    if field in answers:
        return
    for text in metadata(tree, "date"):
        yield f"“{text}” is no date that can be read. Write it as {field}: 2026-03-20, 2026-03 or 2026."
    saved = properties.get("modified", "")[:10]
    try:
        answers[field] = Plain(str(PartialDate.parse(saved)))
    except ValueError:
        yield f"No date was found in the document. See that {field} is the one that stands on it."
        return
    yield (
        f"No date was found in the text, so {field} is {saved}, the day on which the Word file was last "
        "saved. See that it is the one that stands on the document."
    )


def _written_names(tree: Element) -> list[str]:
    return [name for text in metadata(tree, "author") for name in _names_in(text)]


def _names_in(text: str) -> list[str]:
    """Names of people in a text; a body such as “Health and Human Services” is one name."""
    names = [name for name in _BETWEEN_NAMES.split(text) if name]
    return names if all(" " in name for name in names) else [text]


def _authors(
    tree: Element,
    properties: Mapping[str, str],
    kind: RecordType,
    graph: Graph,
    answers: dict[str, Value],
) -> Iterator[str]:
    question = next((one for one in questions_for(kind) if one.field == "authors"), None)
    if question is None:
        return
    written = _written_names(tree)
    names = written or _names_in(properties.get("creator", ""))
    found: list[Value] = []
    for name in filter(None, names):
        value: Value | None = None
        for form in (name, _turned(name)):
            try:
                understood = understand(question, form, graph)
            except AnswerError:
                continue
            value = understood[0] if isinstance(understood, tuple) and understood else understood
            if isinstance(value, Plain):
                break
        if isinstance(value, Plain):
            found.append(value)
        elif written:
            found.append({"name": name})
            yield (
                f"“{name}” has no page here, so the name alone is given. If that is a person of the site, "
                "write its record in its place, such as people/jane-roe."
            )
        else:
            yield (
                f"Word names “{name}” as the one who made the file, and nobody here has that name. See "
                "that the authors are those of the document."
            )
    if found:
        answers["authors"] = tuple(found)


def _turned(name: str) -> str:
    """A name as it is spoken: “Roe, Jane” is Jane Roe."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma else name
