"""Files of the content folder that belong to the site around us: the policy for files leaves them alone."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.graph.written_files import is_of_hosts
from mkdocs_evidence.reading.paths import type_of

FOR_HOSTS = ("404.html", "_headers", "_redirects", "sitemap.xml")
"""Files at the root by which a site tells its host what to do, besides those of `is_of_hosts`."""
OF_THE_THEME = ("logo", "favicon")
"""Options of a theme that name files."""


def host_owned(config: MkDocsConfig, names: Iterable[str], *, is_guest: bool) -> frozenset[str]:
    """The paths of the files that the site brings itself.

    These are those that its configuration names as scripts, styles and icons, and those at its root that are
    for its host; where its pages keep the look of its theme (`is_guest`), all outside the records' folders.
    """
    named = {str(getattr(script, "path", script)) for script in config.extra_javascript}
    named |= {str(style) for style in config.extra_css}
    named |= {str(config.theme.get(option)) for option in OF_THE_THEME}
    named |= {name for name in names if name in FOR_HOSTS or is_of_hosts(name)}
    outside = (name for name in names if type_of(name) is None) if is_guest else ()
    return frozenset((*named, *outside))
