"""Where events and calls stand on a day: computed from their dates, never declared."""

from __future__ import annotations

from datetime import date

from mkdocs_evidence.model import CallFields, EventFields


def event_state(fields: EventFields, as_of: date) -> str:
    """Upcoming, today or past."""
    last = (fields.end or fields.start).date.latest
    if last < as_of:
        return "past"
    return "upcoming" if fields.start.date.earliest > as_of else "today"


def call_state(fields: CallFields, as_of: date) -> str:
    """Opens on …, Open until …, Open, or Closed, with the date."""
    if fields.opens.date.earliest > as_of:
        return f"Opens on {fields.opens.in_words}"
    if fields.closes is None:
        return "Open; the sources give no closing date"
    if fields.closes.date.latest < as_of:
        return f"Closed on {fields.closes.in_words}"
    return f"Open until {fields.closes.in_words}"
