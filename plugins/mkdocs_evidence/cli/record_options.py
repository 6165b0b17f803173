"""What the options of `new` and `import` say of a record, as its file will say it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from mkdocs_evidence.authoring import (
    AnswerError,
    Choice,
    Plain,
    Question,
    Value,
    fault_of_name,
    type_of_word,
    understand,
    word_of_type,
)
from mkdocs_evidence.cli import asking
from mkdocs_evidence.diagnostics import SiteProblemError, nearest
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.model import RecordType

_SHORT = ("title", "summary", "date")


def given_answers(
    arguments: argparse.Namespace, questions: tuple[Question, ...], graph: Graph
) -> dict[str, Value]:
    """What the options say, as the file will say it; SiteProblemError with what would be right."""
    by_field = {question.field: question for question in questions}
    answers: dict[str, Value] = {}
    for name, text in _given(arguments):
        question = by_field.get(name)
        if question is None:
            meant = nearest(name, by_field)
            asked = f"did you mean {meant}?" if meant else f"there are {', '.join(by_field)}."
            raise SiteProblemError(f"--set {name}: there is no such field to set here; {asked}")
        try:
            value = understand(question, text, graph)
        except AnswerError as error:
            raise SiteProblemError(f"{name}: {error}") from None
        if value is not None:
            answers[name] = _joined(answers.get(name), value)
    return answers


def chosen_type(word: str | None, kinds: tuple[RecordType, ...], option: str = "") -> RecordType:
    """The type that was given, else the one that a person at the terminal chooses."""
    if word is None:
        if not asking.is_terminal():
            words = ", ".join(map(word_of_type, kinds))
            raise SiteProblemError(f"Say what it is to be{f' with {option}' if option else ''}: {words}.")
        choices = tuple(Choice(word_of_type(kind), kind.label) for kind in kinds)
        word = asking.ask_for("what do you want to write?", choices)
    try:
        return type_of_word(word)
    except AnswerError as error:
        raise SiteProblemError(str(error)) from None


def chosen_name(name: str | None, kind: RecordType, present: tuple[str, ...]) -> str:
    """The name that was given, else the one that a person at the terminal chooses; a fit one."""
    if name is None and asking.is_terminal():
        prompt = "\nIts name, which becomes its address for ever, such as what-schools-told-us\nname: "
        return asking.ask_until_right(prompt, lambda typed: fault_of_name(kind, typed, present))
    if name is None:
        raise SiteProblemError(f"Say how it is to be called: python3 build.py new {word_of_type(kind)} NAME")
    if fault := fault_of_name(kind, name, present):
        raise SiteProblemError(fault)
    return name


def option_for(question: Question) -> str:
    """How the option is typed that answers a question."""
    return f"--{question.field} …" if question.field in _SHORT else f"--set {question.field}=…"


def default_texts(defaults: Mapping[str, Value]) -> dict[str, str]:
    """Values as they are offered on the terminal."""
    return {
        name: value.text if isinstance(value, Plain) else str(value)
        for name, value in defaults.items()
        if isinstance(value, (str, Plain))
    }


def _given(arguments: argparse.Namespace) -> list[tuple[str, str]]:
    pairs = [(name, getattr(arguments, name)) for name in _SHORT if getattr(arguments, name) is not None]
    for setting in arguments.set:
        name, equals, value = setting.partition("=")
        if not equals:
            raise SiteProblemError(
                f"--set {setting}: write a name, =, and a value: --set project=lambeth-swis"
            )
        pairs.append((name.strip(), value))
    return pairs


def _joined(before: Value | None, value: Value) -> Value:
    """A field that is set twice has both values, where it takes several."""
    return (*before, *value) if isinstance(before, tuple) and isinstance(value, tuple) else value
