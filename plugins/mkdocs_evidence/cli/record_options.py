"""What the options of `new` and `import` say of a record, as its file will say it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from mkdocs_evidence.authoring import AnswerError, Plain, Question, Value, understand
from mkdocs_evidence.diagnostics import SiteProblemError, nearest
from mkdocs_evidence.graph import Graph

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
