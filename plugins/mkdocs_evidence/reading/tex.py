r"""TeX to MathML, and what is wrong with TeX that cannot become MathML (docs/adr/0073).

The converter is math-core. It writes styles, which the pages' policy forbids: they become classes. It calls
itself for what stands within braces, and tries brackets in all ways: both are bounded here.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from functools import cache, lru_cache

from math_core import LatexError, LatexToMathML

from mkdocs_evidence.reading.tex_faults import NOT_HERE, TexFault, fault_of

LONGEST = 4000
"""Characters of one formula."""
MOST_OPEN_BRACKETS = 12
"""Brackets that are open at once: each more doubles the time of the converter."""
SHALLOW = 40
"""Braces and commands which the smallest stack of a thread holds, 128 KiB on some systems."""
DEEP_STACK = 16 * 2**20
"""Bytes that LONGEST braces within each other need, twice over."""
PLAIN_ENVIRONMENTS = {
    **dict.fromkeys(("align", "align*", "split", "eqnarray", "eqnarray*"), "aligned"),
    **dict.fromkeys(("equation", "equation*", "gather", "gather*", "multline", "multline*"), "gathered"),
    "smallmatrix": "matrix",
}
"""Environments that number their lines or fill the page, and those that look alike and do not."""
CLASSES = {
    "text-align: right": "tex-right",
    "text-align: left": "tex-left",
    "padding-right: 0": "tex-close-right",
    "padding-left: 0": "tex-close-left",
    "padding-left:1em": "tex-apart",
    **{
        f"border-{side}: 0.05em {kind} currentcolor": f"tex-{name}-{side}"
        for side in ("left", "right", "top", "bottom")
        for kind, name in (("solid", "line"), ("dashed", "dashes"))
    },
    "margin-left:-0.16666667em": "tex-thin-back",
    "margin-left:-0.2222222em": "tex-medium-back",
    "margin-left:-0.2777778em": "tex-thick-back",
}
"""Class for each declaration of a style that the converter writes. What is not here is left out."""
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\{(?P<name>[a-z]+\*?)\}")
_BRACKET = re.compile(r"\\(?:begin|end|left|right)\b|\\[lr][a-zA-Z]+|\\[{}|]|\\.|[()\[\]]", re.DOTALL)
_OPENING = re.compile(r"[(\[]|\\\{|\\l(?:angle|brace|brack|ceil|floor|group|moustache|vert|Vert|paren)")
_CLOSING = re.compile(r"[)\]]|\\\}|\\r(?:angle|brace|brack|ceil|floor|group|moustache|vert|Vert|paren)")
_STYLE = re.compile(r' style="([^"]*)"')


class TexError(ValueError):
    """A formula that cannot be shown; `fault` says why and where."""

    def __init__(self, fault: TexFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@lru_cache(maxsize=1024)
def mathml_of(tex: str, *, is_display: bool) -> str:
    """Return the MathML of a formula; TexError where it has a fault."""
    _require_bounded(tex)
    if found := NOT_HERE.search(tex):
        raise TexError(fault_of(tex, found.start(), f'Unknown command "{found[0]}".'))
    known, shifts = _with_plain_environments(tex)

    def convert() -> str:
        return _converter().convert_with_local_state(known, displaystyle=is_display)

    try:
        is_shallow = known.count("{") + known.count("\\") <= SHALLOW
        mathml = convert() if is_shallow else _in_deep_stack(convert)
    except LatexError as error:
        place, _, said = str(error).partition(": ")
        offset = int(place) - sum(shift for start, shift in shifts if start <= int(place))
        raise TexError(fault_of(tex, max(0, min(offset, len(tex))), said)) from None
    if "<m" not in mathml.removeprefix("<math"):
        remedy = "write a formula between the signs, or take them out"
        raise TexError(TexFault(0, 0, "this formula is empty", remedy))
    return _STYLE.sub(_class_of_style, mathml)


def tex_fault(tex: str, *, is_display: bool) -> TexFault | None:
    """Return what is wrong with a formula; None if nothing is."""
    try:
        mathml_of(tex, is_display=is_display)
    except TexError as error:
        return error.fault
    return None


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(fancy_error=False, annotation=False, max_expansions=100)


def _require_bounded(tex: str) -> None:
    if len(tex) > LONGEST:
        message = f"this formula has {len(tex):,} characters, and may have {LONGEST:,}"
        raise TexError(TexFault(LONGEST, 0, message, "make several formulas of it, with words between them"))
    depth = 0
    for found in _BRACKET.finditer(tex):
        if _OPENING.fullmatch(found[0]):
            depth += 1
        elif _CLOSING.fullmatch(found[0]):
            depth = max(0, depth - 1)
        if depth > MOST_OPEN_BRACKETS:
            message = f"more than {MOST_OPEN_BRACKETS} brackets are open here, one within the other"
            remedy = "close them, or make several formulas of it"
            raise TexError(TexFault(found.start(), len(found[0]), message, remedy))


def _with_plain_environments(tex: str) -> tuple[str, list[tuple[int, int]]]:
    """The TeX with environments without numbers, and by how much it is longer from which offset on."""
    shifts: list[tuple[int, int]] = []
    total = 0

    def plain(found: re.Match[str]) -> str:
        nonlocal total
        name = found["name"]
        other = PLAIN_ENVIRONMENTS.get(name, name)
        if shift := len(other) - len(name):
            total += shift
            shifts.append((found.end() + total, shift))
        return found[0].replace(f"{{{name}}}", f"{{{other}}}")

    return _ENVIRONMENT.sub(plain, tex), shifts


def _in_deep_stack(convert: Callable[[], str]) -> str:
    """What a function returns or raises, called where it may call itself often."""
    outcome: list[str | LatexError] = []

    def run() -> None:
        try:
            outcome.append(convert())
        except LatexError as error:
            outcome.append(error)

    before = threading.stack_size(DEEP_STACK)
    try:
        thread = threading.Thread(target=run)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    if isinstance(outcome[0], LatexError):
        raise outcome[0]
    return outcome[0]


def _class_of_style(found: re.Match[str]) -> str:
    names = (CLASSES.get(one.strip()) for one in found[1].split(";"))
    listed = " ".join(name for name in names if name)
    return f' class="{listed}"' if listed else ""
