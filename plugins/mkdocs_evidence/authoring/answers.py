"""From what a person answers to the value that the file takes, or a sentence that says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_evidence.authoring.front_matter import Plain, Value
from mkdocs_evidence.authoring.questions import Question
from mkdocs_evidence.diagnostics import nearest
from mkdocs_evidence.graph import Graph, resolve
from mkdocs_evidence.model import Key, Moment, PartialDate, RecordType, Reference

BETWEEN = ";"
"""Stands between several answers to one question: names and titles may hold commas."""


class AnswerError(ValueError):
    """An answer that the field cannot take; its words say what would be right."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be answered: the word that is written, and what it is called."""

    value: str
    label: str


def choices_of(question: Question, graph: Graph) -> tuple[Choice, ...]:
    """What can be answered where that is a list: words, topics, or the records that there are."""
    if question.field == "topics":
        return tuple(Choice(topic.id, topic.label) for topic in graph.settings.topics)
    if question.options:
        return tuple(Choice(value, label) for value, label in question.options)
    works = (work for kind in question.targets for work in graph.everything.works(kind))
    return tuple(Choice(_written(work, question), _title(graph, work)) for work in works)


def understand(question: Question, answer: str, graph: Graph) -> Value | None:
    """The value that an answer means; None where it is empty. AnswerError where it cannot be taken."""
    parts = [part.strip() for part in answer.split(BETWEEN)] if question.takes_several else [answer.strip()]
    values = [_one(question, part, graph) for part in parts if part]
    if not values:
        return None
    return tuple(values) if question.takes_several else values[0]


def _one(question: Question, answer: str, graph: Graph) -> Value:
    if question.is_date:
        return _date(answer)
    if question.targets:
        return _reference(question, answer, graph)
    if question.options or question.field == "topics":
        return _word(choices_of(question, graph), answer)
    return _text(question, answer)


def _text(question: Question, answer: str) -> str:
    least, most = question.lengths
    if not least <= len(answer) <= most:
        raise AnswerError(f"That has {len(answer)} characters; {least} to {most} are wanted.")
    if question.field.endswith("url") and not answer.startswith(("https://", "http://")):
        raise AnswerError("A web address starts with https:// or http://.")
    return answer


def _date(answer: str) -> Plain:
    parse: Callable[[str], object] = Moment.parse if ":" in answer else PartialDate.parse
    try:
        parse(answer)
    except ValueError as error:
        raise AnswerError(f"'{answer}' {error}.") from None
    return Plain(answer)


def _word(choices: tuple[Choice, ...], answer: str) -> Plain:
    for choice in choices:
        if answer.casefold() in (choice.value, choice.label.casefold()):
            return Plain(choice.value)
    meant = nearest(answer.lower(), [choice.value for choice in choices])
    question = f"did you mean {meant}?" if meant else f"it is one of {', '.join(c.value for c in choices)}."
    raise AnswerError(f"'{answer}' is none of the words; {question}")


def _reference(question: Question, answer: str, graph: Graph) -> Value:
    choices = choices_of(question, graph)
    by_title = [choice.value for choice in choices if choice.label.casefold() == answer.casefold()]
    written = by_title[0] if len(by_title) == 1 else answer
    try:
        reference = Reference.parse(written, question.targets)
    except ValueError:
        if question.takes_names:
            return {"name": answer}
        raise AnswerError(_unknown(answer, choices)) from None
    target = resolve(reference, graph.everything)
    if not isinstance(target, Key) or reference.is_misplaced:
        raise AnswerError(_unknown(answer, choices))
    return Plain(_with_version(target, question, graph))


def _unknown(answer: str, choices: tuple[Choice, ...]) -> str:
    meant = nearest(answer.lower(), [choice.value for choice in choices]) or nearest(
        answer.lower(), [choice.value.partition("/")[2] for choice in choices]
    )
    question = f"did you mean {meant}?" if meant else "make that record first, or leave this out."
    return f"There is no record '{answer}' that fits here; {question}"


def _with_version(target: Key, question: Question, graph: Graph) -> str:
    """The reference as it is written; a report evaluates a version, so the newest one is named."""
    if question.field == "evaluates" and not target.version:
        return f"{target.id}@{graph.everything.latest(target).key.version}"
    version = f"@{target.version}" if target.version else ""
    return f"{_written(target.work, question)}{version}"


def _written(work: Key, question: Question) -> str:
    return work.id if len(question.targets) == 1 else str(work)


def _title(graph: Graph, work: Key) -> str:
    title = graph.everything.latest(work).fields.title
    return f"{title} (a draft)" if graph.everything.latest(work).fields.draft else title


FROM_WORD = (RecordType.PROTOCOL, RecordType.REPORT, RecordType.BLOG)
"""What a Word document can become."""


def word_of_type(kind: RecordType) -> str:
    """A type of record as people type it."""
    return kind.label.lower().removesuffix(" post")


def types_in_words() -> str:
    """All types of record, as people type them."""
    return ", ".join(map(word_of_type, RecordType))


def type_of_word(word: str) -> RecordType:
    """The type that a word means: blog, blogs, Blog post; AnswerError with the nearest where none."""
    names = {kind.value: kind for kind in RecordType}
    names |= {word_of_type(kind): kind for kind in RecordType}
    found = names.get(word.lower())
    if found is None:
        meant = nearest(word.lower(), names)
        question = f"did you mean {meant}?" if meant else f"there are {types_in_words()}."
        raise AnswerError(f"There is no type of record '{word}'; {question}")
    return found
