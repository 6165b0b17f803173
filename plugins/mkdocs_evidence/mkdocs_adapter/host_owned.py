"""Files of the content folder that belong to the site around us: the policy for files leaves them alone."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.reading.paths import type_of

OF_THE_THEME = ("logo", "favicon")
"""Options of a theme that name files."""


def host_owned(config: MkDocsConfig, names: Iterable[str], *, is_guest: bool) -> frozenset[str]:
    """The paths of the files that the site brings itself.

    These are those that its configuration names as scripts, styles and icons; and, where its pages keep
    the look of its theme (`is_guest`), every file outside the folders of records.
    """
    named = {str(getattr(script, "path", script)) for script in config.extra_javascript}
    named |= {str(style) for style in config.extra_css}
    named |= {str(config.theme.get(option)) for option in OF_THE_THEME}
    outside = (name for name in names if type_of(name) is None) if is_guest else ()
    return frozenset((*named, *outside))
