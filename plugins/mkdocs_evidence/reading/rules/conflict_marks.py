"""Files hold no marks of a merge conflict."""

from collections.abc import Sequence

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.reading.conflicts import Conflict, conflicts_in, first_sides

RULE = Rule("conflict-marks", "Files hold no marks of a merge conflict")

_STEP = (
    "keep the lines that are right, delete the others and the marks (<<<<<<<, =======, >>>>>>>), and commit "
    "(in the browser, choose Edit); or take the whole file as it is on main: "
    "`git checkout origin/main -- {path}`"
)


def faults_in(path: str, lines: Sequence[str], strict_until: int = 0) -> tuple[Diagnostic, ...]:
    """One fault for each conflict in the lines of a file."""
    return tuple(
        tell(_place(path, lines, one), one.last, _STEP.format(path=path))
        for one in conflicts_in(lines, strict_until)
    )


def without_conflicts(path: str, text: str, *, is_yaml: bool = False) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return a text with the first side of each conflict, and one fault for each conflict.

    The rest of the file is then read, and what it says is not missed elsewhere.
    """
    lines = text.split("\n")
    strict_until = len(lines) if is_yaml else 0
    conflicts = conflicts_in(lines, strict_until)
    if not conflicts:
        return text, ()
    return "\n".join(first_sides(lines, conflicts)), faults_in(path, lines, strict_until)


def tell_register(place: Place, last: int) -> Diagnostic:
    """Fault for a conflict in the register, where no line may be chosen by hand."""
    step = (
        "do not choose between the two: only the order of lines that main has can be right. Take the whole "
        f"file from main (`git checkout origin/main -- {place.path}`; in the browser, download it from main "
        "and upload it to the same folder of your branch), and commit. `python3 build.py publish`, or the "
        "workflow after the merge, then adds what is new at the end"
    )
    return tell(place, last, step)


def tell(place: Place, last: int, step: str) -> Diagnostic:
    """Fault for lines that Git could not merge, from a place to a last line."""
    if last == place.line:
        message = "this line is a mark that a merge conflict left behind"
    else:
        message = f"Git could not merge lines {place.line} to {last}, and left both versions here"
    return Diagnostic(RULE, place, message, step)


def _place(path: str, lines: Sequence[str], conflict: Conflict) -> Place:
    line = lines[conflict.first - 1]
    return Place(path, conflict.first, 1, max(1, len(line)), line)
