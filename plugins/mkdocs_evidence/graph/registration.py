"""Registration of studies in public registries."""

from __future__ import annotations

from datetime import date

from mkdocs_evidence.model import ProjectFields


def is_registered(fields: ProjectFields, as_of: date) -> bool:
    """Whether a study was in a public registry on a day."""
    entry = fields.registration
    return entry is not None and (entry.date is None or entry.date.is_known_by(as_of))
