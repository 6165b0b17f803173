"""Compare the register with that of the base: it may only have become longer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mkdocs_evidence.graph.register import first_break, lines_of, parse_register

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterFiles:
    """The register's file as it is here and as it is at the base.

    `path` is as people see it and `base` the name of the base. `branched` is its content where this
    change branched off, `tip` at the newest commit of the base; empty where there is no such file.
    `earlier` gives what the base had before, newest first.
    """

    path: str
    base: str
    here: bytes
    branched: bytes
    tip: bytes
    earlier: Callable[[], Iterable[bytes]] = tuple


def register_conflicts(files: RegisterFiles) -> Iterator[str]:
    """Every reason why this register must not replace that of the base, with what to do."""
    here, branched, tip = (lines_of(data) for data in (files.here, files.branched, files.tip))
    broken = first_break(branched, here)
    if broken is not None:
        if not _is_restored(here, branched, files.earlier):
            yield (
                f"{files.path} does not begin with the lines that it has on '{files.base}': "
                f"{broken.in_words}. What was sealed stays as it is written. {_take_over(files)}"
            )
    elif here != branched and first_break(tip, here) and first_break(here, tip):
        yield (
            f"{files.path} got new lines here, and meanwhile others on '{files.base}'. Only one order can be "
            f"right: that of '{files.base}'. {_take_over(files)} After the merge, what is new here is sealed "
            f"at the end. To seal it by hand: merge '{files.base}' first, take over its register as above, "
            "then run `python3 build.py publish`."
        )


def _is_restored(here: Lines, branched: Lines, earlier: Callable[[], Iterable[bytes]]) -> bool:
    """Return True if the base broke an earlier register of its own, and this one continues that.

    Of the earlier ones the newest counts that is whole and that the base does not continue.
    """
    for data in earlier():
        lines = lines_of(data)
        if first_break(lines, branched) and not parse_register(data).faults:
            return first_break(lines, here) is None
    return False


def _take_over(files: RegisterFiles) -> str:
    """Return the remedy, with Git and in the browser."""
    return (
        f"Take over that of '{files.base}': `git checkout {files.base} -- {files.path}`, and commit. In the "
        f"browser: open {files.path} on '{files.base}', download it, upload it to the same folder of your "
        "branch, and commit."
    )
