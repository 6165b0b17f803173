"""Snippets for VS Code: the beginning of each type of record, with its choices, from the same model.

The form of the file: https://code.visualstudio.com/docs/editing/userdefinedsnippets
"""

from __future__ import annotations

import json

from mkdocs_evidence.authoring.answers import word_of_type
from mkdocs_evidence.authoring.questions import STATUS, Question, questions_for
from mkdocs_evidence.model import RecordType

_TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
_PLAIN = frozenset({"date", "version_date"})
_COMMENTED = frozenset({"resolves"})
"""Needed by few: offered as a comment, which whoever needs it uncomments."""
_OFFERED = frozenset({"about", "topics"}) | _COMMENTED


def render_snippets() -> str:
    """The text of `.vscode/evidence.code-snippets`."""
    snippets = {f"New {word_of_type(kind)}": _snippet(kind) for kind in RecordType}
    return json.dumps(snippets, indent=2, ensure_ascii=False) + "\n"


def _snippet(kind: RecordType) -> dict[str, object]:
    questions = [one for one in questions_for(kind) if one.required or one.field in _OFFERED]
    lines = [line for number, one in enumerate(questions, 1) for line in _lines(one, number)]
    return {
        "scope": "markdown",
        "prefix": f"new-{word_of_type(kind)}",
        "description": kind.meaning,
        "body": ["---", *lines, "draft: true", "---", "", "$0"],
    }


def _lines(question: Question, number: int) -> list[str]:
    if question.field == STATUS:
        return ["status_history:", f"  - date: {_TODAY}", f"    status: {_stop(question, number)}"]
    if question.field in _COMMENTED:
        return [f"# {question.field}: {_stop(question, number)}"]
    if question.takes_several:
        return [f"{question.field}:", f"  - {_stop(question, number)}"]
    if question.takes_names:
        return [f"{question.field}:", f'  name: "{_stop(question, number)}"']
    is_text = not (question.options or question.targets or question.is_date)
    stop = _stop(question, number)
    return [f'{question.field}: "{stop}"' if is_text else f"{question.field}: {stop}"]


def _stop(question: Question, number: int) -> str:
    """A place where the cursor stops: with a list to choose from, or with what is meant."""
    if question.options:
        return f"${{{number}|{','.join(value for value, _ in question.options)}|}}"
    if question.field in _PLAIN:
        return f"${{{number}:{_TODAY}}}"
    return f"${{{number}:{question.hint}}}"


__all__ = ["render_snippets"]
