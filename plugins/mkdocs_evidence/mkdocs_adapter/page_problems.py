"""Templates, plugins and extensions that refuse a page, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from traceback import walk_tb

import jinja2
from mkdocs import plugins

import mkdocs_evidence
from mkdocs_evidence.diagnostics import SiteProblemError

PAGE_ERRORS = ("Error reading page", "Error building page", "Encoding error reading file")
"""How MkDocs begins what it says before it passes on whatever a plugin, hook or extension raised."""


def page_problem(told: Iterable[str]) -> str:
    """Return what MkDocs said of a page that something refused; empty where it said nothing of one."""
    reasons = [one for one in told if one.startswith(PAGE_ERRORS)]
    if not reasons:
        return ""
    return (
        f"{' '.join(reasons)}. A plugin, a hook or an extension of Markdown that mkdocs.yml names refuses "
        "this page. Mend what it names, or take it out of mkdocs.yml."
    )


def without_page_problems(told: Iterable[str]) -> tuple[str, ...]:
    """What MkDocs said besides of pages that something refused."""
    return tuple(one for one in told if not one.startswith(PAGE_ERRORS))


def plugin_problem(error: Exception) -> str:
    """Return what another plugin, a hook or MkDocs failed with, in a sentence; empty where none did."""
    frames = [frame.f_code for frame, _ in walk_tb(error.__traceback__)]
    for caller, handler in pairwise(frames):
        name = Path(handler.co_filename)
        is_event = caller.co_name == "run_event" and Path(caller.co_filename) == Path(plugins.__file__)
        if is_event and Path(mkdocs_evidence.__file__).parent not in name.parents:
            return (
                f"A plugin or hook of mkdocs.yml failed in {name.name}: {error} ({type(error).__name__}). "
                "Mend it, or take it out of mkdocs.yml."
            )
    return _mkdocs_problem(error, [Path(frame.co_filename) for frame in frames])


def _mkdocs_problem(error: Exception, files: list[Path]) -> str:
    """Return what MkDocs itself failed with, in a sentence; empty where our own code did."""
    ours, theirs = Path(mkdocs_evidence.__file__).parent, Path(plugins.__file__).parent
    last = next((file for file in reversed(files) if ours in file.parents or theirs in file.parents), None)
    if last is None or theirs not in last.parents:
        return ""
    return (
        f"MkDocs failed in {last.name}: {error} ({type(error).__name__}). Look in mkdocs.yml for what "
        "this names, such as an address that is none in `nav`."
    )


@contextmanager
def template_problems() -> Iterator[None]:
    """Raise SiteProblemError for a template that cannot be used."""
    try:
        yield
    except jinja2.TemplateError as error:
        raise SiteProblemError(_of_template(error, _place_in_syntax(error))) from error


def template_problem(error: Exception, custom_dir: str | None) -> str:
    """Return what a template of the site's own failed with, in a sentence; empty where none did.

    Jinja gives each part of a template its file and its line in the traceback.
    """
    folder = Path(custom_dir) if custom_dir else None
    own = [(file, line) for file, line in _places(error) if folder and folder in Path(file).parents]
    if not folder or not own:
        return ""
    file, line = own[-1]
    return _of_template(error, f" ({Path(file).relative_to(folder.parent).as_posix()}, line {line})")


def _places(error: Exception) -> Iterator[tuple[str, int]]:
    if isinstance(error, jinja2.TemplateSyntaxError):
        yield error.filename or "", error.lineno
    yield from ((frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__))


def _of_template(error: Exception, place: str) -> str:
    message = error.message if isinstance(error, jinja2.TemplateError) else str(error)
    reason = (message or type(error).__name__).rstrip(".")
    return (
        f"A template cannot be used{place}: {reason}. Look at the templates in the "
        "`custom_dir` of mkdocs.yml: one in the place of a template of this software must give what that "
        "gives. The theme must be `material`."
    )


def _place_in_syntax(error: jinja2.TemplateError) -> str:
    if not isinstance(error, jinja2.TemplateSyntaxError):
        return ""
    return f" ({error.filename or error.name}, line {error.lineno})"
