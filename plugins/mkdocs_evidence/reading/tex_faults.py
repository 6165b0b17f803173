"""Faults of formulas, in plain English."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

TOKEN = re.compile(r"\\(?:begin|end)\{[^{}]*\}|\\(?:[a-zA-Z]+\*?|.)|\{[a-zA-Z]+\*?\}|.", re.DOTALL)
NOT_HERE = re.compile(
    r"\\(?:(?:text)?color|(?:f|page)?colorbox|definecolor|def|gdef|edef|xdef|let"
    r"|(?:re|provide)?newcommand|providecommand|DeclareMathOperator|[bx]?cancel|sout|eqref|ref|label|tag"
    r")(?![a-zA-Z])"
)
"""Commands that the converter knows and pages do not show: colours, definitions, strikes, numbers."""


@dataclass(frozen=True, slots=True)
class TexFault:
    """A fault of a formula: its offset and length in the TeX, what is wrong, and what to do."""

    start: int
    length: int
    message: str
    remedy: str


Said = tuple[str, str]
_LOOK = "look at the formula from here on; docs/writing-formulas.md has examples of what is known"


def fault_of(tex: str, offset: int, said: str) -> TexFault:
    """The fault that the converter reports at an offset."""
    token = TOKEN.match(tex, offset)
    for pattern, words in _SAYINGS:
        if found := pattern.fullmatch(said):
            message, remedy = words(found)
            break
    else:
        message, remedy = f"this formula cannot be read: {said[:1].lower()}{said[1:].rstrip('.')}", _LOOK
    return TexFault(offset, len(token[0]) if token else 0, message, remedy)


def _command(found: re.Match[str]) -> Said:
    name = found["name"]
    message = f"{name} is not known in formulas here"
    if "color" in name:
        return message, "take it out: formulas have the colour of the text"
    if "cancel" in name or name == r"\sout":
        return message, "take it out, and say in words what is left out"
    if re.fullmatch(r"\\(?:eqref|ref|label|tag)", name):
        step = "take it out, and name the formula in words, such as “the primary model”"
        return message, f"{step}: formulas have no numbers"
    if NOT_HERE.fullmatch(name):
        return message, "take it out, and write in full what it stands for wherever it is used"
    word = name.lstrip("\\")
    step = f"check its spelling; for a word write \\text{{{word}}}"
    return message, f"{step}, for a function \\operatorname{{{word}}}"


def _environment(found: re.Match[str]) -> Said:
    return (
        f"there is no environment `{found['name']}` in formulas here",
        "use aligned, cases, matrix, pmatrix, bmatrix, vmatrix, array or gathered",
    )


def _unclosed(found: re.Match[str]) -> Said:
    sign = found["sign"].replace(r"\end{...}", r"\end{…}")
    step = f"write {sign} where it belongs"
    if sign == "}":
        step += r". After % the rest of a line is left out: for a per cent sign write \%"
    return f"the formula ends before {sign}, which must close what is open", step


def _unopened(found: re.Match[str]) -> Said:
    sign = found["sign"].replace(r"\end{...}", r"\end{…}")
    return f"{sign} closes nothing", "take it out, or write what it closes before it"


def _other_end(found: re.Match[str]) -> Said:
    return f"{found['seen']} stands where {found['meant']} is needed", f"write {found['meant']} here"


def _one_of(message: str, remedy: str) -> Callable[[re.Match[str]], Said]:
    return lambda found: (message, remedy)


_SAYINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Said]], ...] = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (r'Unknown command "(?P<name>.*)"\.', _command),
        (r'Unknown environment "(?P<name>.*)"\.', _environment),
        (r'Expected closing token "(?P<sign>.*)", but reached end of input\.', _unclosed),
        (r'Unmatched closing token: "(?P<sign>.*)"\.', _unopened),
        (r'Expected "(?P<meant>.*)", but found "(?P<seen>.*)"\.', _other_end),
        (
            r"Duplicate subscript or superscript\.",
            _one_of(
                "there is a second ^ or _ for the same sign",
                "put braces around what belongs together, as in x^{2^3} or x_{1,2}",
            ),
        ),
        (
            r"Expected argument but .*|'\^' or '_' directly followed by .*",
            _one_of(
                "a sign or command before this place needs something behind it",
                r"write what belongs to it in braces, as in x^{2}, \frac{a}{b} or \sqrt{x}",
            ),
        ),
        (
            r'Found "&", which may only appear .*',
            _one_of(
                "& parts the columns of a matrix or of aligned lines, and there are none here",
                r"write \begin{aligned} before these lines and \end{aligned} behind them; "
                r"for the sign itself write \&",
            ),
        ),
        (
            r'There must be a parenthesis after "(?P<name>[^"]*)", but not found\.',
            lambda found: (
                f"{found['name']} needs a bracket behind it",
                r"write the bracket, as in \left( … \right), or a stop where there is none, as in \right.",
            ),
        ),
        (
            r"Too many expansions of custom commands\..*",
            _one_of(
                "this formula uses too many commands that stand for others", "make several formulas of it"
            ),
        ),
        (
            r'Unexpected "\$"\.|Math mode within text mode is not implemented yet\.',
            _one_of("a formula may not hold a dollar sign", r"write \$ for the sign itself"),
        ),
        (
            r'Found "(?P<name>.*)", which may only appear (?P<where>.*)\.',
            lambda found: (
                f"{found['name']} may stand only {found['where'].removesuffix('...').rstrip(', ')}",
                "move it there, or take it out",
            ),
        ),
    )
)
