"""Templates of a site's own that cannot be used, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import jinja2

from mkdocs_evidence.diagnostics import SiteProblemError


@contextmanager
def template_problems() -> Iterator[None]:
    """Raise SiteProblemError for a template that cannot be used."""
    try:
        yield
    except jinja2.TemplateError as error:
        raise SiteProblemError(
            f"A template cannot be used{_place(error)}: {_reason(error)}. Look at the templates in the "
            "`custom_dir` of mkdocs.yml: one in the place of a template of this software must give what that "
            "gives. The theme must be `material`."
        ) from error


def _place(error: jinja2.TemplateError) -> str:
    """The file and line of a mistake in a template, where they are known."""
    if not isinstance(error, jinja2.TemplateSyntaxError):
        return ""
    return f" ({error.filename or error.name}, line {error.lineno})"


def _reason(error: jinja2.TemplateError) -> str:
    return (error.message or type(error).__name__).rstrip(".")
