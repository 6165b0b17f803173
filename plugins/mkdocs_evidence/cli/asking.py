"""Asking a person on the terminal: one question after the other, each until its answer can be used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping

from mkdocs_evidence.authoring import (
    BETWEEN,
    AnswerError,
    Choice,
    Question,
    Value,
    choices_of,
    understand,
)
from mkdocs_evidence.graph import Graph

MANY = 12
"""A longer list is not shown unless it is asked for."""


def is_terminal() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_for(hint: str, choices: tuple[Choice, ...]) -> str:
    """One of these, by its number or its word."""
    print(f"{hint[:1].upper()}{hint[1:]}", file=sys.stderr)
    shown = choices
    while True:
        _show(shown)
        typed = _numbered(_line("Its number, or a part of its name: "), shown)
        found = _matching(choices, typed) if typed else ()
        exact = [one for one in choices if one.value == typed]
        if exact or len(found) == 1:
            return (exact or found)[0].value
        shown = found or choices


def ask_until_right(prompt: str, fault_of: Callable[[str], str]) -> str:
    """A line of which nothing is wrong."""
    while True:
        typed = _line(prompt)
        if not (fault := fault_of(typed)):
            return typed
        print(fault, file=sys.stderr)


def ask_all(
    questions: Iterable[Question], graph: Graph, known: Mapping[str, Value], defaults: Mapping[str, str]
) -> dict[str, Value]:
    """The answers to these questions; those that are `known` are not asked again."""
    answers = dict(known)
    print(
        "Press Enter to take what stands in [brackets], or to leave out what is not needed.", file=sys.stderr
    )
    for question in questions:
        if question.field not in answers:
            value = _ask(question, graph, defaults.get(question.field, ""))
            if value is not None:
                answers[question.field] = value
    return answers


def _ask(question: Question, graph: Graph, default: str) -> Value | None:
    choices = choices_of(question, graph)
    shown = choices if len(choices) <= MANY else ()
    print(f"\n{question.hint[:1].upper()}{question.hint[1:]}", file=sys.stderr)
    if shown:
        _show(shown)
    while True:
        typed = _line(_prompt(question, choices, default)) or default
        if typed.endswith("?"):
            shown = _matching(choices, typed.rstrip("? "))
            _show(shown)
            continue
        try:
            value = understand(question, _numbered(typed, shown), graph)
        except AnswerError as error:
            print(error, file=sys.stderr)
            continue
        if value is not None or not question.required:
            return value
        print("This is needed.", file=sys.stderr)


def _prompt(question: Question, choices: tuple[Choice, ...], default: str) -> str:
    parts = []
    if len(choices) > MANY:
        parts.append("? shows what there is, and a part of a name with ? what is called so")
    if question.takes_several:
        parts.append("between several put a semicolon")
    if not question.required:
        parts.append("may stay empty")
    said = f" ({'; '.join(parts)})" if parts else ""
    return f"{question.field}{said}{f' [{default}]' if default else ''}: "


def _numbered(typed: str, shown: tuple[Choice, ...]) -> str:
    """Numbers stand for what the list that was shown last has under them."""
    parts = (part.strip() for part in typed.split(BETWEEN))
    return f"{BETWEEN} ".join(
        shown[int(part) - 1].value
        if part.isascii() and part.isdigit() and 0 < int(part) <= len(shown)
        else part
        for part in parts
    )


def _matching(choices: tuple[Choice, ...], part: str) -> tuple[Choice, ...]:
    wanted = part.casefold()
    return tuple(one for one in choices if wanted in one.label.casefold() or wanted in one.value)


def _show(choices: tuple[Choice, ...]) -> None:
    for number, choice in enumerate(choices, 1):
        print(f"  {number:3}  {choice.value}  {choice.label}", file=sys.stderr)
    if not choices:
        print("  There is none of that name.", file=sys.stderr)


def _line(prompt: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line.strip()
