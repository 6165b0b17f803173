"""Where events and calls stand on a day: computed from their dates, never declared."""

from __future__ import annotations

from datetime import date

from mkdocs_evidence.model import CallFields, EventFields
from mkdocs_evidence.model.words import Word


class EventState(Word):
    """Where an event stands."""

    UPCOMING = "upcoming", "Upcoming", "It has not begun."
    NOW = "now", "Now", "It takes place today, or on a day of this month that is not known."
    PAST = "past", "Past", "It is over."


class CallState(Word):
    """Where a call stands."""

    TO_OPEN = "to_open", "Not open yet", "It opens on the day that is given."
    OPEN = "open", "Open", "It takes answers."
    OPEN_ENDED = "open_ended", "Open, no closing date known", "It has opened; no closing date is known."
    CLOSED = "closed", "Closed", "It takes no more answers."


def event_state(fields: EventFields, as_of: date) -> EventState:
    """The state of an event: past only when its last possible day is over."""
    last = (fields.end or fields.start).date.latest
    if last < as_of:
        return EventState.PAST
    return EventState.UPCOMING if fields.start.date.earliest > as_of else EventState.NOW


def call_state(fields: CallFields, as_of: date) -> CallState:
    """The state of a call: on its closing day it is still open."""
    if fields.opens.date.earliest > as_of:
        return CallState.TO_OPEN
    if fields.closes is None:
        return CallState.OPEN_ENDED
    return CallState.CLOSED if fields.closes.date.latest < as_of else CallState.OPEN


__all__ = ["CallState", "EventState", "call_state", "event_state"]
