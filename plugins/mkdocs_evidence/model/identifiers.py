"""What a record got after it was frozen, and what therefore stands beside it, not in it."""

from __future__ import annotations

from mkdocs_evidence.model.fields import Doi, Part, SitePath


class Identifiers(Part):
    """Identifiers and old addresses of a record or version, from `identifiers.yml`.

    A sealed file cannot change, so what is assigned later (a DOI) or what a change of name leaves
    behind (an old address) is kept here.
    """

    doi: Doi | None = None
    aliases: tuple[SitePath, ...] = ()
