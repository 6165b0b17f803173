"""The shape and the tone of every status: a word is always beside them, colour only helps."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SHAPES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "study-planned": ("circle-outline", "quiet"),
        "study-in_progress": ("circle-slice-4", "info"),
        "study-paused": ("pause-circle", "warn"),
        "study-analysis": ("chart-box-outline", "info"),
        "study-completed": ("check-circle", "good"),
        "study-stopped": ("close-octagon", "bad"),
        "study-cancelled": ("cancel", "bad"),
        "results-not_due": ("calendar-blank-outline", "quiet"),
        "results-due": ("calendar-clock", "warn"),
        "results-overdue": ("alert", "bad"),
        "results-reported": ("file-check-outline", "good"),
        "results-reported_late": ("clock-check-outline", "warn"),
        "results-exempt": ("minus-circle-outline", "quiet"),
        "results-unknown": ("help-circle-outline", "quiet"),
        "document-draft": ("pencil-outline", "warn"),
        "document-published": ("check", "good"),
        "document-concern": ("alert-outline", "warn"),
        "document-withdrawn": ("undo-variant", "bad"),
        "document-retracted": ("alert-octagram-outline", "bad"),
        "document-removed": ("eraser", "bad"),
        "version-current": ("file-check-outline", "good"),
        "version-superseded": ("file-replace-outline", "warn"),
        "version-corrected": ("file-edit-outline", "warn"),
        "change-minor": ("pencil-outline", "quiet"),
        "change-major": ("alert-outline", "warn"),
        "notice-correction": ("file-edit-outline", "warn"),
        "notice-clarification": ("information-outline", "info"),
        "notice-concern": ("alert-outline", "warn"),
        "notice-withdrawal": ("undo-variant", "bad"),
        "notice-retraction": ("alert-octagram-outline", "bad"),
        "notice-removal": ("eraser", "bad"),
        "notice-resolution": ("check-circle", "info"),
        "notice_state-in_force": ("alert-circle-outline", "warn"),
        "notice_state-ended": ("check-circle", "quiet"),
        "notice-non_publication": ("minus-circle-outline", "warn"),
        "direction-favours_intervention": ("plus-circle", "good"),
        "direction-favours_comparator": ("minus-circle", "bad"),
        "direction-no_clear_difference": ("approximately-equal", "quiet"),
        "direction-not_estimated": ("help-circle-outline", "quiet"),
        "outcome-primary": ("numeric-1-circle-outline", "quiet"),
        "outcome-secondary": ("numeric-2-circle-outline", "quiet"),
        "outcome-exploratory": ("magnify", "quiet"),
        "event-upcoming": ("calendar-clock", "info"),
        "event-now": ("calendar-check", "good"),
        "event-past": ("calendar-blank-outline", "quiet"),
        "call-to_open": ("calendar-clock", "info"),
        "call-open": ("bullhorn-outline", "good"),
        "call-open_ended": ("bullhorn-variant-outline", "quiet"),
        "call-closed": ("lock-outline", "quiet"),
        "promise-planned": ("check", "quiet"),
        "promise-changed": ("pencil-outline", "warn"),
        "promise-introduced": ("plus-circle-outline", "warn"),
        "promise-dropped": ("minus-circle-outline", "warn"),
        "promise-none": ("help-circle-outline", "quiet"),
        "fate-as_planned": ("check-circle", "good"),
        "fate-reported_changed": ("file-edit-outline", "warn"),
        "fate-not_reported": ("alert", "bad"),
        "fate-not_reported_explained": ("minus-circle-outline", "warn"),
        "fate-not_entered": ("circle-outline", "quiet"),
        "fate-dropped": ("close-circle-outline", "quiet"),
        "fate-added": ("plus-circle-outline", "warn"),
        "timing-after_recruitment": ("clock-alert-outline", "warn"),
        "timing-after_data": ("database-alert-outline", "warn"),
        "record-projects": ("flask-outline", "quiet"),
        "record-protocols": ("clipboard-text-outline", "quiet"),
        "record-reports": ("file-chart-outline", "quiet"),
        "record-blogs": ("text-box-outline", "quiet"),
        "record-people": ("account-outline", "quiet"),
        "record-organisations": ("domain", "quiet"),
        "record-programmes": ("folder-multiple-outline", "quiet"),
        "record-events": ("calendar-outline", "quiet"),
        "record-calls": ("bullhorn-outline", "quiet"),
        "record-notices": ("alert-circle-outline", "quiet"),
    }
)
"""For each word (axis-value) one of Material's icons, and how it sounds: good, bad, warn, info, quiet."""
PLAIN = ("circle-small", "quiet")
"""For a word that has no shape of its own."""


def shape_of(axis: str, value: str) -> tuple[str, str]:
    """The icon and the tone of a word."""
    return SHAPES.get(f"{axis}-{value}", PLAIN)
